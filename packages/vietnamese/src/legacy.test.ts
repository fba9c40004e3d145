import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromLegacy } from './legacy.ts'
import { normalise } from './normalise.ts'

const SAID = 'Bệnh viện Đa khoa tỉnh Quảng Ngãi tiếp nhận 24 học sinh ngộ độc, trong đó có 3 em nặng.'
const ABC = 'BÖnh viÖn §a khoa tØnh Qu¶ng Ng·i tiÕp nhËn 24 häc sinh ngé ®éc, trong ®ã cã 3 em nÆng.'
const VNI =
  'Beänh vieän Ña khoa tænh Quaûng Ngaõi tieáp nhaän 24 hoïc sinh ngoä ñoäc, trong ñoù coù 3 em naëng.'
const TWICE =
  'Bá»‡nh viá»‡n Äa khoa tá»‰nh Quáº£ng NgÃ£i tiáº¿p nháºn 24 há»c sinh ngá»™ Ä‘á»™c, trong Ä‘Ã³ cÃ³ 3 em náº·ng.'

test.each([
  ['TCVN3', ABC],
  ['VNI', VNI],
])('%s comes back as Unicode, and is judged as such', (_name, written) => {
  expect(fromLegacy(written)).toBe(SAID)
  expect(normalise(written)).toBe(SAID)
})

test('UTF-8 that was read as windows-1252 comes back where all its bytes are left', () => {
  expect(fromLegacy('Bá»‡nh viá»‡n tá»‰nh cÃ³ ba em ngá»™ cÃ¡, Ä‘Ã£ khá»e')).toContain(
    'Bệnh viện tỉnh có ba em',
  )
  expect(TWICE).not.toBe(SAID)
})

test('a line in capitals stays one', () => {
  expect(fromLegacy('BÖNH VIÖN §A KHOA TØNH')).toBe('BỆNH VIỆN ĐA KHOA TỈNH')
  expect(fromLegacy('BEÄNH VIEÄN ÑA KHOA TÆNH')).toBe('BỆNH VIỆN ĐA KHOA TỈNH')
})

test.each([
  'Größere Übungen für Ärzte in Köln, schön und müßig',
  'L’été, le garçon naïf a mangé des crêpes à Besançon près de l’île',
  'El niño comió piña en el año más frío, señor',
  '© 2026 Báo Đồng Chiều® – «Tin nhanh» · giá 5 £ / 7 ¥',
  'Sốt xuất huyết ở Huế: 14 ca',
  '· ăn chín · uống sôi · rửa tay · che miệng',
  'Smörgåsbord och räksmörgås på Östermalm',
])('another text stays as it is: %s', (text) => {
  expect(fromLegacy(text)).toBe(text)
})

test('any text is read, and what is Unicode stays', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof fromLegacy(text) === 'string'))
  fc.assert(
    fc.property(fc.stringMatching(/^[a-zăâđêôơưáàảãạếềểễệ ]*$/), (text) => {
      expect(fromLegacy(text)).toBe(text)
    }),
  )
})
