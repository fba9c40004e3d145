export { backup } from './backup.ts'
export type { Manifest } from './manifest.ts'
export { type RestoreOptions, type RestoreReport, restore } from './restore.ts'
