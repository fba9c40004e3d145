export * from './assess/index.ts'
export * from './group/index.ts'
export { summariseEvent } from './summarise.ts'
export { threeC } from './three-c.ts'
