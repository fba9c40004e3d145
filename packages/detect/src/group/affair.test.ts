import { expect, test } from 'vitest'
import { type GroupRow, groupStream } from './index.ts'

const judgedIn = (places: Record<string, string>) => (given: GroupRow) => ({
  type: null,
  province: places[given.id] ?? '',
  places: [],
  diseases: [],
  incident: true,
})

function row(id: string, title: string, text: string, day: number): GroupRow {
  return { id, title, text, published_at: new Date(Date.UTC(2026, 9, day)).toISOString() }
}

const RAID = row(
  'a',
  'Bắt xưởng trộn men tiêu hóa giả từ bột sắn',
  'Công an khám xét nhà xưởng rộng 200 mét vuông, nơi bảy công nhân đóng bột trắng vào hộp nhãn Lumi Kids Plus. Hơn hai tấn nguyên liệu không giấy tờ bị thu giữ, chủ xưởng bị tạm giữ để điều tra.',
  3,
)
const RECALL = row(
  'b',
  'Thu hồi men tiêu hóa Lumi Kids Plus tại mười hiệu thuốc',
  'Đoàn liên ngành đề nghị các quầy gỡ khỏi kệ toàn bộ hộp men tiêu hóa nhãn Lumi Kids Plus, lập biên bản và báo số lượng trước cuối tuần. Người mua được hướng dẫn trả lại hộp đã mở.',
  5,
)
const OTHER = row(
  'c',
  'Sở Y tế kiểm tra bếp ăn tập thể trước mùa nắng',
  'Tám bếp ăn của khu công nghiệp được lấy mẫu nước, thực phẩm và dụng cụ. Đoàn nhắc nơi nấu ăn giữ mẫu lưu đủ hai mươi bốn giờ và kiểm tra sức khỏe người nấu.',
  5,
)

test('what follows of a raid is another event of its affair; what names nothing of it is not', () => {
  const group = groupStream({ judge: judgedIn({ a: 'Hưng Yên', b: 'Hải Phòng', c: 'Hải Phòng' }) })
  const [raid, recall, other] = [RAID, RECALL, OTHER].map(group)
  expect(recall?.event).not.toBe(raid?.event)
  expect(recall?.affair).toBe(raid?.affair)
  expect(raid?.affair).toBe(raid?.event)
  expect(other?.affair).toBe(other?.event)
})

test('an office that both name makes no affair', () => {
  const named = (id: string, what: string, day: number) =>
    row(id, what, `${what}. Viện Pasteur và Ủy ban Nhân dân cùng nhắc người dân theo dõi thêm.`, day)
  const group = groupStream({ judge: judgedIn({ a: 'Phú Thọ', b: 'Thái Nguyên' }) })
  const first = group(named('a', 'Ba công nhân ngộ độc khí trong hầm chứa của nhà máy giấy', 3))
  const second = group(named('b', 'Trường mầm non cho trẻ nghỉ học sau chùm ca thủy đậu', 3))
  expect(second.event).not.toBe(first.event)
  expect(second.affair).toBe(second.event)
})

test('the paper that two reprints are taken from makes no affair', () => {
  const taken = (id: string, what: string) =>
    row(id, what, `${what}, cơ quan chức năng đang làm rõ. Theo Nhịp Sống Việt.`, 3)
  const group = groupStream({ judge: judgedIn({ a: 'Phú Thọ', b: 'Thái Nguyên' }) })
  group(taken('a', 'Ba công nhân ngộ độc khí trong hầm chứa của nhà máy giấy'))
  const second = group(taken('b', 'Thu hồi một lô siro ho trẻ em không đạt chất lượng'))
  expect(second.affair).toBe(second.event)
})
