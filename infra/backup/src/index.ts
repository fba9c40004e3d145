export { type BackupOptions, backup } from './backup.ts'
export { forget } from './forget.ts'
export type { Manifest } from './manifest.ts'
export { type RestoreOptions, type RestoreReport, restore } from './restore.ts'
