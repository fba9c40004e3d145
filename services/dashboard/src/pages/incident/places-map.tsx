import type { MapPlace } from '@chudong/domain'
import {
  archipelagos,
  coastalIslands,
  MAP_HEIGHT,
  MAP_WIDTH,
  mainlandPath,
  project,
} from '../../geo/project.ts'
import { useWords } from '../../i18n/start.ts'
import css from './places-map.module.css'

const OUTLINE = mainlandPath()
const COAST = coastalIslands()
const ARCHIPELAGOS = archipelagos()
const BOX_PAD = 16

/** Where it happens: the map, and the same places as a list for those who read it. */
export function Places({ places }: { places: MapPlace[] }) {
  const { t } = useWords()
  const sorted = [...places].sort((a, b) => b.items - a.items)
  return (
    <section className="card" aria-labelledby="map">
      <h2 id="map" className={css.title}>
        {t('incident.map')}
      </h2>
      <ul className={css.list}>
        {sorted.map((one) => (
          <li key={one.province}>
            <strong>{one.province}</strong> {t('fact.items', { count: one.items })}
          </li>
        ))}
      </ul>
      <PlacesMap places={sorted} />
    </section>
  )
}

/** The provinces that the items name, on a plain map of Việt Nam with Hoàng Sa and Trường Sa; the first is named. */
function PlacesMap({ places }: { places: MapPlace[] }) {
  const { t } = useWords()
  const names = places.map((one) => `${one.province} (${t('fact.items', { count: one.items })})`).join(', ')
  return (
    <svg
      className={css.map}
      viewBox={`0 0 ${MAP_WIDTH} ${MAP_HEIGHT}`}
      role="img"
      aria-label={t('incident.mapLabel', { places: names || t('incident.mapEmpty') })}
    >
      <path d={OUTLINE} className={css.land} />
      {COAST.map((one) => (
        <circle key={`${one.x}-${one.y}`} cx={one.x} cy={one.y} r={one.r} className={css.land} />
      ))}
      {ARCHIPELAGOS.map((one) => (
        <Archipelago key={one.name} name={one.name} islets={one.islets} />
      ))}
      {places.toReversed().map((place) => (
        <Place key={place.province} place={place} named={place === places[0]} />
      ))}
    </svg>
  )
}

function Place({ place, named }: { place: MapPlace; named: boolean }) {
  const { x, y } = project(place.lon, place.lat)
  const radius = 7 + Math.min(14, Math.sqrt(place.items) * 3)
  return (
    <g className={css.place}>
      <circle cx={x} cy={y} r={radius} />
      {named && (
        <text x={x + radius + 6} y={y + 7}>
          {place.province}
        </text>
      )}
    </g>
  )
}

function Archipelago({ name, islets }: (typeof ARCHIPELAGOS)[number]) {
  const { t } = useWords()
  const xs = islets.map((one) => one.x)
  const ys = islets.map((one) => one.y)
  const left = Math.min(...xs) - BOX_PAD
  const top = Math.min(...ys) - BOX_PAD
  const right = Math.max(...xs) + BOX_PAD
  const bottom = Math.max(...ys) + BOX_PAD
  const middle = Math.min((left + right) / 2, MAP_WIDTH - 104)
  return (
    <g>
      <rect x={left} y={top} width={right - left} height={bottom - top} rx="8" className={css.inset} />
      {islets.map((one) => (
        <circle key={`${one.x}-${one.y}`} cx={one.x} cy={one.y} r="3.200" className={css.islet} />
      ))}
      <text x={middle} y={bottom + 25} className={css.label}>
        <tspan x={middle}>{t(`incident.${name}`)}</tspan>
        <tspan x={middle} dy="24">
          {t('incident.ofVietnam')}
        </tspan>
      </text>
    </g>
  )
}
