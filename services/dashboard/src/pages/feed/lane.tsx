import type { Incident } from '@chudong/domain'
import { IncidentRow } from './incident-row.tsx'
import css from './lane.module.css'

interface LaneProps {
  id: string
  title: string
  hint: string
  empty: string
  emptyHint: string
  incidents: Incident[]
  selectedId: string | null
  onSelect: (id: string) => void
}

/** One of the two lists of the feed, with its number and what it means when it is empty. */
export function Lane({ id, title, hint, empty, emptyHint, incidents, selectedId, onSelect }: LaneProps) {
  const waiting = incidents.filter((one) => one.state === 'suspected').length
  return (
    <section className={css.lane} aria-labelledby={`lane-${id}`} data-testid={`lane-${id}`}>
      <header className={css.head}>
        <h2 id={`lane-${id}`} className={css.title}>
          {title} <span className={css.count}>{waiting}</span>
        </h2>
        <p className={css.hint}>{hint}</p>
      </header>
      {incidents.length === 0 ? (
        <div className={css.empty}>
          <strong>{empty}</strong>
          <p>{emptyHint}</p>
        </div>
      ) : (
        <ul className={css.rows}>
          {incidents.map((one) => (
            <IncidentRow key={one.id} incident={one} selected={one.id === selectedId} onSelect={onSelect} />
          ))}
        </ul>
      )}
    </section>
  )
}
