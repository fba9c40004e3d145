import {
  createPostgresBackend,
  type JobProgress,
  type PgPool,
  type PgQueryResult,
  type PostgresConnectionOptions,
  type PostgresQueueBackend,
  Queue,
  runMigrations,
  Worker,
} from 'bullmq'
import pg from 'pg'
import {
  type Backend,
  type Envelope,
  isLost,
  type PriorityDepth,
  type QueueLog,
  throughOutage,
} from './backend.ts'
import { quietly } from './said.ts'

/** BullMQ keeps its tables in this schema. */
const SCHEMA = 'bullmq'
/** Each worker holds one connection for LISTEN; the rest serve short statements. */
const POOL_MAX = 24
/** For publications that must be on disk when the call returns. */
const PROMISING_MAX = 3
/** Longer than an unclean restart of the server on a slow disk. */
const OUTAGE_MS = 30_000

type PostgresQueue = Queue<
  Envelope,
  void,
  string,
  Envelope,
  void,
  string,
  PostgresQueueBackend,
  PostgresConnectionOptions
>
type PostgresWorker = Worker<
  Envelope,
  void,
  string,
  PostgresQueueBackend,
  JobProgress,
  PostgresConnectionOptions
>

/**
 * BullMQ on PostgreSQL: one pool for all queues and workers of the process; the tables are made or upgraded first. Its
 * commits reach the disk in order but not at once: a server killed between loses a job's end with all that it published,
 * and the job runs again.
 */
export async function openPostgresBackend(
  url: string,
  applicationName: string,
  log: QueueLog,
): Promise<Backend> {
  const pool = openPool(url, applicationName, POOL_MAX, 'off', log)
  const promising = openPool(url, applicationName, PROMISING_MAX, 'on', log)
  const client = await throughOutage(() => pool.connect(), OUTAGE_MS)
  try {
    await runMigrations(client, SCHEMA)
  } finally {
    client.release()
  }
  const connection = sturdy(pool)
  const promises = sturdy(promising)
  return {
    queue: (name, promised): PostgresQueue =>
      new Queue(name, { connection: promised ? promises : connection }, createPostgresBackend),
    worker: (name, work, settings): PostgresWorker =>
      new Worker(name, work, { ...settings, connection }, createPostgresBackend),
    waiting: (name) => waitingIn(connection, name),
    settle: async () => undefined,
    close: async () => {
      await Promise.all([pool.end(), promising.end()])
    },
  }
}

/** The first of each priority is found by the index that jobs are taken by. */
async function waitingIn(pool: PgPool, queue: string): Promise<PriorityDepth[]> {
  const { rows } = await pool.query<Record<keyof PriorityDepth, string | number>>(
    `select p.priority, p.waiting, first.added_at_ms + first.delay_ms as since
    from (select priority, count(*) as waiting from job where queue = $1 and state = 'waiting' group by priority) p
    cross join lateral (
      select added_at_ms, delay_ms from job
      where queue = $1 and state = 'waiting' and priority = p.priority order by seq limit 1) first`,
    [queue],
  )
  return rows.map(({ priority, waiting, since }) => ({
    priority: Number(priority),
    waiting: Number(waiting),
    since: Number(since),
  }))
}

function openPool(
  url: string,
  applicationName: string,
  max: number,
  commit: 'on' | 'off',
  log: QueueLog,
): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    application_name: applicationName,
    options: `-c search_path=${SCHEMA} -c synchronous_commit=${commit}`,
    keepAlive: true,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
  })
  pool.setMaxListeners(0)
  pool.on('error', quietly(log, 'queue.connection', 'a queue connection was lost'))
  // A client that is taken out has no listener of the pool: without one, a dying server would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/**
 * The pool as BullMQ sees it. BullMQ waits and repeats on ECONNREFUSED alone: every other way of losing the server
 * would make it spin, or count a failed try for a job that succeeded, so losses are given that code.
 */
function sturdy(pool: pg.Pool): PgPool {
  const bullPool: PgPool = pool
  const preparing: Preparing = pool
  const nameOf = namer()
  return {
    async query<R>(text: string, params: readonly unknown[] = []): Promise<PgQueryResult<R>> {
      try {
        return await preparing.query<R>({ name: nameOf(text), text, values: [...params] })
      } catch (error) {
        throw isLost(error) ? refused(error) : error
      }
    },
    connect: () => throughOutage(() => bullPool.connect(), OUTAGE_MS),
    end: () => pool.end(),
    on: bullPool.on.bind(pool),
    removeAllListeners: bullPool.removeAllListeners.bind(pool),
  }
}

interface Preparing {
  query<R>(statement: pg.QueryConfig): Promise<PgQueryResult<R>>
}

/** BullMQ's few statements stay prepared on their connections: planning them again costs a third of the server's time. */
function namer(): (text: string) => string {
  const names = new Map<string, string>()
  return (text) => {
    const name = names.get(text) ?? `bullmq-${names.size}`
    names.set(text, name)
    return name
  }
}

function refused(cause: unknown): Error {
  return Object.assign(new Error('the queue database is away (ECONNREFUSED)', { cause }), {
    code: 'ECONNREFUSED',
  })
}
