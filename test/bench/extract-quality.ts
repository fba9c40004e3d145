/**
 * Prints the extraction figures of a folder in fundus's layout: `npx tsx test/bench/extract-quality.ts FOLDER [--errors]`.
 * "half A" are the publishers that were looked at while tuning, "half B" those that were not: errors are told of A alone.
 */
import { figuresOf, halfOf, type ReadPage, readFundus, readLabelled, textScores } from '@chudong/evaluation'

const [folder = '', ...flags] = process.argv.slice(2)
const pages = readFundus(folder).map(readLabelled)
if (pages.length === 0) console.log('skipped: no data')
else {
  const half = (name: string) => pages.filter(({ row }) => halfOf(row) === name)
  for (const [name, rows] of Object.entries({ all: pages, 'half A': half('A'), 'half B': half('B') }))
    console.log(`${name}: n ${rows.length}  ${figuresOf(rows).map(say).join('  ')}`)
  if (flags.includes('--errors')) errors(half('A'))
}

function say({ metric, value }: { metric: string; value: number }): string {
  return `${metric} ${value.toFixed(4)}`
}

function errors(rows: ReadPage[]): void {
  const f1 = ({ match }: ReadPage) => textScores([match]).f1
  for (const page of rows.filter((row) => f1(row) < 0.97).sort((a, b) => f1(a) - f1(b))) {
    const { fp, fn } = page.match
    console.log(
      `F1 ${f1(page).toFixed(3)} fp ${fp.toFixed(2)} fn ${fn.toFixed(2)} ${page.row.id} ${page.got.evidence.text}`,
    )
  }
  for (const { row, got } of rows.filter((row) => !row.sameTitle))
    console.log(`title ${row.id} [${got.evidence.title}]\n   gold ${row.title}\n   ours ${got.title}`)
  for (const { row, got } of rows.filter((row) => !row.sameDay))
    console.log(
      `date ${row.id} gold ${row.published_at} ours ${got.published_at} [${got.evidence.published_at}]`,
    )
}
