import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { checkWorthy, ownWorthModel } from './check-worthy.ts'
import { learnWorth, type WorthRow } from './worth-learn.ts'

const post =
  'Chào cả nhà ạ. Trường mầm non ở xóm tôi có 12 bé chết vì sởi mà họ giấu dịch! Mong các con bình an. Có ai biết thêm không?'

test('the claim of a post comes first, as written, with where it stands and why', () => {
  const [first, ...rest] = checkWorthy(post)
  expect(first?.text).toBe('Trường mầm non ở xóm tôi có 12 bé chết vì sởi mà họ giấu dịch!')
  expect(post.slice(first?.start, (first?.start ?? 0) + (first?.text.length ?? 0))).toBe(first?.text)
  expect(first?.score).toBeGreaterThan(0.8)
  expect(first?.reasons.join()).toContain('giấu dịch')
  expect(rest).toHaveLength(3)
  for (const { score } of rest) expect(score).toBeLessThan(0.5)
})

test.each([
  ['a question', 'Ăn mì gói mỗi ngày có gây ung thư không ạ?', 'là câu hỏi'],
  ['a wish', 'Cầu mong mấy bé ngộ độc mau khỏe.', 'là lời mong'],
  ['advice', 'Bộ Y tế khuyến cáo người dân rửa tay bằng xà phòng.', 'là lời khuyên'],
  ['thanks', 'Cảm ơn bác sĩ khoa nhi đã cứu con em.', 'là lời chào, lời cảm ơn'],
])('%s about health is not worth a check, and the reason says so', (_, text, why) => {
  const [only] = checkWorthy(text)
  expect(only?.score).toBeLessThan(0.5)
  expect(only?.reasons.join()).toContain(why)
})

test.each([
  ['without tones', 'Benh vien tinh giau dich, 12 nguoi chet vi soi.'],
  ['in capitals', 'BỆNH VIỆN TỈNH GIẤU DỊCH, 12 NGƯỜI CHẾT VÌ SỞI!!!'],
  ['in teencode', 'bv tỉnh giấu dịch, 12 ng chết vì sởi r'],
])('a claim %s is found as well', (_, text) => {
  expect(checkWorthy(text)[0]?.score).toBeGreaterThan(0.7)
})

test('nothing, marks alone and a very long text are answered', () => {
  expect(checkWorthy('')).toEqual([])
  expect(checkWorthy('!!! … ???')).toEqual([])
  const long = checkWorthy('Nước máy nhiễm asen. '.repeat(50_000))
  expect(long.length).toBeGreaterThan(10)
  expect(long.every(({ start }) => start < 4000)).toBe(true)
})

test('the weights that ship are those learned from the first mood', () => {
  const file = new URL('../../data/authored/sentences.jsonl', import.meta.url)
  const rows = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as WorthRow & { id: string })
  expect(rows).toHaveLength(420)
  expect(learnWorth(rows.filter(({ id }) => id.startsWith('a-')))).toEqual(ownWorthModel.worth)
})
