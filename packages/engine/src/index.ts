export { type Account, giveTo, ownAccount } from './account.ts'
export { type Binaries, findPostgres } from './binaries.ts'
export { type Engine, type EngineLog, type EngineOptions, openEngine } from './engine.ts'
export { EngineError, type EngineErrorCode } from './errors.ts'
