import { PermanentError } from '@chudong/domain'
import { z } from 'zod'

/** The last hit of a page: what came after it is the next page, whatever was added meanwhile. */
const Cursor = z.object({
  sort: z.enum(['newest', 'relevance']),
  publishedAt: z.coerce.date(),
  id: z.string().max(200),
  rank: z.number(),
})
export type Cursor = z.infer<typeof Cursor>

/** Opaque text of a place in an answer. */
export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url')
}

/** Throws PermanentError when the text is not a cursor of this sort order. */
export function readCursor(text: string, sort: Cursor['sort']): Cursor {
  const cursor = Cursor.safeParse(parse(text))
  if (!cursor.success || cursor.data.sort !== sort)
    throw new PermanentError('Không đọc được vị trí trang kết quả; hãy tìm lại từ đầu.')
  return cursor.data
}

function parse(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text.slice(0, 1_000), 'base64url').toString())
  } catch {
    return null
  }
}
