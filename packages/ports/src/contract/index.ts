export { coverageContract } from './coverage.ts'
export { queueContract } from './queue.ts'
export { recordsContract } from './records.ts'
