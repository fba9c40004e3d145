export { coverageContract } from './coverage.ts'
export { aProposal, morning } from './fixtures.ts'
export { queueContract, quickQueueContract } from './queue.ts'
export { recordsContract } from './records.ts'
