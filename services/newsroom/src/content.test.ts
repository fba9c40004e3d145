import { expect, test } from 'vitest'
import { loadContent } from './content.ts'
import { siteIds } from './item.ts'

const items = loadContent()
const incidents = items.filter((item) => item.label.incident)
const others = items.filter((item) => !item.label.incident)

test('the week has at least 90 items with an id of their own', () => {
  expect(items.length).toBeGreaterThanOrEqual(90)
  expect(new Set(items.map((item) => item.id)).size).toBe(items.length)
  expect(new Set(items.map((item) => `${item.site}/${item.slug}/${item.id}`)).size).toBe(items.length)
})

test('every item is at most a week old and on a site that has several', () => {
  expect(items.filter((item) => item.hoursAgo <= 0 || item.hoursAgo > 168)).toEqual([])
  for (const site of siteIds) expect(items.filter((item) => item.site === site).length).toBeGreaterThan(4)
})

test('incidents cover at least nine types and severities two to five, each in a named story', () => {
  expect(new Set(incidents.map((item) => item.label.type)).size).toBeGreaterThanOrEqual(9)
  expect(new Set(incidents.map((item) => item.label.severity))).toEqual(new Set([2, 3, 4, 5]))
  expect(incidents.filter((item) => item.label.event === null || item.label.type === null)).toEqual([])
})

test('at least 35 items look like incidents and are none, and about ten are other news', () => {
  const lookAlikes = others.filter((item) => item.label.noise !== 'other')
  expect(lookAlikes.length).toBeGreaterThanOrEqual(35)
  expect(others.length - lookAlikes.length).toBeGreaterThanOrEqual(8)
  expect(others.filter((item) => item.label.event !== null || item.label.noise === undefined)).toEqual([])
})

test('six articles are edited later and one shows a date in the future', () => {
  expect(items.filter((item) => item.revisions.length > 0).length).toBe(6)
  expect(items.filter((item) => item.futureDate).length).toBe(1)
})

test('every rumour is on a social page and an official correction follows it', () => {
  const rumours = items.filter((item) => item.label.claim === 'rumour')
  expect(rumours.length).toBeGreaterThanOrEqual(2)
  for (const rumour of rumours) {
    const later = items.filter(
      (item) => item.label.event === rumour.label.event && item.label.claim === 'correction',
    )
    expect(later.some((item) => item.hoursAgo < rumour.hoursAgo)).toBe(true)
  }
})

test('a reprint is younger than its original, belongs to the same story and keeps most words', () => {
  const reprints = items.filter((item) => item.label.duplicateOf !== undefined)
  expect(reprints.length).toBeGreaterThanOrEqual(8)
  for (const reprint of reprints) {
    const original = items.find((item) => item.id === reprint.label.duplicateOf)
    expect(original?.label.event).toBe(reprint.label.event)
    expect(original?.hoursAgo).toBeGreaterThan(reprint.hoursAgo)
    expect(reprint.text.filter((line) => original?.text.includes(line)).length).toBeGreaterThanOrEqual(2)
  }
})

test('articles have between 80 and 350 words', () => {
  const articles = items.filter((item) => item.title !== '')
  const words = (item: (typeof items)[number]) => [item.sapo, ...item.text].join(' ').split(/\s+/).length
  expect(articles.filter((item) => words(item) < 80 || words(item) > 350).map((item) => item.id)).toEqual([])
})
