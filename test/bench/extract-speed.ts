/**
 * Time per page of `extractPage` against Readability on linkedom in one run, and its processor time on hostile pages:
 * `npx tsx test/bench/extract-speed.ts FOLDER [PAGES]`. Prints "skipped: no data" for the comparison without pages.
 */
import { fourGramMatch, readFundus, readPageFile, textScores } from '@chudong/evaluation'
import { extractPage } from '@chudong/extract'
import { ours, theirs, timed } from './extract-pages.ts'
import { quantile } from './quantile.ts'

const SIZE = 3_000_000
const fill = (unit: string, size: number) => unit.repeat(Math.floor(size / unit.length))
const SENTENCE = 'Sở Y tế ghi nhận 12 ca mắc tại phường A.'

const hostilePages: Record<string, (size: number) => string> = {
  'nested divs': (size) => fill('<div>', size),
  '<p>x': (size) => fill('<p>x', size),
  links: (size) => fill('<a href=/a>tin</a> ', size),
  attributes: (size) => `<div ${fill('a=b ', size)}`,
  'one paragraph': (size) => `<p>${fill('chữ nghĩa ', size)}`,
  'paragraphs at depth 250': (size) => fill('<div>', 1250) + fill(`<p>${SENTENCE}</p>`, size),
  'distinct paragraphs': (size) =>
    Array.from(
      { length: size / 50 },
      (_, i) => `<p class="a${i % 7}">Ca bệnh ${i} ở phường ${i * 7}.</p>`,
    ).join(''),
  'like quotations': (size) => fill(`<blockquote>${SENTENCE}</blockquote>`, size),
  'boxes named as boilerplate': (size) =>
    fill(`<div class="tin-lien-quan teaserBox shareBar">${SENTENCE}</div>`, size),
  'classes of colons': (size) => fill(`<div class="${'a:'.repeat(190)}">x</div>`, size),
  'stray end tags': (size) => `<div><table><tr><td>${'<b>'.repeat(150)}${fill('</div>', size)}`,
  'nested tables': (size) => fill('<table><tr><td>', size),
  'combining marks': (size) => `<p>a${fill('\u0316\u0301', size)}`,
  entities: (size) => fill('&amp;', size),
  '"<"': (size) => fill('<', size),
  comments: (size) => fill('<!-- a -->', size),
  CDATA: (size) => fill('<![CDATA[x]]>', size),
  headings: (size) => fill('<h1>Tiêu đề bài viết dài</h1>', size),
  'nested JSON-LD': (size) => `<script type="application/ld+json">${fill('[', size / 4)}</script>`,
  'an articleBody and its paragraphs': (size) =>
    `<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"${fill(`${SENTENCE} `, size / 5)}"}</script>${fill(`<p>${SENTENCE}</p>`, size / 5)}`,
}

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

/** Generated pages that are slow in naive extractors; processor time of three tries, the median, at n and at 4n. */
function hostile(): void {
  for (const [name, make] of Object.entries(hostilePages)) {
    const [quarter, whole] = [make(SIZE / 4), make(SIZE)].map((html) => processorTime(html))
    console.log(`${name}: ${whole?.toFixed(0)} ms of 3 MB, ${quarter?.toFixed(0)} ms of a quarter`)
  }
}

function processorTime(html: string): number {
  const bytes = new TextEncoder().encode(html)
  const runs = [1, 2, 3].map(() => {
    const before = process.cpuUsage()
    extractPage(bytes, { url: 'https://example.org/a' })
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  return quantile(runs, 0.5)
}
