export { type ElasticCoverageOptions, openElasticCoverage } from './coverage.ts'
