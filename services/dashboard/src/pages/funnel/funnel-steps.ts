import type { FunnelView } from '@chudong/domain'

/** One step of the way from articles to confirmed incidents; `ratio` is its share of the step before (0..1). */
export interface FunnelStep {
  name: 'articles' | 'health' | 'signals' | 'incidents' | 'acknowledged' | 'confirmed'
  count: number
  ratio: number | null
  /** Length of the bar 0..1 on a logarithmic scale: 18,000 and 30 must both be readable. */
  length: number
}

const ORDER = ['articles', 'health', 'signals', 'incidents', 'acknowledged', 'confirmed'] as const

/** The steps with their ratios; a step after an empty one has no ratio. */
export function funnelSteps(view: FunnelView): FunnelStep[] {
  const counts = { ...view, incidents: view.ask + view.auto }
  const top = Math.log10(Math.max(...ORDER.map((name) => counts[name])) + 1)
  return ORDER.map((name, index) => {
    const before = ORDER[index - 1]
    const base = before ? counts[before] : 0
    return {
      name,
      count: counts[name],
      ratio: base > 0 ? counts[name] / base : null,
      length: top > 0 ? Math.log10(counts[name] + 1) / top : 0,
    }
  })
}

/** A share as people read it: "17 %", "2,3 %", "0,04 %". */
export function formatRatio(ratio: number, language: 'vi' | 'en'): string {
  const percent = ratio * 100
  const maximumFractionDigits = percent >= 10 ? 0 : percent >= 1 ? 1 : 2
  return `${percent.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits })} %`
}
