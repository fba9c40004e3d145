/**
 * Time per page of `extractPage` against Readability on linkedom in one run, and of `extractPage` on hostile pages:
 * `npx tsx test/bench/extract-speed.ts FOLDER [PAGES]`. Prints "skipped: no data" for the comparison without pages.
 */
import { fourGramMatch, readFundus, readPageFile, textScores } from '@chudong/evaluation'
import { extractPage } from '@chudong/extract'
import { ours, theirs, timed } from './extract-pages.ts'
import { quantile } from './quantile.ts'

const [folder = '', count = '80'] = process.argv.slice(2)
const pages = readFundus(folder)
  .slice(0, Number(count))
  .map(({ text, file }) => ({ text, html: readPageFile(file) }))

if (pages.length === 0) console.log('skipped: no data')
else compare()
hostile()

function compare(): void {
  for (const read of [ours, theirs]) for (const page of pages.slice(0, 20)) read(page.html)
  const rows = pages.map((page) => ({
    page,
    ours: timed(() => ours(page.html)),
    theirs: timed(() => theirs(page.html)),
  }))
  for (const who of ['ours', 'theirs'] as const) {
    const times = rows.map((row) => row[who].ms)
    const quality = textScores(rows.map((row) => fourGramMatch(row.page.text, row[who].value)))
    console.log(
      `${who === 'ours' ? 'extractPage' : 'Readability + linkedom'}: n ${times.length}  median ${at(times, 0.5)} ms  ` +
        `p99 ${at(times, 0.99)} ms  F1 ${quality.f1.toFixed(4)}`,
    )
  }
}

function at(times: number[], share: number): string {
  return quantile(times, share).toFixed(1)
}

/** Generated pages that are slow in naive extractors; three tries each, the median is printed. */
function hostile(): void {
  const size = 3_000_000
  const fill = (unit: string, times = Math.floor(size / unit.length)) => unit.repeat(times)
  const pagesByName: Record<string, string> = {
    '2,000 nested divs': fill('<div>', 2000),
    '50,000 nested divs': fill('<div>', 50_000),
    '3 MB of nested divs': fill('<div>'),
    '3 MB of <p>x': fill('<p>x'),
    '3 MB of links': fill('<a href=/a>tin</a> '),
    '3 MB of attributes': `<div ${fill('a=b ')}`,
    '3 MB of paragraphs at depth 250':
      fill('<div>', 250) + fill('<p>Sở Y tế ghi nhận 12 ca mắc tại phường A.</p>'),
    '3 MB of stray end tags': `<div><table><tr><td>${fill('<b>', 150)}${fill('</div>')}`,
    '3 MB of combining marks': `<p>a${fill('\u0316\u0301')}`,
    '3 MB of entities': fill('&amp;'),
    '3 MB of "<"': fill('<'),
    '700 KB of nested JSON-LD': `<script type="application/ld+json">${fill('[', 700_000)}</script>`,
  }
  for (const [name, html] of Object.entries(pagesByName)) {
    const bytes = new TextEncoder().encode(html)
    const runs = [1, 2, 3].map(() => timed(() => extractPage(bytes, { url: 'https://example.org/a' })).ms)
    console.log(`${name}: ${at(runs, 0.5)} ms`)
  }
}
