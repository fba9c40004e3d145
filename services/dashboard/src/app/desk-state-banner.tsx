import { useQuery } from '@tanstack/react-query'
import { stateQuery } from '../api/operations.ts'
import { useWords } from '../i18n/start.ts'
import { formatDuration } from '../time/duration.ts'
import { isWithoutRecords, type Remark, remarksOn } from './desk-state.ts'
import css from './desk-state-banner.module.css'

const withoutRecords: Remark = { say: 'records' }

/** Says on every page what of the desk itself does not run as it should; nothing while all is well. */
export function DeskStateBanner() {
  const { t, language } = useWords()
  const { data, error } = useQuery(stateQuery)
  const remarks = isWithoutRecords(error) ? [withoutRecords] : data ? remarksOn(data) : []
  const sentence = (remark: Remark): string => {
    if (remark.say === 'waiting') return t('deskState.waiting', { jobs: remark.jobs })
    if (!('ageMs' in remark)) return t(`deskState.${remark.say}`)
    const age = formatDuration(remark.ageMs, language)
    return remark.say === 'lag'
      ? t('deskState.lag', { jobs: remark.jobs, age })
      : t('deskState.severe', { age })
  }
  return (
    <div role="status" data-testid="desk-state">
      {remarks.length > 0 && (
        <div className={css.banner}>
          {remarks.map((remark) => (
            <p key={remark.say} data-say={remark.say}>
              {sentence(remark)}
            </p>
          ))}
        </div>
      )}
    </div>
  )
}
