import { Decision, type FacetName, IncidentType, SourceTier } from '@chudong/domain'
import type { Translate } from '../../i18n/start.ts'

/** A filter's value in words; a value that we do not know is shown as the server wrote it. */
export function facetLabel(
  name: FacetName,
  value: string,
  sources: Map<string, string>,
  t: Translate,
): string {
  const type = IncidentType.safeParse(value).data
  if (name === 'type' && type) return t(`type.${type}`)
  const tier = SourceTier.safeParse(value).data
  if (name === 'tier' && tier) return t(`tier.${tier}`)
  const decision = Decision.safeParse(value).data
  if (name === 'decision' && decision) return t(`decision.${decision}`)
  return name === 'sourceId' ? (sources.get(value) ?? value) : value
}
