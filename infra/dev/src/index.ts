export { type Elastic, type ElasticOptions, startElastic } from './elastic.ts'
export { EngineMissingError } from './missing.ts'
export { type RedisOptions, type RedisServer, startRedis } from './redis.ts'
export { findOnPath, type Surroundings } from './surroundings.ts'
