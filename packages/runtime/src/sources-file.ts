import { readFile } from 'node:fs/promises'
import { Source } from '@chudong/domain'
import { z } from 'zod'

/** The sources of an office's own list (a JSON array in the catalogue's form). Throws with the file's name and the reason. */
export async function readSources(file: string): Promise<Source[]> {
  try {
    return z.array(Source).parse(JSON.parse(await readFile(file, 'utf8')))
  } catch (cause) {
    const why = cause instanceof z.ZodError ? z.prettifyError(cause) : String(cause)
    throw new Error(`the sources in ${file} cannot be read: ${why}`, { cause })
  }
}
