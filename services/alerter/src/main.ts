import { runMain, startService } from '@chudong/runtime'

await runMain('alerter', (config, log) => startService('alerter', config, { log }))
