import { expect, test } from 'vitest'
import { diseasesOf } from './illness.ts'
import { read } from './read.ts'

test.each([
  ['Bé nổi mề đay sau mũi sởi – quai bị – rubella ở phòng tiêm', []],
  ['Kho hết vắc xin viêm gan B và bại liệt', []],
  ['Hai cháu mắc sởi dù đã tiêm sởi', ['sởi']],
  ['Hết vắc xin dại, người bị chó cắn phải đi ba trạm', ['dại']],
  ['Bốn ca Whitmore sau lũ. Cả bốn bệnh nhân đều có đái tháo đường.', ['whitmore']],
  ['Đái tháo đường trẻ hóa ở thành phố. Nhiều người mới ba mươi tuổi.', ['đái tháo đường']],
])('what a text speaks of: %s', (text, names) => {
  expect(diseasesOf(read({ text })).map(({ name }) => name)).toEqual(names)
})
