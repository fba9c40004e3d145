import { expect, test } from 'vitest'
import { assess } from './assess.ts'
import { authoredRows } from './authored.ts'
import { mayBeSevere } from './severe.ts'

const at = new Date('2026-11-24T02:00:00Z')

test('one confirmed patient with a group A disease is at least asked about', () => {
  const text =
    'Mẫu bệnh phẩm của một bé trai 6 tuổi ở tỉnh Tây Ninh dương tính với cúm A(H5N1). Bệnh nhi đang thở máy, suy hô hấp.'
  const verdict = assess({ text, publishedAt: at })
  expect(verdict.decision).not.toBe('ignore')
  expect(verdict).toMatchObject({ province: 'Tây Ninh', severity: 4 })
})

test('a training about a group A disease names no patient and stays ignored', () => {
  const text =
    'Sở Y tế Tây Ninh tập huấn phòng chống bệnh tả cho cán bộ y tế xã: lấy mẫu, khử khuẩn nước, truyền thông về ăn chín uống sôi.'
  expect(assess({ text, publishedAt: at }).decision).toBe('ignore')
})

test('what may be severe is never ruled out: no text of the own set that is judged severe', () => {
  const texts = authoredRows()
    .flat()
    .filter((_, i) => i % 5 === 0)
    .map(({ title, text }) => ({ title: title ?? undefined, text }))
  const severe = texts.filter((text) => (assess(text).severity ?? 0) >= 4)
  expect(severe.length).toBeGreaterThan(20)
  expect(severe.filter((text) => !mayBeSevere(text))).toEqual([])
  expect(texts.filter((text) => !mayBeSevere(text)).length).toBeGreaterThan(texts.length / 2)
})
