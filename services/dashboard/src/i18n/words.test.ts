import { expect, test } from 'vitest'
import en from './en.json' with { type: 'json' }
import vi from './vi.json' with { type: 'json' }

function leaves(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  return Object.entries(value ?? {}).flatMap(([key, one]) =>
    leaves(one, path === '' ? key : `${path}.${key}`),
  )
}

const holes = (text: string): string[] => (text.match(/{{\w+}}/g) ?? []).sort()

test('English says everything that Vietnamese says', () => {
  expect(
    leaves(en)
      .map(([path]) => path)
      .sort(),
  ).toEqual(
    leaves(vi)
      .map(([path]) => path)
      .sort(),
  )
})

test('A sentence has the same holes in both languages', () => {
  const english = new Map(leaves(en))
  for (const [path, text] of leaves(vi))
    expect([path, ...holes(english.get(path) ?? '')]).toEqual([path, ...holes(text)])
})

test('No word of the page is empty', () => {
  for (const [, text] of [...leaves(vi), ...leaves(en)]) expect(text.trim()).not.toBe('')
})
