import type { FunnelView } from '@chudong/domain'
import { useWords } from '../../i18n/start.ts'
import css from './funnel.module.css'
import { type FunnelStep, formatRatio, funnelSteps } from './funnel-steps.ts'

/** The funnel from articles to confirmed incidents, with what the machine raised and what people decided. */
export function Funnel({ view }: { view: FunnelView }) {
  const { t } = useWords()
  return (
    <section className={`card ${css.card}`} aria-label={t('funnel.table')} data-testid="funnel">
      <ol className={css.steps}>
        {funnelSteps(view).map((step) => (
          <Step key={step.name} step={step} view={view} />
        ))}
      </ol>
      <p className={css.scale}>{t('funnel.scale')}</p>
    </section>
  )
}

function Step({ step, view }: { step: FunnelStep; view: FunnelView }) {
  const { t, language } = useWords()
  const number = (value: number): string => value.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB')
  return (
    <li className={css.step} data-name={step.name}>
      <span className={css.name}>{t(`funnel.${step.name}`)}</span>
      <span className={css.count}>{number(step.count)}</span>
      <svg className={css.bar} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
        <rect width={step.length * 100} height="10" />
      </svg>
      <span className={css.ratio}>
        {step.ratio !== null && t('funnel.ofStep', { ratio: formatRatio(step.ratio, language) })}
      </span>
      {step.name === 'incidents' && (
        <span className={css.split}>
          {t('funnel.auto')} {number(view.auto)} · {t('funnel.ask')} {number(view.ask)}
        </span>
      )}
      {step.name === 'acknowledged' && (
        <span className={css.split}>
          {t('funnel.dismissed')} {number(view.dismissed)}
        </span>
      )}
    </li>
  )
}
