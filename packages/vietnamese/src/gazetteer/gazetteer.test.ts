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
import { LANDMARKS } from './landmarks.ts'

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

test('every landmark stands in one of the 34 provinces, under a name of the map of today', () => {
  const known = new Set(provinces().map((one) => one.name))
  expect(LANDMARKS.filter(({ province }) => !known.has(province))).toEqual([])
  expect(LANDMARKS.length).toBeGreaterThan(3000)
})

test.each([
  ['Tràn hóa chất ở cảng cá Lạch Bạng, 5 người ngạt', 'Thanh Hóa'],
  ['Công nhân KCN Quang Châu đau bụng hàng loạt', 'Bắc Ninh'],
  ['Kiểm dịch cửa khẩu Lao Bảo phát hiện ba người sốt', 'Quảng Trị'],
  ['Xuống sân bay Tân Sơn Nhất, cả đoàn nôn ói', 'TP. Hồ Chí Minh'],
  ['cá chết trắng lòng hồ Núi Cốc', 'Thái Nguyên'],
  ['MAY NGUOI O CHO BA CHIEU BI TIEU CHAY', 'TP. Hồ Chí Minh'],
  ['Bãi biển Sa Huỳnh có sứa độc', 'Quảng Ngãi'],
  ['Chị ấy hút mỡ trong ngõ đường Láng', 'Hà Nội'],
  ['Bà con Ban Mê sốt xuất huyết nhiều lắm', 'Đắk Lắk'],
  ['Bếp ăn ở quận cũ số 10 làm 8 người ngộ độc', 'TP. Hồ Chí Minh'],
  ['Người ta đồn ở chợ lớn có thuốc giả', ''],
  ['Bệnh viện Bạch Mai tiếp nhận 5 ca ngộ độc nấm', ''],
  ['Cửa khẩu Thanh Thủy có ổ dịch', ''],
])('a landmark places the event: %s → %s', (text, province) => {
  expect(resolveProvince(text, { at: TODAY }).province).toBe(province)
})

test.each([
  ['Ở vùng cao Lào Cai và Lai Châu nhiều nhà đổ bỏ muối', ''],
  ['Kho vắc xin ở Cần Thơ trống, dân phải qua Vĩnh Long, An Giang chích', 'Cần Thơ'],
  ['Bốn cháu phải lọc máu tại Hà Nội sau khi ăn nấm ở Bắc Ninh', 'Bắc Ninh'],
  ['Sáng nay, Tòa án nhân dân TP. Hà Nội xử vụ thuốc giả ở Hưng Yên', 'Hưng Yên'],
  ['Bữa giỗ ở huyện Gia Viễn (Ninh Bình) làm 9 người đau bụng, một người nay ở Nghệ An', 'Ninh Bình'],
  ['Phòng khám da liễu tại TP HCM bị phạt', 'TP. Hồ Chí Minh'],
  ['Mọi người ở Đông Nam Á và Trung Đông đều lo', ''],
  ['Công ty G.P.V bán máy xét nghiệm', ''],
  ['Từ sân bay Tân Sơn Nhất về, cả nhà ở Quy Nhơn phát sốt', 'Gia Lai'],
  ['Điểm tiêm dời xa 15 km', ''],
  ['TRẠM CHÍCH V.Ắ.C X.I.N LẠ', ''],
  ['Hai người ở Phình Giàng loét da', 'Điện Biên'],
  ['Ổ dịch ở trung tâm, cạnh biên giới', ''],
  ['Dân Lý Sơn đau mắt đỏ', 'Quảng Ngãi'],
  ['Spa ở quận Tân Phú làm hỏng mặt khách', 'TP. Hồ Chí Minh'],
  ['Ổ dịch ở Đồng Hới', 'Quảng Trị'],
  ['Công an phường Xuân Hương, Đà Lạt khám nghiệm', 'Lâm Đồng'],
])('%s → %s', (text, province) => {
  expect(resolveProvince(text, { at: TODAY }).province).toBe(province)
})

test('a text from before the merger means the town, not the commune named like it since', () => {
  const text = 'Kiểm tra xe hàng ở Long Khánh'
  expect(resolveProvince(text, { at: new Date('2024-04-19T08:00:00+07:00') }).province).toBe('Đồng Nai')
  expect(resolveProvince(text, { at: TODAY }).province).toBe('')
})

test.each([
  ['Cư dân Xuân Đỉnh', 'Hà Nội'],
  ['Chợ Mới An Giang', 'An Giang'],
  ['Y bác sĩ Quảng Yên', 'Quảng Ninh'],
  ['Biển Ba Động 24h', 'Vĩnh Long'],
  ['Xóm Bàu Sen', ''],
])('the page "%s" is of "%s"', (name, province) => {
  expect(provinceOfSource(name)).toBe(province)
})

test('"cho" with its tone is no market: a page of Sơn La does not take what happened elsewhere', () => {
  const options = { at: TODAY, hint: 'Sơn La', home: 'Sơn La' }
  const text = 'Ký túc xá đại học Thanh Hóa có 21 ca sốt, trường cho học ở nhà'
  expect(resolveProvince(text, options).province).not.toBe('Sơn La')
})
