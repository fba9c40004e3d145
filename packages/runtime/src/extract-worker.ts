import { parentPort } from 'node:worker_threads'
import { extractPage } from '@chudong/extract'

export interface ExtractTask {
  id: number
  url: string
  bytes: Uint8Array
  contentType: string | null
}

parentPort?.on('message', ({ id, url, bytes, contentType }: ExtractTask) => {
  try {
    parentPort?.postMessage({ id, extracted: extractPage(bytes, { url, contentType }) })
  } catch (error) {
    parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) })
  }
})

parentPort?.postMessage('ready')
