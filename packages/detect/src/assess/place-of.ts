import type { AssessInput } from '@chudong/domain'
import {
  type PlaceOptions,
  type PlaceText,
  provinceOfSource,
  type ResolvedProvince,
  resolveIn,
  resolveProvince,
  sentences,
  spellOutNames,
} from '@chudong/vietnamese'

/** Pages and groups of a community: whoever writes there of "our market" means the market of the place in its name. */
const COMMUNITY = new Set(['social', 'forum'])

/**
 * Where the event of a text is. What the source is configured for, else the place in its name, settles shared names; a
 * community's post that speaks of "here" and names no place is placed by it alone, and the name of the page is the reason.
 */
export function placeOf(input: AssessInput, text: PlaceText): ResolvedProvince {
  const named = provinceOfSource(input.sourceName ?? '')
  const hint = input.sourceProvince ?? (named === '' ? undefined : named)
  const home = COMMUNITY.has(input.sourceTier ?? '') ? hint : undefined
  const place = resolveAsMeant(text, { at: input.publishedAt, hint, home })
  const byPage = place.province !== '' && place.quote === ''
  return byPage ? { ...place, quote: input.sourceName ?? '' } : place
}

/** Where a text places nothing as it is written, it is read with its teencode spelt out ("ở Quảg Nih"); the quote stays as written. */
function resolveAsMeant(source: PlaceText, options: PlaceOptions): ResolvedProvince {
  const place = resolveIn(source, options)
  if (!source.spans.some(({ word }) => word.respelt)) return place
  const meant = spellOutNames(source.text)
  const found = resolveProvince(meant, options)
  if (found.province === '') return place
  if (place.province !== '')
    return found.province === place.province ? { ...place, places: found.places } : place
  const at = sentences(meant).findIndex((sentence) => sentence.text === found.quote)
  return { ...found, quote: sentences(source.text)[at]?.text ?? found.quote }
}
