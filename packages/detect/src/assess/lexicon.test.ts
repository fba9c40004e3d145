import { fold } from '@chudong/vietnamese'
import { expect, test } from 'vitest'
import lexicon from '../../data/lexicon.json' with { type: 'json' }
import rules from '../../data/rules.json' with { type: 'json' }
import { diseases } from './lexicon.ts'

const concepts = Object.entries(lexicon.concepts)

test.each(concepts)('the list %s names nothing twice and nothing empty', (_name, phrases) => {
  expect(phrases.filter((phrase, i) => phrase.trim() === '' || phrases.indexOf(phrase) !== i)).toEqual([])
})

test('every disease has one name, and every other name leads to one disease', () => {
  const owners = new Map<string, string>()
  const clashes = diseases().flatMap(({ name, aliases }) =>
    [...new Set([name, ...aliases].map((one) => one.toLowerCase()))].flatMap((one) => {
      const owner = owners.get(one)
      owners.set(one, name)
      return owner === undefined ? [] : [`${one}: ${owner} and ${name}`]
    }),
  )
  expect(clashes).toEqual([])
})

test('every disease of people has an ICD-10 code or block', () => {
  const code = /^[A-Z]\d\d(?:\.\d|-[A-Z]\d\d)?$/
  const without = diseases().filter(({ group, icd10 }) =>
    group === 'animal' ? icd10 !== undefined : !code.test(icd10 ?? ''),
  )
  expect(without).toEqual([])
})

test('every rule has a readable name of its own and speaks of lists that exist', () => {
  const known = new Set([...concepts.map(([name]) => name), 'disease', '#ill', '#many', '#dead'])
  const unknown = rules.rules
    .flatMap(({ all, none }) => [...all.flat(), ...none])
    .filter((c) => !known.has(c))
  expect(unknown).toEqual([])
  expect(new Set(rules.rules.map(({ label }) => fold(label))).size).toBe(rules.rules.length)
})
