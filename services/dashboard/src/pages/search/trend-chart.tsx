import type { TrendDay } from '@chudong/domain'
import { useEffect, useRef } from 'react'
import uPlot from 'uplot'
import 'uplot/dist/uPlot.min.css'
import { startOfDay } from '../../time/moment.ts'
import css from './trend.module.css'

const HEIGHT = 150
const ZONE = 'Asia/Ho_Chi_Minh'

/** Draws the days once per theme and follows the width of its place; hidden from screen readers, which get the table. */
export function TrendChart({ days }: { days: TrendDay[] }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = place.current
    if (!element) return
    const chart = new uPlot(chartOptions(element), toSeries(days), element)
    const watch = new ResizeObserver(() => chart.setSize({ width: element.clientWidth, height: HEIGHT }))
    watch.observe(element)
    return () => {
      watch.disconnect()
      chart.destroy()
    }
  }, [days])
  return <div ref={place} className={css.chart} aria-hidden="true" />
}

function toSeries(days: TrendDay[]): uPlot.AlignedData {
  return [
    days.map(({ day }) => (startOfDay(day)?.getTime() ?? 0) / 1000),
    days.map((one) => one.articles),
    days.map((one) => one.incidents),
  ]
}

function chartOptions(element: HTMLElement): uPlot.Options {
  const style = getComputedStyle(element)
  const colour = (name: string): string => style.getPropertyValue(name).trim()
  const axis = {
    stroke: colour('--ink-2'),
    font: '12px "Be Vietnam Pro", sans-serif',
    grid: { stroke: colour('--line'), width: 1 },
    ticks: { show: false },
  }
  return {
    width: element.clientWidth,
    height: HEIGHT,
    legend: { show: false },
    cursor: { y: false, drag: { setScale: false } },
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), ZONE),
    scales: { y: { range: (_chart, _min, max) => [0, Math.max(4, max * 1.1)] } },
    axes: [
      { ...axis, grid: { show: false }, values: (_chart, splits) => splits.map(dayMonth), size: 28 },
      { ...axis, size: 44 },
    ],
    series: [
      {},
      {
        stroke: colour('--accent-ink'),
        width: 2,
        fill: `${colour('--accent-ink')}22`,
        points: { show: false },
      },
      { stroke: colour('--sev-4'), width: 2, dash: [6, 4], points: { show: false } },
    ],
  }
}

function dayMonth(seconds: number): string {
  return new Date(seconds * 1000).toLocaleDateString('vi-VN', {
    timeZone: ZONE,
    day: '2-digit',
    month: '2-digit',
  })
}
