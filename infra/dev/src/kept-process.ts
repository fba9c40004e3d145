import { type SpawnOptions, spawn } from 'node:child_process'
import { createWriteStream } from 'node:fs'

/** A server's process with all it starts; it never outlives the process that keeps it, however that one ends. */
export interface KeptProcess {
  /** SIGKILL to all of it; settles when nothing of it is left. */
  kill(): Promise<void>
  /** Asks it to end in order; after 30 s it is killed. */
  stop(): Promise<void>
  /** What it said last, for error messages; at most 4,000 characters. */
  words(): string
  hasEnded(): boolean
}

/**
 * The shell holds our end of a pipe as its standard input: when we stop, or die, the pipe closes and the server is
 * asked to end. The group of its own keeps a Ctrl+C in the terminal from reaching the server before us.
 */
const KEEPER = `
exec 3<&0
"$@" 3<&- </dev/null & server=$!
{ cat <&3 >/dev/null; kill -TERM "$server"; } 2>/dev/null & watch=$!
exec 3<&-
wait "$server"; code=$?
kill "$watch" 2>/dev/null
exit "$code"
`

/** Starts a server that writes what it says to the file `log`. */
export function keepProcess(
  command: string,
  args: string[],
  options: Pick<SpawnOptions, 'cwd' | 'env' | 'uid' | 'gid'> & { log: string },
): KeptProcess {
  const { log, ...place } = options
  const child = spawn('/bin/sh', ['-c', KEEPER, 'keeper', command, ...args], {
    ...place,
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const file = createWriteStream(log, { flags: 'a', mode: 0o600 })
  let words = ''
  const hear = (chunk: Buffer) => {
    words = (words + chunk.toString()).slice(-4_000)
    file.write(chunk)
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  child.stdin.on('error', () => {})
  let ended = false
  // 'close' comes when the last process that holds the pipes is gone, not only the first one.
  const gone = new Promise<void>((resolve) => {
    child.once('error', (error) => hear(Buffer.from(error.message)))
    child.once('close', () => {
      ended = true
      file.end(() => resolve())
    })
  })
  const kill = () => {
    signalGroup(child.pid)
    return gone
  }
  return {
    kill,
    async stop() {
      const late = setTimeout(kill, 30_000)
      child.stdin.end()
      await gone
      clearTimeout(late)
    },
    words: () => words,
    hasEnded: () => ended,
  }
}

function signalGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL')
  } catch {
    // It ended by itself.
  }
}
