/** Runs `stop` once on SIGINT or SIGTERM and then ends the process; a second signal, or ten seconds, ends it at once. */
export function onShutdown(stop: () => Promise<void>): void {
  let stopping = false
  const end = (signal: NodeJS.Signals) => {
    if (stopping) process.exit(130)
    stopping = true
    setTimeout(() => process.exit(1), 10_000).unref()
    void stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`stopping after ${signal} failed: ${String(error)}\n`)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
}
