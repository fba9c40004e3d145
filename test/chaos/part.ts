/** Something that can be killed and comes back. */
export interface Part {
  readonly name: string
  isUp(): boolean
  /** False while it is still starting. */
  answers(): Promise<boolean>
  /** kill -9; settles when nothing of it runs. */
  kill(): Promise<void>
  /** The same data and address again; settles when it answers, or at once where a supervisor starts it. */
  restart(): Promise<void>
  /** How often it was started. */
  starts(): number
}

/** An engine of `npm run engines` as a part: it counts as up once it answers. */
export function enginePart(name: string, server: { kill(): Promise<void>; restart(): Promise<void> }): Part {
  let up = true
  let starts = 1
  return {
    name,
    isUp: () => up,
    answers: async () => up,
    async kill() {
      up = false
      await server.kill()
    },
    async restart() {
      await server.restart()
      starts++
      up = true
    },
    starts: () => starts,
  }
}
