import { dataFolder, type Figure, jobNamed, readRows } from '@chudong/evaluation'
import { decodePage } from '@chudong/extract'
import { encodeWindows1258 } from '@chudong/newsroom'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'

/** A judgement may lose this much when a text comes in other letters. */
const MOST_LOST = 0.02
const SMALL_CAPITALS: Record<string, string> = Object.fromEntries(
  [...'ᴀʙᴄᴅᴇɢʜɪᴋʟᴍɴᴏᴘʀᴛᴜᴠ'].map((capital, i) => ['abcdeghiklmnoprtuv'.charAt(i), capital]),
)
const CYRILLIC: Record<string, string> = { a: 'а', c: 'с', e: 'е', i: 'і', o: 'о', p: 'р', x: 'х', y: 'у' }

/** The same words in other letters. Lost tones and teencode are other words: what they cost is on the scoreboard. */
const spellings: Record<string, (text: string) => string> = {
  'decomposed letters': (text) => text.normalize('NFD'),
  'a windows-1258 page': (text) => viaWindows1258(text),
  'small capitals': (text) => Array.from(text, (char) => SMALL_CAPITALS[char] ?? char).join(''),
  'every second letter Cyrillic': (text) =>
    Array.from(text, (char, i) => (i % 2 === 0 ? char : (CYRILLIC[char] ?? char))).join(''),
}

function viaWindows1258(text: string): string {
  const page = decodePage(encodeWindows1258(text), 'text/html; charset=windows-1258').text
  return page.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
}

const Row = z.looseObject({ text: z.string(), title: z.string().nullish() })
const own = dataFolder()
const rows = ['items-b', 'items-e'].flatMap((name) => readRows(own.own(`${name}.jsonl`), Row))
const spelled = (spell: (text: string) => string) =>
  rows.map((row) => ({ ...row, text: spell(row.text), title: row.title ? spell(row.title) : row.title }))

describe.each(['incident', 'health', 'province', 'counts'])('the judgement %s', (name) => {
  const plain = figures(name, rows)

  test.each(Object.keys(spellings))('loses nothing in %s', (spelling) => {
    const changed = figures(name, spelled(spellings[spelling] ?? String))
    expect(changed.map(({ metric }) => metric)).toEqual(plain.map(({ metric }) => metric))
    const losses = plain.map((figure, i) => [figure.metric, loss(figure, changed[i])] as const)
    expect(losses.filter(([, lost]) => !(lost <= MOST_LOST))).toEqual([])
  })
})

function figures(name: string, from: readonly unknown[]): Figure[] {
  return jobNamed(name).measure(from, '.').figures
}

function loss(before: Figure, after: Figure | undefined): number {
  const lost = (before.value ?? Number.NaN) - (after?.value ?? Number.NaN)
  return before.better === 'less' ? -lost : lost
}
