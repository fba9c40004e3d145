import { register } from 'tsx/esm/api'

// A worker thread does not inherit the loader of the thread that starts it.
register()
await import('./extract-worker.ts')
