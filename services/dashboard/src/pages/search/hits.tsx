import type { CoverageHit, Highlight } from '@chudong/domain'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { incidentsQuery } from '../../api/incidents.ts'
import { useWords } from '../../i18n/start.ts'
import { Severity } from '../../incident/severity.tsx'
import { useTold } from '../../time/clock.ts'
import { formatMoment } from '../../time/moment.ts'
import { safeLink } from '../incident/safe-link.ts'
import css from './hits.module.css'

const EVERY_INCIDENT = { state: [], province: '', minSeverity: 1 }

/** The found items; one that belongs to an incident leads to it. */
export function Hits({ hits }: { hits: CoverageHit[] }) {
  const { data: incidents = [] } = useQuery(incidentsQuery(EVERY_INCIDENT))
  const byEvent = new Map(incidents.map((one) => [one.eventId, one.id]))
  if (hits.length === 0) return null
  return (
    <ol className={css.hits}>
      {hits.map((hit) => (
        <Hit key={hit.doc.id} hit={hit} incidentId={byEvent.get(hit.doc.eventId ?? '')} />
      ))}
    </ol>
  )
}

function Hit({ hit, incidentId }: { hit: CoverageHit; incidentId: string | undefined }) {
  const { t, language } = useWords()
  const { doc } = hit
  const published = useTold((now) => formatMoment(doc.publishedAt, now, language))
  const url = safeLink(doc.url)
  const title = <Marked pieces={hit.title.length > 0 ? hit.title : [{ text: doc.title, hit: false }]} />
  return (
    <li className={css.hit} data-testid="hit">
      <h2 className={css.title}>
        {url ? (
          <a href={url} target="_blank" rel="noreferrer noopener">
            {title}
          </a>
        ) : (
          title
        )}
      </h2>
      <p className={css.snippet}>
        <Marked pieces={hit.snippet} />
      </p>
      <p className={css.meta}>
        {doc.severity !== null && <Severity severity={doc.severity} size={20} />}
        <strong>{doc.sourceName}</strong>
        <span>{t(`tier.${doc.tier}`)}</span>
        <time dateTime={doc.publishedAt.toISOString()}>{published}</time>
        {doc.type && <span>{t(`type.${doc.type}`)}</span>}
        {doc.province !== '' && <span>{doc.province}</span>}
        {doc.duplicateOf !== null && <em>{t('search.reprint')}</em>}
        {incidentId && (
          <Link to="/su-co/$id" params={{ id: incidentId }}>
            {t('search.toIncident')}
          </Link>
        )}
      </p>
    </li>
  )
}

/** Pieces of text, the hits marked: never HTML. */
function Marked({ pieces }: { pieces: Highlight }) {
  return pieces.map((piece, index) => {
    const key = `${index}-${piece.hit}`
    return piece.hit ? <mark key={key}>{piece.text}</mark> : <span key={key}>{piece.text}</span>
  })
}
