import type { AssessInput } from '@chudong/domain'
import type { Features } from './features.ts'
import type { Reading } from './read.ts'

/** Signs of style: shouting, exclamation, pleading to share, and how far it went. */
export function styleOf(reading: Reading, input: AssessInput): Features {
  const text = `${input.title ?? ''} ${input.text}`.slice(0, 6000)
  const letters = text.match(/\p{L}/gu)?.length ?? 1
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0
  const found: Features = new Map()
  found.set('~capitals', Math.min(1, (4 * capitals) / letters))
  found.set('~exclaims', Math.min(1, (text.match(/!/g)?.length ?? 0) / 5))
  found.set('~emoji', Math.min(1, (text.match(/\p{Extended_Pictographic}/gu)?.length ?? 0) / 5))
  found.set('~link', /https?:|www\./.test(text) ? 1 : 0)
  found.set('~short', reading.words < 40 ? 1 : 0)
  if (input.shares !== undefined) found.set('~shares', Math.log10(1 + input.shares) / 4)
  if (input.comments !== undefined) found.set('~comments', Math.log10(1 + input.comments) / 4)
  if (input.likes !== undefined) found.set('~likes', Math.log10(1 + input.likes) / 5)
  return found
}
