import { decodePage, extractPage } from '@chudong/extract'
import { openNewsroom } from '@chudong/newsroom'
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'

/** The main text of a page by our extractor. */
export function ours(html: Uint8Array, url = 'https://example.org/a/b'): string {
  return extractPage(html, { url }).text
}

/** The main text of a page by Readability on linkedom; '' for the few pages on which they fail. */
export function theirs(html: Uint8Array): string {
  try {
    const { document } = parseHTML(decodePage(html).text)
    return new Readability(document as unknown as Document).parse()?.textContent ?? ''
  } catch {
    return ''
  }
}

/** Runs `work` and says how many milliseconds it took. */
export function timed<T>(work: () => T): { value: T; ms: number } {
  const start = performance.now()
  const value = work()
  return { value, ms: performance.now() - start }
}

/** Every article page of the demo newsroom, as its server sends it. */
export async function newsroomPages(now: Date): Promise<Uint8Array[]> {
  const newsroom = await openNewsroom({ now })
  try {
    const answers = newsroom.labels.map(async ({ url }) => {
      const answer = await fetch(url)
      return answer.ok ? new Uint8Array(await answer.arrayBuffer()) : null
    })
    return (await Promise.all(answers)).filter((page) => page !== null)
  } finally {
    await newsroom.close()
  }
}
