import { FunnelView } from '@chudong/domain'
import { expect, test } from 'vitest'
import { formatRatio, funnelSteps } from './funnel-steps.ts'

const view = FunnelView.parse({
  from: '2026-11-17',
  to: '2026-11-24',
  articles: 18_000,
  health: 3000,
  signals: 400,
  ask: 80,
  auto: 20,
  acknowledged: 60,
  dismissed: 30,
  confirmed: 3,
})

test('Incidents are those raised and those for review, and each step is measured against the one before', () => {
  const steps = funnelSteps(view)
  expect(steps.map((one) => one.count)).toEqual([18_000, 3000, 400, 100, 60, 3])
  expect(steps[3]?.ratio).toBeCloseTo(0.25)
  expect(steps[5]?.ratio).toBeCloseTo(0.05)
})

test('A quiet week without any article draws an empty funnel instead of failing', () => {
  const empty = {
    ...view,
    articles: 0,
    health: 0,
    signals: 0,
    ask: 0,
    auto: 0,
    acknowledged: 0,
    confirmed: 0,
  }
  for (const step of funnelSteps(empty)) expect([step.ratio, step.length]).toEqual([null, 0])
})

test('Small shares keep their digits', () => {
  expect([formatRatio(0.17, 'vi'), formatRatio(0.0231, 'vi'), formatRatio(0.0004, 'vi')]).toEqual([
    '17 %',
    '2,3 %',
    '0,04 %',
  ])
})
