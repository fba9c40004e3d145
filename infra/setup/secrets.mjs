import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Writes infra/.env with passwords of its own, for infra/compose.yaml; one that is there is left as it is. */
const file = fileURLToPath(new URL('../.env', import.meta.url))
const names = ['POSTGRES_PASSWORD', 'REDIS_PASSWORD', 'ELASTIC_PASSWORD', 'CHUDONG_METRICS_TOKEN']
const lines = names.map((name) => `${name}=${randomBytes(24).toString('hex')}\n`)
try {
  writeFileSync(file, lines.join(''), { flag: 'wx', mode: 0o600 })
  process.stderr.write(`${file} written; keep it, and keep it secret.\n`)
} catch (error) {
  if (error.code !== 'EEXIST') throw error
  process.stderr.write(`${file} is there already and is left as it is.\n`)
}
