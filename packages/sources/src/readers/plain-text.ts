import { flatScan } from './flat-scan.ts'

const MAX_HTML = 1_000_000
const SILENT: ReadonlySet<string> = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'iframe',
  'object',
])
const BLOCK = /^(p|div|br|li|ul|ol|tr|table|h[1-6]|blockquote|section|article|figure|figcaption|hr|pre)$/

/** Text of an HTML fragment from a feed or an API, one line per block; at most a million characters are read. */
export function plainText(html: string): string {
  const pieces: string[] = []
  let silent = 0
  flatScan(html.slice(0, MAX_HTML), false, {
    open(name) {
      if (SILENT.has(name)) silent += 1
      if (BLOCK.test(name)) pieces.push('\n')
    },
    text(data) {
      if (silent === 0) pieces.push(data.replace(/\s+/g, ' '))
    },
    close(name) {
      if (SILENT.has(name) && silent > 0) silent -= 1
      if (BLOCK.test(name)) pieces.push('\n')
    },
  })
  return tidy(pieces.join(''))
}

/** One line: line breaks and runs of spaces become one space. Example: "Ca sởi\n  tăng" is "Ca sởi tăng". */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function tidy(text: string): string {
  return text
    .split('\n')
    .map(oneLine)
    .filter((line) => line !== '')
    .join('\n')
}
