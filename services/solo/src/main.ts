import { runMain, startSolo } from '@chudong/runtime'
import { catalogue } from '@chudong/sources'

await runMain('solo', (config, log) => startSolo(config, { log, sources: catalogue() }))
