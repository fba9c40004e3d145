export interface WaitingLines {
  /**
   * Waits behind all who came before under this name, `ahead` only behind those who also are; gives the way to leave, or
   * null when it took longer than `mostMs`.
   */
  enter(name: string, mostMs: number, ahead?: boolean): Promise<(() => void) | null>
  /** How many stand in that line, the one in front included. */
  length(name: string): number
}

interface Waiting {
  ahead: boolean
  comesUp: () => void
}

/** Lines of waiting work in this process: those who are let ahead in their order, then all others in theirs. */
export function openWaitingLines(): WaitingLines {
  /** Who waits behind the one in front; a name without a line has nobody in front. */
  const lines = new Map<string, Waiting[]>()
  const leaverOf = (name: string, line: Waiting[]) => () => {
    const next = line.find(({ ahead }) => ahead) ?? line[0]
    if (!next) return void lines.delete(name)
    line.splice(line.indexOf(next), 1)
    next.comesUp()
  }
  return {
    length(name) {
      const line = lines.get(name)
      return line ? line.length + 1 : 0
    },
    async enter(name, mostMs, ahead = false) {
      const line = lines.get(name)
      if (!line) {
        const own: Waiting[] = []
        lines.set(name, own)
        return leaverOf(name, own)
      }
      return (await turnIn(line, mostMs, ahead)) ? leaverOf(name, line) : null
    },
  }
}

/** True when it is this one's turn; false, and out of the line, after `mostMs`. */
function turnIn(line: Waiting[], mostMs: number, ahead: boolean): Promise<boolean> {
  return new Promise((resolve) => {
    const comesUp = () => {
      clearTimeout(timer)
      resolve(true)
    }
    const waiting = { ahead, comesUp }
    const timer = setTimeout(() => {
      line.splice(line.indexOf(waiting), 1)
      resolve(false)
    }, mostMs)
    line.push(waiting)
  })
}
