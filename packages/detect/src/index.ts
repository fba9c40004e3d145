export * from './assess/index.ts'
