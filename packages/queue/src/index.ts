export type { QueueLog } from './backend.ts'
export { openQueue, type QueueEngine, type QueueSettings } from './queue.ts'
