import { runMain, startService } from '@chudong/runtime'
import { catalogue } from '@chudong/sources'

await runMain('crawler', (config, log) => startService('crawler', config, { log, sources: catalogue() }))
