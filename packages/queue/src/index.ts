export type { QueueLog } from './backend.ts'
export { openQueue, type QueueEngine, type QueueSettings } from './queue.ts'
export type { RedisPlace } from './redis-connect.ts'
export { openRedisTurns } from './redis-turns.ts'
