import { openEngine } from '@chudong/engine'

/**
 * A program of its own for tests: opens the engine of a folder, says so, and waits to be told what to do
 * ("stop", "exit") or killed.
 */
const [dir = ''] = process.argv.slice(2)
const engine = await openEngine({ dir, onRestart: () => console.log('restarted') })
console.log('open')
process.stdin.on('data', async (word) => {
  if (String(word).trim() === 'stop') await engine.stop()
  process.exit(0)
})
