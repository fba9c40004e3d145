/** The live feed as a browser reads it. */
export interface WatchedFeed {
  /** When (performance.now) an incident of that title was first heard of. */
  seenAt: ReadonlyMap<string, number>
  close(): void
}

/** Signs in by the start link and reads `/api/feed` until closed; resolves when the feed has said hello. */
export async function openFeed(address: string, link: string): Promise<WatchedFeed> {
  const entered = await fetch(link, { redirect: 'manual' })
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  const control = new AbortController()
  const answer = await fetch(`${address}/api/feed`, { headers: { cookie }, signal: control.signal })
  if (!answer.ok || !answer.body) throw new Error(`the feed answered ${answer.status}`)
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader()
  await reader.read()
  const seenAt = new Map<string, number>()
  void readOn(reader, seenAt).catch((error: unknown) => {
    if (!control.signal.aborted) throw error
  })
  return { seenAt, close: () => control.abort() }
}

async function readOn(reader: ReadableStreamDefaultReader<string>, seenAt: Map<string, number>) {
  let text = ''
  for (;;) {
    const { value, done } = await reader.read()
    if (done) return
    const now = performance.now()
    const blocks = (text + value).split('\n\n')
    text = blocks.pop() ?? ''
    for (const block of blocks) {
      const title = titleIn(block)
      if (title !== null && !seenAt.has(title)) seenAt.set(title, now)
    }
  }
}

function titleIn(block: string): string | null {
  const line = block.split('\n').find((each) => each.startsWith('data: {"row"'))
  if (!line) return null
  const message = JSON.parse(line.slice(6)) as { incident: { title: string } }
  return message.incident.title
}
