/**
 * Q7: processor time of matching one text against many claims, recombined from the thirds of the project's own (so that
 * each word is far commoner than in life). Usage: npx tsx test/bench/claim-match.ts [CLAIMS] [FILE of {text} rows]
 */
import { readFileSync } from 'node:fs'
import { openClaimMatcher } from '@chudong/detect'
import { quantile } from './quantile.ts'

interface Own {
  id: string
  claim: string
  correction: string | null
}

const authored = new URL('../../packages/detect/data/authored/', import.meta.url)
const [count = '100000', file = new URL('claim-queries.jsonl', authored)] = process.argv.slice(2)
const own = rows<Own>(new URL('claims.jsonl', authored))
const claims = [...own, ...recombined(Number(count))]
const texts = rows<{ text: string }>(file).slice(0, 500)

const matcher = openClaimMatcher<string>()
say(
  `read and index ${claims.length} claims`,
  cpuMillis(() => {
    for (const claim of claims) matcher.put(claim)
  }),
)
const changes = own.map((claim) => cpuMillis(() => matcher.put({ ...claim, claim: `${claim.claim} Gấp!` })))
say('replace one claim, median', quantile(changes, 0.5))
for (const round of ['first look', 'again']) {
  const times = texts.map(({ text }) => cpuMillis(() => matcher.match(text)))
  say(`match one of ${texts.length} texts, ${round}, median`, quantile(times, 0.5))
  say(`match one of ${texts.length} texts, ${round}, p99`, quantile(times, 0.99))
}

function rows<T>(path: string | URL): T[] {
  const lines = readFileSync(path, 'utf8').trim().split('\n')
  return lines.map((line) => JSON.parse(line) as T)
}

/** The first third of one claim, the second of another and the last of a third, by a fixed sequence. */
function recombined(many: number): Own[] {
  const thirds = own.map(({ claim }) => {
    const words = claim.split(/\s+/)
    const third = Math.floor(words.length / 3)
    return [words.slice(0, third), words.slice(third, 2 * third), words.slice(2 * third)]
  })
  let state = 42
  const next = () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff
    return (state >>> 8) % own.length
  }
  return Array.from({ length: many }, (_, i) => ({
    id: `recombined ${i}`,
    claim: [0, 1, 2].flatMap((part) => thirds[next()]?.[part] ?? []).join(' '),
    correction: own[next()]?.correction ?? null,
  }))
}

function cpuMillis(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}

function say(what: string, millis: number): void {
  console.log(`${what}: ${millis.toFixed(millis < 100 ? 2 : 0)} ms`)
}
