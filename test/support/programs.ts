import { spawn } from 'node:child_process'
import { until } from './until.ts'

export interface Program {
  pid: number | undefined
  /** Everything it printed so far. */
  heard(): string
  says(word: string, capMs?: number): Promise<void>
  /** Writes a line to its standard input. */
  tell(word: string): void
  /** Stops it as it is (SIGSTOP), until `wake`. */
  stop(): void
  wake(): void
  /** kill -9 */
  kill(): void
  /** Asks it to end (SIGTERM) and waits until it has. */
  end(): Promise<void>
  ended: Promise<void>
}

/** Starts one of our TypeScript files as a process of its own. */
export function startProgram(
  file: string,
  args: string[],
  options: { uid?: number; env?: NodeJS.ProcessEnv } = {},
): Program {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), file, ...args], {
    ...options,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  let text = ''
  const hear = (chunk: Buffer) => {
    text += chunk.toString()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  child.stdin.on('error', () => {})
  let over = false
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => {
      over = true
      resolve()
    })
  })
  return {
    pid: child.pid,
    heard: () => text,
    says(word, capMs) {
      const said = () => {
        if (over && !text.includes(word)) throw new Error(`the program ended before it said ${word}: ${text}`)
        return text.includes(word)
      }
      return until(`the program says ${word}`, said, capMs)
    },
    tell: (word) => child.stdin.write(`${word}\n`),
    stop: () => child.kill('SIGSTOP'),
    wake: () => child.kill('SIGCONT'),
    kill: () => child.kill('SIGKILL'),
    end() {
      child.kill('SIGTERM')
      return ended
    },
    ended,
  }
}
