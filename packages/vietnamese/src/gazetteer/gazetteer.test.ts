import { expect, test } from 'vitest'
import after from '../../data/vn-admin-units/communes-2025.json' with { type: 'json' }
import before from '../../data/vn-admin-units/units-before-2025.json' with { type: 'json' }
import {
  currentProvince,
  findPlaces,
  provinceCentre,
  provinceOfSource,
  provinces,
  resolveProvince,
  successors,
} from '../index.ts'

const TODAY = new Date('2026-11-24T08:00:00+07:00')

test('there are 34 provinces, made of 63', () => {
  expect(provinces()).toHaveLength(34)
  expect(provinces().reduce((sum, p) => sum + 1 + p.formerly.length, 0)).toBe(63)
  expect(provinceCentre('Bến Tre')).toEqual(provinceCentre('Vĩnh Long'))
})

test.each([
  ['Bến Tre', 'Vĩnh Long'],
  ['tỉnh Bến Tre', 'Vĩnh Long'],
  ['TP.HCM', 'TP. Hồ Chí Minh'],
  ['thanh pho ho chi minh', 'TP. Hồ Chí Minh'],
  ['TP Hồ Chí Minh', 'TP. Hồ Chí Minh'],
  ['Đăk Lăk', 'Đắk Lắk'],
  ['Thừa Thiên Huế', 'Huế'],
  ['ba ria - vung tau', 'TP. Hồ Chí Minh'],
  ['Hoà Bình', 'Phú Thọ'],
  ['Hà Lan', null],
  ['', null],
])('%s lies in %s today', (name, current) => {
  expect(currentProvince(name)).toBe(current)
})

test('every unit of the old map written as an address lands in its province of today', () => {
  let rows = 0
  for (const [province, districts] of Object.entries(before))
    for (const [district, list] of Object.entries(districts as Record<string, string>))
      for (const row of list.split(';')) {
        const [commune = '', fresh = ''] = row.split('>')
        rows += fresh.split('|').length
        const address = [commune, district, province].filter(Boolean).join(', ')
        if (resolveProvince(address).province !== currentProvince(province)) throw new Error(address)
      }
  expect(rows).toBe(10_602)
})

test('a commune name that two provinces share places nothing by itself', () => {
  const owners = new Map<string, Set<string>>()
  for (const [province, list] of Object.entries(after.communes))
    for (const row of list.split(';')) {
      const name = row.slice(0, row.indexOf('@')).replace(/^(?:Xã|Phường|Đặc khu) /, '')
      owners.set(name, (owners.get(name) ?? new Set()).add(province))
    }
  const shared = [...owners].filter(([, set]) => set.size > 1).map(([name]) => name)
  expect(shared).toHaveLength(314)
  for (const name of shared)
    for (const place of [`xã ${name}`, `phường ${name}`, ...(currentProvince(name) ? [] : [name])])
      expect(resolveProvince(`Ổ dịch tại ${place} có 12 ca`, { at: TODAY }).province, place).toBe('')
})

test.each([
  ['Ổ dịch tại xã Tân Phú, huyện Tân Phú, tỉnh Đồng Nai', 'Đồng Nai'],
  ['Ổ dịch ở Thạnh Phú, Bến Tre', 'Vĩnh Long'],
  ['CDC Quảng Nam cho biết có 3 ca', 'Đà Nẵng'],
  ['co 12 ca sot xuat huyet o ben tre', 'Vĩnh Long'],
  ['Ngộ độc tại TP. Thủ Đức', 'TP. Hồ Chí Minh'],
  ['Vũng Tàu có 3 ca', 'TP. Hồ Chí Minh'],
  ['Bệnh viện Bạch Mai (Hà Nội) tiếp nhận bệnh nhân ở huyện Kim Bôi, Hòa Bình', 'Phú Thọ'],
  ['Công an Hà Nội vào cuộc', 'Hà Nội'],
  ['Ổ dịch ở phía bắc Đồng Nai', 'Đồng Nai'],
])('%s: the event is in %s', (text, province) => {
  expect(resolveProvince(text, { at: TODAY }).province).toBe(province)
})

test.each([
  'Bác sĩ Nguyễn Hà Nam nói về bệnh sởi',
  'Bà Trần Thái Bình nhập viện',
  'Khu vực châu Á - Thái Bình Dương',
  'Tai nạn trên đường Điện Biên Phủ',
  'cầu mong hòa bình cho mọi người',
  'Giá thuốc cao bằng năm ngoái',
  'Bệnh viện Bạch Mai và Việt Đức cơ sở 2',
  'Món bún bò Huế gây ngộ độc',
  'Học tập tư tưởng Hồ Chí Minh',
  'Hà Nội và TP.HCM cùng ghi nhận ca bệnh',
  'Người dân ở Hà Lan bị bệnh',
])('%s: no province can be said', (text) => {
  expect(resolveProvince(text, { at: TODAY }).province).toBe('')
})

test('a provincial source settles a shared name and "toàn tỉnh", but never places an event alone', () => {
  const options = { at: TODAY, hint: 'Đồng Nai' }
  expect(resolveProvince('Ổ dịch tại xã Tân Phú', options).province).toBe('Đồng Nai')
  expect(resolveProvince('Toàn tỉnh ghi nhận 12 ca sởi', options).province).toBe('Đồng Nai')
  expect(resolveProvince('Có 12 ca sởi', options).province).toBe('')
})

test('communes of the new map are not looked for in a text written before it', () => {
  const text = 'Ổ dịch ở đặc khu Phú Quốc'
  expect(findPlaces(text, { at: TODAY })[0]?.province).toBe('An Giang')
  expect(findPlaces(text, { at: new Date('2025-06-30T08:00:00+07:00') })).toEqual([])
})

test('a place says where it stands and keeps the words as written', () => {
  const [place] = findPlaces('Tại xã Thạnh Phú, tỉnh Bến Tre có ổ dịch')
  expect(place).toEqual({
    name: 'xã Thạnh Phú',
    province: 'Vĩnh Long',
    level: 'commune',
    start: 4,
    end: 16,
    quote: 'xã Thạnh Phú',
  })
})

test('an old commune knows the new communes that took it in', () => {
  expect(successors('Phường Cống Vị', 'Quận Ba Đình', 'Hà Nội')).toEqual([
    'Phường Giảng Võ',
    'Phường Ngọc Hà',
  ])
  expect(successors('Phường Không Có', 'Quận Ba Đình', 'Hà Nội')).toEqual([])
})

test.each([
  ['Chị nhà bên ở Sốp Cộp sốt co giật, giờ nằm dưới Hà Nội', 'Sơn La'],
  ['Bà con Long Xuyên ơi, trạm hết vắc xin rồi', 'An Giang'],
  ['46 trẻ ở thôn (Yên Phong, Bắc Ninh) nhiễm chì, 7 cháu đi thải chì ở Hà Nội', 'Bắc Ninh'],
  ['Gia đình ở Pleiku đang chờ kết luận', 'Gia Lai'],
  ['Nam Trà My lại căng mình chống sởi', 'Đà Nẵng'],
  ['Tám huyện miền núi Quảng Nam thiếu thuốc tâm thần', 'Đà Nẵng'],
  ['Một phụ nữ quê Phú Thọ tố thẩm mỹ viện', ''],
  ['Bệnh nhân phải bắt xe xuống Hà Nội tiêm', ''],
  ["Tám người hái tiêu ở huyện Cư M'gar ngộ độc thuốc cỏ", 'Đắk Lắk'],
  ['Trần khoa Nhi sập ở một bệnh viện của thành phố hoa phượng đỏ', 'Hải Phòng'],
  ['Cả khoa em ở xứ Lạng chưa có tiền trực', 'Lạng Sơn'],
  ['ĐỘT KÍCH SPA ĐÀ LẠT TIÊM TẾ BÀO GỐC', 'Lâm Đồng'],
  ['Ăn tiết canh, người đàn ông Bắc Ninh hôn mê', 'Bắc Ninh'],
])('%s → %s', (text, province) => {
  expect(resolveProvince(text, { at: TODAY }).province).toBe(province)
})

test.each([
  ['Tin nóng Cần Giuộc', 'Tây Ninh'],
  ["Chuyện phố Ea H'leo", 'Đắk Lắk'],
  ['Báo Nghệ An', 'Nghệ An'],
  ['Hóng chuyện Bạc Liêu', 'Cà Mau'],
  ['Hội phụ huynh Bình Minh', ''],
  ['Hà Nội – Hải Phòng xe ghép', ''],
  ['Chị em công sở', ''],
])('the name of the source "%s" speaks of "%s"', (name, province) => {
  expect(provinceOfSource(name)).toBe(province)
})

test.each([
  ['Sáng nay chợ mình xì khí amoniac, 7 người phải đi cấp cứu', 'An Giang'],
  ['Làng mình đồn lá cây chữa ung thư, có xe ở Hà Nội về hái', ''],
  ['Tin từ Sơn La: Sở Y tế Sơn La ghi nhận ổ dịch tại Mộc Châu', 'Sơn La'],
  ['Thu hồi trên toàn quốc một lô dầu gội trẻ em', ''],
])('on a page of An Giang: %s → %s', (text, province) => {
  expect(resolveProvince(text, { at: TODAY, hint: 'An Giang', home: 'An Giang' }).province).toBe(province)
})
