import { expect, test } from 'vitest'
import { assess } from './assess.ts'
import { ownModel, ownSuspicion, suspicionNamed } from './models.ts'
import { suspicionOf } from './suspicion.ts'
import { learnSuspicion, type PostRow } from './suspicion-learn.ts'

const RUMOUR =
  'Mọi người ơi cẩn thận nhé!!! Nghe nói bên xóm mình có người chết rồi mà họ ém tin đó, chia sẻ gấp cho cả nhà biết đi!'
const REPORT =
  'Theo Sở Y tế, trong tuần qua tỉnh ghi nhận 12 trường hợp mắc tay chân miệng, các bệnh nhân đang được điều trị.'
const own = suspicionNamed('own')

test('a rumour is suspected with its strongest signs and a sentence of its own as the reason', () => {
  const { suspicion, reasons } = assess({ text: RUMOUR })
  expect(suspicion).toBeGreaterThan(0.5)
  const doubt = reasons.find(({ rule }) => rule.startsWith('Cần xem kỹ'))
  expect(doubt?.rule).toContain('lời lẽ trò chuyện')
  expect(RUMOUR).toContain(doubt?.quote)
})

test('a report is not suspected, and has no such reason', () => {
  const { suspicion, reasons } = assess({ text: REPORT })
  expect(suspicion).toBeLessThan(0.2)
  expect(reasons.some(({ rule }) => rule.startsWith('Cần xem kỹ'))).toBe(false)
})

test('the style of a text is that of its plain letters: no disguise makes a report look like a chat', () => {
  const alone = suspicionOf({ text: REPORT }, own).suspicion
  const masked = REPORT.replaceAll('o', 'о').replaceAll('e', 'е').replaceAll('a', 'а')
  for (const text of [REPORT.normalize('NFD'), masked])
    expect(suspicionOf({ text }, own).suspicion).toBe(alone)
})

test('one small word between shouted ones makes them no more', () => {
  const shouted = 'MỌI NGƯỜI ĐỪNG ĐI CHỢ XÓM TRÊN KHÔNG LÀ CẢ NHÀ MẮC BỆNH'
  const alone = suspicionOf({ text: shouted }, own).suspicion
  expect(suspicionOf({ text: shouted.replace('KHÔNG', 'không') }, own).suspicion).toBeLessThanOrEqual(alone)
})

test('many comments for few likes raise suspicion; unknown engagement changes nothing', () => {
  const alone = suspicionOf({ text: RUMOUR }, own).suspicion
  expect(suspicionOf({ text: RUMOUR, likes: 3, comments: 200 }, own).suspicion).toBeGreaterThan(alone)
  expect(suspicionOf({ text: RUMOUR, likes: 4000, comments: 2 }, own).suspicion).toBeLessThan(alone)
  expect(suspicionOf({ text: RUMOUR, likes: undefined }, own).suspicion).toBe(alone)
})

test('the default is the weights set by hand; others are used where they are given', () => {
  expect(ownSuspicion.card.name).toBe('own')
  const [byDefault, byOwn] = [assess({ text: RUMOUR }), assess({ text: RUMOUR }, ownModel, own)]
  expect(byDefault).toEqual(byOwn)
  expect(assess({ text: RUMOUR }, ownModel, suspicionNamed('research')).suspicion).not.toBe(byOwn.suspicion)
})

test('the optional weights name their data and terms and hold no texts', () => {
  const { card, text } = suspicionNamed('research')
  expect(card.data.join()).toContain('ReINTEL')
  expect(card.terms).toContain('research only')
  for (const name of Object.keys(text.weights)) expect(name.split(' ').length).toBeLessThanOrEqual(3)
})

const rows: PostRow[] = Array.from({ length: 80 }, (_, i) => ({
  text:
    i % 2
      ? `Bà con chú ý vòi rồng số ${i} sắp tới làng mình rồi`
      : `Hội thi cắm hoa lần ${i} khai mạc sáng nay`,
  likes: i % 2 ? 2 : 900,
  comments: i % 2 ? 60 : 4,
  shares: null,
  unreliable: i % 2 === 1,
}))

test('learned weights tell unseen posts apart, the same each time, and give the word as the reason', () => {
  const learned = { card: own.card, ...learnSuspicion(rows) }
  expect({ card: own.card, ...learnSuspicion(rows) }).toEqual(learned)
  const bad = suspicionOf({ text: 'Vòi rồng sắp tới xã bên rồi bà con' }, learned)
  expect(bad.suspicion).toBeGreaterThan(0.5)
  expect(bad.reasons[0]?.rule).toMatch(/“[^”]*(vòi|rồng|bà con|sắp|tới|rồi)/i)
  expect(suspicionOf({ text: 'Hội thi cắm hoa của phường khai mạc' }, learned).suspicion).toBeLessThan(0.5)
})
