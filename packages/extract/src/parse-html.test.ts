import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readBlocks } from './blocks.ts'
import { extractPage } from './extract-page.ts'
import { MAX_BLOCKS, MAX_DEPTH, MAX_ELEMENTS, MAX_KEPT_CHARS, MAX_TEXT_CHARS } from './limits.ts'
import { parseHtml } from './parse-html.ts'
import { type Element, textOf, walk } from './tree.ts'

const PARAGRAPH = '<p>Sở Y tế ghi nhận 12 ca mắc sốt xuất huyết tại phường A, không có ca tử vong.</p>'

function depthOf(root: Element): number {
  let deepest = 0
  walk(root, (element) => {
    let depth = 0
    for (let at: Element | null = element; at; at = at.parent) depth += 1
    deepest = Math.max(deepest, depth)
  })
  return deepest
}

test.each([2000, 50_000])(
  '%i nested boxes are flattened and the text inside them is still read',
  (levels) => {
    const page = parseHtml('<div>'.repeat(levels) + PARAGRAPH + '</div>'.repeat(levels))
    expect(depthOf(page.root)).toBeLessThanOrEqual(MAX_DEPTH + 1)
    expect(page.elements).toBeLessThan(MAX_DEPTH + 10)
    expect(textOf(page.root)).toContain('12 ca mắc')
  },
)

test.each(['<p>x', '<li><a>', '<td>', '<section>', '<b><i>'])(
  'no more elements than the limit are kept of %s',
  (unit) => {
    const page = parseHtml(unit.repeat(200_000))
    let elements = 0
    walk(page.root, () => {
      elements += 1
    })
    expect(elements).toBeLessThanOrEqual(MAX_ELEMENTS + 1)
    expect(page.truncated).toBe(true)
  },
)

test('visible text and blocks are kept up to their limits', () => {
  const page = parseHtml('chữ '.repeat(500_000))
  expect(textOf(page.root, 10_000_000).length).toBeLessThanOrEqual(MAX_KEPT_CHARS)
  expect(readBlocks(parseHtml('<p>x</p>'.repeat(MAX_BLOCKS * 2)).root).length).toBe(MAX_BLOCKS)
  const huge = new TextEncoder().encode(PARAGRAPH.repeat(20_000))
  expect(extractPage(huge, { url: 'https://vi-du.vn/' }).text.length).toBeLessThanOrEqual(MAX_TEXT_CHARS)
})

test('a tag with a hundred thousand attributes keeps only the few that are read', () => {
  const attributes = Array.from({ length: 100_000 }, (_, i) => `a${i}="x"`).join(' ')
  const page = parseHtml(`<div id="bai" ${attributes} class="noi-dung">x</div>`)
  const [div] = page.root.children
  expect(typeof div === 'object' && Object.keys(div.attrs)).toEqual(['id', 'class'])
})

test('scripts and drawings leave no text, also below the depth limit', () => {
  const html = `${'<div>'.repeat(300)}<script>alert(1)</script><svg><text>vẽ</text></svg><noscript>tắt</noscript>chữ`
  expect(textOf(parseHtml(html).root)).toBe('chữ')
})

test('a stray end tag inside a cell does not close what is outside the table', () => {
  const page = parseHtml('<div id="bai"><table><tr><td>a</div></td></tr></table>b</div>')
  const [div] = page.root.children
  expect(typeof div === 'object' && textOf(div)).toBe('ab')
})

test('an unclosed paragraph ends where the next one begins', () => {
  const blocks = readBlocks(parseHtml('<p>một<p>hai<ul><li>ba<li>bốn</ul>').root)
  expect(blocks.map((block) => block.text)).toEqual(['một', 'hai', 'ba', 'bốn'])
})

test('any text at all gives a page with strings and lists, never an exception', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(
      '<div>',
      '</div>',
      '<p>',
      '</table>',
      '<td>',
      '<a href="',
      '">',
      '<script type="application/ld+json">{"@type":"Article"',
      '</script>',
      '<!--',
      '&#x301;',
      '<h1>',
      '<svg/>',
      '<time>',
    ),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const page = extractPage(new TextEncoder().encode(pieces.join('')), { url: 'https://vi-du.vn/bai' })
      expect(page.text).toBe(page.text.normalize('NFC'))
      expect(page.title).toBe(page.title.normalize('NFC'))
    }),
    { numRuns: 150 },
  )
})
