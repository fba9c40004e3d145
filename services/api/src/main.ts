import { runMain, startService } from '@chudong/runtime'

await runMain('api', (config, log) => startService('api', config, { log }))
