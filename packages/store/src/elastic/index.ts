export type { ElasticConnection } from './connect.ts'
export { type ElasticCoverageOptions, openElasticCoverage } from './coverage.ts'
export { dropSnapshot, restoreSnapshot, type SnapshotOptions, takeSnapshot } from './snapshots.ts'
