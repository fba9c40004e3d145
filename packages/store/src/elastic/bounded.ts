import { PermanentError } from '@chudong/domain'
import type { estypes } from '@elastic/elasticsearch'
import { explained, Refusal, typeOf } from './connect.ts'
import { liveGeneration } from './generations.ts'
import type { Store } from './store.ts'

/** Longer than any search that is of use to somebody waiting. */
export const searchTimeout = '8s'

/** Asks, with errors in words; where nothing was set up yet (or all was lost), sets up and asks again. */
export async function asked<T>(store: Store, what: string, work: () => Promise<T>): Promise<T> {
  try {
    try {
      return await work()
    } catch (error) {
      if (typeOf(error) !== 'index_not_found_exception') throw error
      await liveGeneration(store)
      return await work()
    }
  } catch (error) {
    if (error instanceof PermanentError) throw error
    if (tookTooLong(error)) throw tooBroad(error)
    throw explained(what, error)
  }
}

/** The answer to one of several questions, or its error thrown. */
export function answered<T>(item: estypes.MsearchResponseItem<T>): estypes.MsearchMultiSearchItem<T> {
  if ('error' in item) throw new Refusal(item.status ?? 500, item.error)
  return whole(item)
}

/** An answer whose search came to its end. */
export function whole<T extends { timed_out: boolean }>(answer: T): T {
  if (answer.timed_out) throw tooBroad()
  return answer
}

function tookTooLong(error: unknown): boolean {
  return error instanceof Error && JSON.stringify(causesOf(error)).includes('search_timeout')
}

function causesOf(error: Error): unknown {
  return error instanceof Refusal ? error.what : 'body' in error ? error.body : null
}

function tooBroad(cause?: unknown): PermanentError {
  return new PermanentError(
    'Câu tìm quá rộng nên mất quá nhiều thời gian; hãy thêm từ hoặc rút ngắn thời gian.',
    {
      cause,
    },
  )
}
