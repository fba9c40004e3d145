import { runMain, startService } from '@chudong/runtime'

await runMain('classifier', (config, log) => startService('classifier', config, { log }))
