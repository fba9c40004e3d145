import { expect, test } from 'vitest'
import { readSocialPage } from './social.ts'

const now = new Date('2026-11-24T02:00:00Z')
const origin = { sourceId: 'trang-a', sourceName: 'Trang A', tier: 'social' as const }
const read = (page: unknown, url = 'https://api.example/posts?token=t') =>
  readSocialPage(JSON.stringify(page), url, origin, now)

test('posts become drafts with engagement, and the cursor leads to the next page', () => {
  const page = read({
    data: [
      { id: '9', message: 'Có ca sởi?', created_time: '2026-11-24T01:00:00+0000', shares: { count: 4 } },
    ],
    paging: { cursors: { after: 'abc' } },
  })
  expect(page.drafts).toMatchObject([
    {
      kind: 'post',
      externalId: '9',
      publishedAt: new Date('2026-11-24T01:00:00Z'),
      engagement: { likes: null, comments: null, shares: 4 },
    },
  ])
  expect(page.next).toBe('https://api.example/posts?token=t&after=abc')
  expect(read({ items: [], next_cursor: '2' }).next).toBe('https://api.example/posts?token=t&cursor=2')
})

test('the next page is never on another origin nor the page itself', () => {
  for (const next of [
    'http://169.254.169.254/',
    'https://khac.example/posts',
    'http://api.example/posts',
    'https://api.example/posts?token=t',
  ]) {
    expect(read({ data: [], paging: { next } }).next).toBeNull()
  }
})

test('a post of five megabytes is refused and the others are taken', () => {
  const page = read({
    posts: [{ id: '1', text: 'x'.repeat(5_000_000) }, { id: '2', text: 'tốt' }, 'rác', null],
  })
  expect(page.drafts.map((draft) => draft.externalId)).toEqual(['2'])
  expect(page.refused).toEqual([
    'bài 1: bài dài 5000000 ký tự, quá 1000000',
    expect.stringContaining('bài 3: thiếu nội dung'),
    expect.stringContaining('bài 4'),
  ])
})

test('what is not a page of posts is refused', () => {
  for (const text of ['', '<html>', '{"error":"x"}', '1', '['.repeat(100_000)])
    expect(() => readSocialPage(text, 'https://api.example/', origin, now)).toThrow('mạng xã hội')
})
