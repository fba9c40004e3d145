import { readFile } from 'node:fs/promises'
import { Source } from '@chudong/domain'
import { onShutdown, openLog, startSolo, toConfig } from '@chudong/runtime'
import { z } from 'zod'

/** A desk to be killed: data folder, port and sources come in as a file, so that a restart is the same desk. */
const Setting = z.object({
  data: z.string(),
  port: z.number(),
  allowPrivate: z.array(z.string()),
  sources: z.array(Source),
})
const setting = Setting.parse(JSON.parse(await readFile(process.argv[2] ?? '', 'utf8')))
const config = toConfig({}, setting)
const solo = await startSolo(config, { log: openLog(config, 'file'), sources: setting.sources })
onShutdown(solo.stop)
process.stdout.write(`${solo.address}\n`)
