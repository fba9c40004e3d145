import { useWords } from '../i18n/start.ts'
import css from './severity.module.css'

type Level = 1 | 2 | 3 | 4 | 5

// Each level has a colour, a shape and its number, so that none of the three is needed alone.
const SHAPES: Record<Level, string> = {
  1: 'M12 2a10 10 0 1 0 0 20a10 10 0 1 0 0-20z',
  2: 'M5 2.500h14a2.500 2.500 0 0 1 2.500 2.500v14a2.500 2.500 0 0 1-2.500 2.500h-14a2.500 2.500 0 0 1-2.500-2.500v-14a2.500 2.500 0 0 1 2.500-2.500z',
  3: 'M12 .5 23.500 12 12 23.500 .5 12z',
  4: 'M12 .8 23.800 22.500H.2z',
  5: 'M7.300 .8h9.400l6.500 6.500v9.400l-6.500 6.500h-9.400l-6.500-6.500v-9.400z',
}

/** Reads any number as a level from 1 to 5. */
export function toLevel(severity: number): Level {
  if (severity >= 5) return 5
  if (severity >= 4) return 4
  if (severity >= 3) return 3
  return severity >= 2 ? 2 : 1
}

interface SeverityProps {
  severity: number
  size?: number
  /** Show the word beside the shape. */
  named?: boolean
}

/** The severity as shape, colour and number; in words for a screen reader, and beside it when `named`. */
export function Severity({ severity, size = 28, named = false }: SeverityProps) {
  const { t } = useWords()
  const level = toLevel(severity)
  const words = t('severity.label', { level, name: t(`severity.${level}`) })
  return (
    <span className={css.badge} data-testid="severity" data-level={level} title={words}>
      <svg viewBox="0 0 24 24" width={size} height={size} role="img" aria-label={words}>
        <path d={SHAPES[level]} fill={`var(--sev-${level})`} />
        <text
          x="12"
          y={level === 4 ? 19.5 : 16.6}
          textAnchor="middle"
          className={level === 3 ? css.dark : css.light}
        >
          {level}
        </text>
      </svg>
      {named && (
        <span className={css.word} aria-hidden>
          {t(`severity.${level}`)}
        </span>
      )}
    </span>
  )
}
