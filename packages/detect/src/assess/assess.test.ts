import { fold } from '@chudong/vietnamese'
import { expect, test } from 'vitest'
import { assess } from './assess.ts'

const POISONING = 'Hơn 40 học sinh ở Nghệ An nhập viện cấp cứu sau bữa ăn bán trú, nghi ngộ độc thực phẩm.'

test('a school poisoning is raised with its type, size, place and the sentence as written', () => {
  const got = assess({ text: POISONING })
  expect(got).toMatchObject({ health: true, incident: true, type: 'food-poisoning', severity: 4, cases: 40 })
  expect(got.province).toBe('Nghệ An')
  expect(got.reasons.some((reason) => reason.quote === POISONING)).toBe(true)
})

test('the same report without tones is judged the same', () => {
  expect(assess({ text: fold(POISONING) })).toMatchObject({
    incident: true,
    type: 'food-poisoning',
    cases: 40,
  })
})

test('a post of a community page that speaks of "our market" is placed by the name of the page, which is the reason', () => {
  const text = 'Sáng nay chợ mình xì khí amoniac, 7 người ngộp phải đi cấp cứu, bà con né giùm.'
  const page = { text, sourceName: 'Tin nóng Rạch Giá', sourceTier: 'social' }
  const got = assess(page)
  expect(got).toMatchObject({ incident: true, province: 'An Giang' })
  expect(got.reasons).toContainEqual({ rule: 'Địa điểm', quote: 'Tin nóng Rạch Giá' })
  expect(assess({ ...page, sourceTier: 'mainstream' }).province).toBe('')
})

test('look-alike letters hide nothing', () => {
  const got = assess({ text: 'Hơn 40 học sinh ɴʜậρ ᴠɪệп sau bữa ăn bán trú, nghi пɢộ ᴆộс thực phẩm' })
  expect(got).toMatchObject({ incident: true, type: 'food-poisoning' })
})

test.each([
  [
    'children of a class who fall ill are no advice, though they are called "bạn"',
    'Lớp con em có 7 bạn bị thủy đậu, cô giáo cho nghỉ hết tuần. Mẹ nào biết chỉ em cách chăm với.',
    'outbreak',
  ],
  [
    'harm under anaesthesia is still an incident of care',
    'Bệnh nhân ngừng tim khi gây mê để nhổ răng tại phòng khám ở Cần Thơ, gia đình yêu cầu làm rõ.',
    'medical-incident',
  ],
])('%s', (_, text, type) => {
  expect(assess({ text })).toMatchObject({ incident: true, type })
})

test.each([
  ['advice', 'Bác sĩ khuyên cách phòng tránh ngộ độc thực phẩm trong mùa hè: nên ăn chín uống sôi.'],
  ['metaphor', 'Cơn sốt vé xem đội tuyển khiến khán giả chen lấn từ sáng.'],
  ['an event abroad', 'Mỹ: 12 người chết vì sởi ở Texas, WHO cảnh báo dịch lan rộng.'],
  ['a drill', 'Diễn tập xử lý tình huống giả định 58 học sinh đóng vai người ngộ độc thực phẩm.'],
  [
    'praise for a department',
    'Khen thưởng khoa Gây mê hồi sức cứu sống sản phụ. Giám đốc Sở Y tế gửi thư khen kíp trực đã cứu sống sản phụ bị thuyên tắc ối. Bé gái nặng 3,1 kg, hai mẹ con đã xuất viện.',
  ],
  [
    "a healer's advertisement",
    'Nhà thuốc đông y gia truyền Bảy Lành chuyên trị đau lưng, mất ngủ, tiểu đường. Gọi liền kẻo hết suất, mua 3 tặng 1, ship tận nơi.',
  ],
  ['a traffic accident', 'Xe khách lật trên quốc lộ, 3 người tử vong, 14 người bị thương.'],
])('%s is not an incident', (_kind, text) => {
  expect(assess({ text }).decision).toBe('ignore')
})

test('a report in another language is an incident only when it names a place in Vietnam', () => {
  const report = (where: string) =>
    `Recall: baby formula sold ${where} after 12 children died; hospital doctors, lab tests, virus outbreak, sữa bột thu hồi, 12 trẻ tử vong nhập viện cấp cứu, ngộ độc. The company recalls every batch and asks parents to return the cans at once.`
  expect(assess({ text: report('in Berlin') }).decision).toBe('ignore')
  expect(assess({ text: report('in Nghe An, Vietnam') }).decision).not.toBe('ignore')
})

test('whoever is asked or alarmed is told why, also where no rule fires', () => {
  const posts = [
    'Bé nhà mình tiêm về tím tái, co giật, bác sĩ cấp cứu không kịp, gia đình đang chờ kết luận',
    'cả xóm mình từ hôm qua ai cũng tiêu chảy với ói, bv huyện hết giường rồi mn ơi',
    'Hai công nhân rơi xuống hầm biogas ngạt khí, tử vong khi đưa đi viện',
  ]
  for (const text of posts) {
    const { decision, reasons } = assess({ text })
    expect([text, decision]).not.toEqual([text, 'ignore'])
    expect(reasons.find(({ rule }) => rule.startsWith('Từ ngữ: “'))?.quote).toBe(text)
  }
})

test('places in teencode stand beside those that are written plainly', () => {
  const text = 'Kho vắc xin ở huyện Gò Côg mất điện bảy tiếng, Đồng Tháp cấp bù 800 liều'
  expect(assess({ text })).toMatchObject({
    province: 'Đồng Tháp',
    places: ['thành phố Gò Công', 'Đồng Tháp'],
  })
})

test('the same text always gives the same judgement', () => {
  expect(assess({ text: POISONING })).toEqual(assess({ text: POISONING }))
})

const ROUNDUP = [
  'Thành phố tiếp tục giải phóng mặt bằng đường vành đai phía tây, dự kiến thông xe vào quý tới.',
  'Lượng khách quốc tế tăng 18% so với cùng kỳ, khách sạn ven biển kín phòng dịp cuối tuần.',
  POISONING,
  'Đội bóng của tỉnh thắng 2-0 trên sân nhà, lên thứ ba bảng xếp hạng.',
  'Thời tiết ngày mai: nắng, nhiệt độ cao nhất 33 độ, chiều tối có mưa rào rải rác.',
  'Chợ hoa xuân mở cửa từ hôm nay, giá quất và đào giảm nhẹ so với năm trước.',
]

test('a person is asked about a round-up for the one item that is an incident', () => {
  const title = 'Bản tin tối thứ Sáu'
  const got = assess({ title, text: ROUNDUP.join('\n') })
  expect(got).toMatchObject({ decision: 'ask', type: 'food-poisoning', severity: 4, province: 'Nghệ An' })
  const harmless = ROUNDUP.filter((item) => item !== POISONING)
  expect(assess({ title, text: harmless.join('\n') }).decision).toBe('ignore')
})

test.each([
  ['Hơn chục em ở Nghệ An nhập viện cấp cứu, nghi ngộ độc thực phẩm', 3],
  ['Hàng trăm công nhân ở Nghệ An ngộ độc thực phẩm, phải cấp cứu', 5],
])('%s is of severity %s, though nobody is counted', (text, severity) => {
  expect(assess({ text })).toMatchObject({ cases: null, severity })
})
