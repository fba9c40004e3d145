/**
 * Prints n, 4-gram F1, title and date figures of `extractPage` on a folder of labelled pages:
 * `npx tsx test/bench/extract-quality.ts FOLDER [--errors]`. "half A" are the publishers that were looked at
 * while tuning, "half B" those that were not.
 */
import { extractPage } from '@chudong/extract'
import { f1, fourGramMatch, type GoldPage, readGold } from './extract-data.ts'

const [folder = '', ...flags] = process.argv.slice(2)
const pages = readGold(folder)
if (pages.length === 0) console.log('skipped: no data')
else report(pages, flags.includes('--errors'))

function report(gold: GoldPage[], errors: boolean): void {
  const rows = gold.map(judge)
  const half = (name: string) =>
    [...(name.split('_')[0] ?? '')].reduce((sum, char) => sum + char.charCodeAt(0), 0) % 2
  print('all', rows)
  print(
    'half A',
    rows.filter((row) => half(row.page.name) === 0),
  )
  print(
    'half B',
    rows.filter((row) => half(row.page.name) === 1),
  )
  if (!errors) return
  const shown = rows.filter((row) => half(row.page.name) === 0)
  for (const row of shown.filter((row) => row.f1 < 0.97).sort((a, b) => a.f1 - b.f1)) {
    console.log(
      `F1 ${row.f1.toFixed(3)} fp ${row.match.fp.toFixed(2)} fn ${row.match.fn.toFixed(2)} ${row.page.name} ${row.found.evidence.text}`,
    )
  }
  for (const row of shown.filter((row) => !row.title)) {
    console.log(
      `title ${row.page.name} [${row.found.evidence.title}]\n   gold ${row.page.title}\n   ours ${row.found.title}`,
    )
  }
  for (const row of shown.filter((row) => !row.date)) {
    console.log(
      `date ${row.page.name} gold ${row.page.date} ours ${row.found.published_at} [${row.found.evidence.published_at}]`,
    )
  }
}

function judge(page: GoldPage) {
  const found = extractPage(page.html, { url: page.url })
  const match = fourGramMatch(page.text, found.text)
  const same = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim()
  const gap = Math.abs(Date.parse(page.date.replace(' ', 'T')) - Date.parse(found.published_at ?? ''))
  return {
    page,
    found,
    match,
    f1: f1([match]).f1,
    title: same(page.title) === same(found.title),
    date: gap <= 86_400_000,
  }
}

function print(name: string, rows: ReturnType<typeof judge>[]): void {
  const { f1: score, precision, recall } = f1(rows.map((row) => row.match))
  const share = (test: (row: ReturnType<typeof judge>) => boolean) =>
    (rows.filter(test).length / rows.length).toFixed(3)
  console.log(
    `${name}: n ${rows.length}  F1 ${score.toFixed(4)} (P ${precision.toFixed(3)} R ${recall.toFixed(3)})  ` +
      `title exact ${share((row) => row.title)}  date within a day ${share((row) => row.date)}`,
  )
}
