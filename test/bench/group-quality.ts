/**
 * Q8: pairwise F1 of strictly online event grouping on a folder of Vietnamese news clusters (older half for tuning,
 * newer half reported) and the time of one article. Usage: npx tsx test/bench/group-quality.ts FOLDER
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { groupStream } from '@chudong/detect'
import { parseVietnameseDate } from '@chudong/vietnamese'

interface Clustered {
  id: string
  cluster: string
  title: string
  text: string
  published_at: string
}

const folder = process.argv[2]
if (!folder) throw new Error('give the folder that holds articles.jsonl')

const articles = read(join(folder, 'articles.jsonl'))
const half = Math.floor(articles.length / 2)
report('older half (tuned on)', articles.slice(0, half), 0)
report('newer half, fresh start', articles.slice(half), 0)
report('newer half, after the older', articles, half)
speed(articles, 10_000)

function read(path: string): Clustered[] {
  const rows = readFileSync(path, 'utf8').trim().split('\n').map(toArticle)
  return rows.sort((a, b) => a.published_at.localeCompare(b.published_at))
}

function toArticle(line: string): Clustered {
  const row = JSON.parse(line) as { id: string; cluster: number; info: string; body: string }
  const field = (name: string) =>
    new RegExp(`${name}: (.*)`).exec(row.info)?.[1]?.replaceAll('_', ' ').trim() ?? ''
  const at = parseVietnameseDate(field('TIME'), new Date('2013-11-30T00:00:00+07:00'))
  const published = at?.date.toISOString() ?? ''
  return {
    id: row.id,
    cluster: String(row.cluster),
    title: field('TITLE'),
    text: row.body,
    published_at: published,
  }
}

function report(name: string, rows: readonly Clustered[], from: number): void {
  const place = groupStream()
  const events = rows.map((row) => place(row).event)
  const [tp, fp, fn] = pairCounts(rows.slice(from), events.slice(from))
  const figures = { precision: tp / (tp + fp), recall: tp / (tp + fn), f1: (2 * tp) / (2 * tp + fp + fn) }
  const shown = Object.entries(figures).map(([key, value]) => `${key} ${value.toFixed(3)}`)
  process.stdout.write(`${name}: n ${rows.length - from}, ${shown.join(', ')}\n`)
}

function pairCounts(
  rows: readonly Clustered[],
  events: readonly (string | null)[],
): [number, number, number] {
  let [tp, fp, fn] = [0, 0, 0]
  for (let i = 0; i < rows.length; i++)
    for (let j = 0; j < i; j++) {
      const said = events[i] !== null && events[i] === events[j]
      const meant = rows[i]?.cluster === rows[j]?.cluster
      if (said && meant) tp++
      else if (said) fp++
      else if (meant) fn++
    }
  return [tp, fp, fn]
}

/** Processor time of each of the last thousand articles while the stream grows: sentences of the set shuffled into new articles by a fixed rule. */
function speed(rows: readonly Clustered[], count: number): void {
  const pool = rows.flatMap((row) => row.text.split(/(?<=\.)\s/)).filter((sentence) => sentence.length > 40)
  const place = groupStream()
  let state = 42
  const pick = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return pool[state % pool.length] ?? ''
  }
  let before = process.cpuUsage()
  for (let i = 0; i < count; i++) {
    const text = Array.from({ length: 14 }, pick).join(' ')
    if (i === count - 1000) before = process.cpuUsage()
    place({
      id: String(i),
      title: pick().slice(0, 90),
      text,
      published_at: new Date(1.38e12 + i * 60_000).toISOString(),
    })
  }
  const used = process.cpuUsage(before)
  const each = (used.user + used.system) / 1000 / 1000
  const memory = Math.round(process.memoryUsage().heapUsed / 1e6)
  process.stdout.write(
    `at ${count} live articles: ${each.toFixed(2)} ms of processor time an article, heap ${memory} MB\n`,
  )
}
