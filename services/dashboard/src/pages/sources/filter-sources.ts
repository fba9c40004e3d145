import type { SourceView } from '@chudong/domain'

/** Sources whose name, province or address holds the text (tones count only when typed); optionally only the troubled. */
export function filterSources(sources: SourceView[], text: string, onlyBad: boolean): SourceView[] {
  const wanted = text.trim().toLowerCase().normalize('NFC')
  const toneless = stripTones(wanted) === wanted
  return sources.filter(({ source, health }) => {
    if (onlyBad && !isTroubled({ source, health })) return false
    const hay = [source.name, source.province ?? '', source.url ?? '', source.id]
      .join(' ')
      .toLowerCase()
      .normalize('NFC')
    return (toneless ? stripTones(hay) : hay).includes(wanted)
  })
}

/** How many work, fail and are turned off. */
export function countSources(sources: SourceView[]): { ok: number; failed: number; off: number } {
  const on = sources.filter((one) => one.source.enabled)
  const failed = on.filter(isTroubled).length
  return { ok: on.length - failed, failed, off: sources.length - on.length }
}

/** Failing or empty while it is turned on: an empty page is how a changed site looks. */
function isTroubled({ source, health }: SourceView): boolean {
  return source.enabled && (health.state === 'failed' || health.state === 'empty')
}

function stripTones(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd')
}
