import { expect, test } from 'vitest'
import { diseasesOf, diseasesOfEvent } from './illness.ts'
import { read } from './read.ts'

test.each([
  ['Bé nổi mề đay sau mũi sởi – quai bị – rubella ở phòng tiêm', []],
  ['Kho hết vắc xin viêm gan B và bại liệt', []],
  ['Hai cháu mắc sởi dù đã tiêm sởi', ['sởi']],
  ['Hết vắc xin dại, người bị chó cắn phải đi ba trạm', ['dại']],
  ['Bốn ca Whitmore sau lũ. Cả bốn bệnh nhân đều có đái tháo đường.', ['whitmore']],
  ['Đái tháo đường trẻ hóa ở thành phố. Nhiều người mới ba mươi tuổi.', ['đái tháo đường']],
  ['Người đi rẫy về sốt rét run, vàng mắt, nghi leptospira', ['leptospira']],
  ['Mẫu máu âm tính với Ebola và Marburg', []],
  ['Bắt lò mổ heo nhiễm dịch tả ở chợ đầu mối', []],
  ['Thịt lợn bệnh dịch tả bán ra chợ', []],
  ['Vết cấy meso mọc mủ, nhiễm vi khuẩn lao không điển hình', []],
  ['Bệnh nhân điếc tai, viêm màng não do liên cầu lợn', ['liên cầu lợn']],
  ['Mười chín ca thương hàn, cấy máu ra Salmonella', ['thương hàn']],
  ['Một phụ nữ nhiễm cúm gia cầm sau khi làm thịt gà', ['cúm A/H5N1']],
  ['Tiêu hủy đàn vịt vì cúm gia cầm', []],
  ['Hết thuốc cho người bệnh động kinh', ['động kinh']],
])('what a text speaks of: %s', (text, names) => {
  expect(diseasesOf(read({ text })).map(({ name }) => name)).toEqual(names)
})

test.each([
  ['86 người nhập viện sau tiệc cưới, mẫu gỏi có Salmonella', 'food-poisoning', []],
  ['Bệnh nhân ung thư phải tự mua thuốc vì kho hết hóa chất', 'supply-shortage', []],
  ['Hết thuốc điều trị sốt rét ở ba trạm', 'supply-shortage', ['sốt rét']],
  ['Sữa bột giả cho người tiểu đường', 'product-safety', []],
  ['Ba bệnh nhân suy thận sau khi uống viên hoàn', 'product-safety', ['suy thận']],
  ['Chín ca sởi trong một lớp', 'outbreak', ['sởi']],
  ['Bệnh nhân ung thư phải tự mua thuốc', null, ['ung thư']],
] as const)('what an event is of: %s (%s)', (text, type, names) => {
  const reading = read({ text })
  expect(diseasesOfEvent(diseasesOf(reading), type, reading).map(({ name }) => name)).toEqual(names)
})
