export interface WaitingLines {
  /** Waits behind all who came before under this name; gives the way to leave, or null when it took longer than `mostMs`. */
  enter(name: string, mostMs: number): Promise<(() => void) | null>
  /** How many stand in that line, the one in front included. */
  length(name: string): number
}

/** Lines of waiting work in this process, first come, first served. */
export function openWaitingLines(): WaitingLines {
  const lines = new Map<string, { count: number; end: Promise<unknown> }>()
  return {
    length: (name) => lines.get(name)?.count ?? 0,
    async enter(name, mostMs) {
      const line = lines.get(name) ?? { count: 0, end: Promise.resolve() }
      const before = line.end
      let done = () => {}
      const mine = new Promise<void>((resolve) => {
        done = resolve
      })
      line.end = Promise.all([before, mine])
      line.count += 1
      lines.set(name, line)
      const leave = () => {
        done()
        line.count -= 1
        if (line.count === 0) lines.delete(name)
      }
      if (await within(before, mostMs)) return leave
      leave()
      return null
    },
  }
}

async function within(event: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms)
  })
  try {
    return await Promise.race([event.then(() => true), late])
  } finally {
    clearTimeout(timer)
  }
}
