import { setTimeout as sleep } from 'node:timers/promises'
import { PermanentError } from '@chudong/domain'
import type { Client } from '@elastic/elasticsearch'
import { connect, type ElasticConnection, explained, statusOf } from './connect.ts'
import { deleteIndices } from './generations.ts'
import { type Names, namesOf } from './names.ts'

export interface SnapshotOptions extends ElasticConnection {
  prefix?: string
  /**
   * A repository that the cluster knows; one of this name is made in the first folder of its `path.repo` when it knows
   * none.
   */
  repository: string
}

const POLL_MS = 500

/** Takes a snapshot of the coverage under a name. PermanentError when the cluster has no folder for a repository. */
export function takeSnapshot(options: SnapshotOptions, snapshot: string): Promise<void> {
  return using(options, 'a snapshot', async (client, names) => {
    await openRepository(client, options.repository)
    const at = { repository: options.repository, snapshot }
    await client.snapshot.create({
      ...at,
      indices: names.pattern,
      include_global_state: false,
      wait_for_completion: false,
    })
    for (;;) {
      const { snapshots = [] } = await client.snapshot.get(at)
      const state = snapshots[0]?.state
      if (state === 'SUCCESS') return
      if (state !== 'IN_PROGRESS') throw new Error(`the snapshot ended as ${state}`)
      await sleep(POLL_MS)
    }
  })
}

/**
 * Puts the coverage of a snapshot in the place of what is there. Returns when all of it can be searched; PermanentError
 * when there is no such snapshot, and nothing is changed.
 */
export function restoreSnapshot(options: SnapshotOptions, snapshot: string): Promise<void> {
  return using(options, 'a restore', async (client, names) => {
    await openRepository(client, options.repository)
    const at = { repository: options.repository, snapshot }
    await client.snapshot.get(at).catch((cause: unknown) => {
      if (statusOf(cause) !== 404) throw cause
      throw new PermanentError(`there is no snapshot "${snapshot}" in "${options.repository}"`, { cause })
    })
    const held = await client.indices.getAlias({ index: names.pattern })
    await deleteIndices({ client }, Object.keys(held))
    await client.snapshot.restore({ ...at, indices: names.pattern, include_global_state: false })
    while (!(await isSearchable(client, names))) await sleep(POLL_MS)
  })
}

/** Removes a snapshot that its backup does not need any more; one that is gone is no matter. */
export function dropSnapshot(options: SnapshotOptions, snapshot: string): Promise<void> {
  return using(options, 'the end of a snapshot', async (client) => {
    await client.snapshot.delete({ repository: options.repository, snapshot }, { ignore: [404] })
  })
}

async function isSearchable(client: Client, names: Names): Promise<boolean> {
  const health = await client.cluster.health({ index: names.pattern })
  return health.status !== 'red' && health.initializing_shards === 0
}

async function openRepository(client: Client, name: string): Promise<void> {
  const known = await client.snapshot.getRepository({ name }, { ignore: [404] })
  if (name in known) return
  const repository = { type: 'fs' as const, settings: { location: name } }
  await client.snapshot.createRepository({ name, repository }).catch((cause: unknown) => {
    if (statusOf(cause) === null) throw cause
    throw new PermanentError(
      `the cluster knows no repository "${name}" and has no folder for one (path.repo)`,
      {
        cause,
      },
    )
  })
}

async function using(
  options: SnapshotOptions,
  what: string,
  work: (client: Client, names: Names) => Promise<void>,
): Promise<void> {
  const client = connect(options)
  try {
    await work(client, namesOf(options.prefix ?? 'chudong-'))
  } catch (error) {
    throw explained(what, error)
  } finally {
    await client.close()
  }
}
