import type { Incident } from '@chudong/domain'
import { plain } from './plain.ts'

/** Incidents in which each of the words occurs: in the title, province, type or id, typed with or without tones. */
export function matchingTargets(
  incidents: readonly Incident[],
  words: string,
  nameOf: (type: Incident['type']) => string,
): Incident[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean)
  return incidents.filter(({ title, province, type, id }) => {
    const said = plain([title, province, nameOf(type), id].join(' '))
    return wanted.every((word) => said.includes(word))
  })
}
