import { onShutdown, openLog, readEnv, startSolo, toConfig } from '@chudong/runtime'
import { catalogue } from '@chudong/sources'

const config = toConfig(readEnv())
const log = openLog(config, 'stdout')
const solo = await startSolo(config, { log, sources: catalogue() })
log.info({ event: 'listening', address: solo.address })
onShutdown(solo.stop)
