import { type Config, type Flags, openLog, openWorld, readEnv, toConfig, type World } from '@chudong/runtime'
import type { Command } from 'commander'

/** Adds the options that every command on stored data takes. */
export function withData(command: Command): Command {
  return command.option('--data <folder>', 'data folder (or CHUDONG_DATA); ./data by default')
}

/** The configuration of this call: environment first, then flags. */
export function configOf(flags: Flags): Config {
  return toConfig(readEnv(), flags)
}

/** Opens the engines (or joins the running ones), does the work, and closes again, also when it fails. */
export async function inWorld<T>(
  flags: { data?: string },
  work: (world: World, config: Config) => Promise<T>,
): Promise<T> {
  const config = configOf(flags)
  const world = await openWorld(config, { log: openLog(config, 'file'), role: 'cli' })
  try {
    return await work(world, config)
  } finally {
    await world.close()
  }
}
