import { setPriority } from 'node:os'
import { runMain, startService } from '@chudong/runtime'

// While work lags the judges take all the time there is: what reads the news and tells people goes first on their machine.
setPriority(5)

await runMain('classifier', (config, log) => startService('classifier', config, { log }))
