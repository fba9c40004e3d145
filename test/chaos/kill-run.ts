import { examine, type Finding } from './examine.ts'
import { publishOnAndOn } from './newswire.ts'
import { openOffice, type Shape } from './office.ts'
import type { Part } from './part.ts'
import { randomFrom } from './random.ts'

export interface KillOptions {
  shape: Shape
  kills: number
  seed: number
  /** Milliseconds between two kills at most; at least a tenth of it. */
  pauseMs: number
  publishEveryMs: number
  patienceMs: number
  say: (line: string) => void
}

export interface KillReport extends Finding {
  shape: Shape
  seed: number
  kills: Record<string, number>
  /** Of all kills, those of a part that was still starting. */
  killsAtStart: number
  minutes: number
}

/** Kills parts of the office (SIGKILL) at moments that the seed chooses while the newsroom publishes, then examines it. */
export async function killAndLook(options: KillOptions): Promise<KillReport> {
  const { shape, seed, say } = options
  const begun = performance.now()
  const office = await openOffice(shape, say)
  const newswire = publishOnAndOn(office.newsroom, { seed, everyMs: options.publishEveryMs })
  try {
    const done = await killOnAndOn(office.parts, options)
    newswire.stop()
    const finding = await examine(office, newswire.ledger(), options.patienceMs)
    return { shape, seed, ...done, minutes: (performance.now() - begun) / 60_000, ...finding }
  } finally {
    newswire.stop()
    await office.close()
  }
}

async function killOnAndOn(
  parts: readonly Part[],
  options: KillOptions,
): Promise<Pick<KillReport, 'kills' | 'killsAtStart'>> {
  const random = randomFrom(options.seed)
  const returning = new Set<Promise<void>>()
  const kills: Record<string, number> = {}
  let killsAtStart = 0
  for (let kill = 1; kill <= options.kills; ) {
    await wait(options.pauseMs * (0.1 + 0.9 * random()))
    const up = parts.filter((part) => part.isUp())
    const victim = up[Math.floor(random() * up.length)]
    const away = random() * 3_000
    if (!victim) continue
    if (!(await victim.answers())) killsAtStart++
    await victim.kill()
    kills[victim.name] = (kills[victim.name] ?? 0) + 1
    options.say(`kill ${kill++}/${options.kills}: ${victim.name}`)
    const back = wait(away).then(() => victim.restart())
    returning.add(back)
    void back.finally(() => returning.delete(back))
  }
  await Promise.all(returning)
  return { kills, killsAtStart }
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
