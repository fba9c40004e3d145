import type { Neighbour, Sketch } from '@chudong/domain'
import { expect, test } from 'vitest'
import { quickFacts } from './facts.ts'
import { candidateKeys, groupStream, placeInEvent, sketch } from './index.ts'
import { resemblance } from './minhash.ts'
import { namesIn, placesOf } from './names.ts'
import { OWN_COUNTS } from './rarity.ts'
import { streamRarity } from './stream-rarity.ts'
import { keptTerms } from './terms.ts'

const OUTBREAK = {
  type: 'outbreak',
  province: 'Vĩnh Long',
  diseases: ['sởi'],
  incident: true,
} as const

const FIRST =
  'Trạm y tế xã Thạnh Phú ghi nhận 14 học sinh Trường Tiểu học Bến Dừa sốt, phát ban sau buổi sinh hoạt chung. Mẫu xét nghiệm gửi viện cho kết quả dương tính với sởi. Nhà trường đã cho hai lớp nghỉ học, phun khử khuẩn phòng học và rà soát tiêm chủng trong toàn trường.'
const SECOND =
  'Hai lớp của Trường Tiểu học Bến Dừa phải nghỉ vì sởi. Phụ huynh ở Thạnh Phú kể con mình nổi ban từ cuối tuần trước; đến nay 14 em đã khỏi sốt, số mũi tiêm còn thiếu đang được bù ngay tại trạm y tế xã.'
const OTHER =
  'Giá xăng trong nước giảm phiên thứ ba liên tiếp từ chiều nay, xuống mức thấp nhất trong năm. Các cửa hàng bán lẻ ở nhiều nơi cho biết lượng khách không thay đổi nhiều so với những lần điều chỉnh trước đó.'

function draw(id: string, title: string, text: string, facts: Partial<Sketch> = {}, hour = 0): Sketch {
  const publishedAt = new Date(Date.UTC(2026, 10, 20, hour))
  const article = { id, contentHash: id, url: `https://${id}.vn/a`, sourceId: id, publishedAt, title, text }
  return { ...sketch(article, { ...OUTBREAK, places: [], diseases: ['sởi'] }), ...facts }
}

function stored(drawn: Sketch, eventId: string | null, duplicateOf: string | null = null): Neighbour {
  return { ...drawn, eventId, duplicateOf }
}

const first = stored(draw('a1', '14 học sinh Trường Tiểu học Bến Dừa mắc sởi', FIRST), 'e1')

test('a second report of the same outbreak in other words joins its event', () => {
  const placed = placeInEvent(
    draw('a2', 'Sởi ở Trường Tiểu học Bến Dừa, hai lớp nghỉ học', SECOND, {}, 5),
    [first],
    'e2',
  )
  expect(placed).toMatchObject({ eventId: 'e1', duplicateOf: null })
  expect(placed.why).toContain('sởi')
})

test('a reprint names the earliest article of its chain', () => {
  const reprint = FIRST.replace('Trạm y tế xã Thạnh Phú', 'Theo báo địa phương, trạm y tế')
  const second = stored(draw('a2', 'Ổ dịch sởi', reprint, {}, 1), 'e1', 'a1')
  expect(placeInEvent(draw('a3', 'Học sinh mắc sởi', reprint, {}, 2), [second], 'e9')).toMatchObject({
    eventId: 'e1',
    duplicateOf: 'a1',
  })
})

const HEADLINE = 'Uống rượu quê mừng nhà mới, 1 người chết, 4 người mù mắt'
const WINE: Partial<Sketch> = { type: 'food-poisoning', diseases: [] }
const wine = stored(draw('a1', HEADLINE, OTHER, { ...WINE, province: 'Hải Phòng' }), 'e1')

test('what a listing says of a reprint joins by its headline', () => {
  const listed = draw(
    'a2',
    HEADLINE,
    'Bệnh viện tỉnh đang điều trị bốn nạn nhân.',
    { ...WINE, province: '' },
    3,
  )
  expect(placeInEvent(listed, [wine], 'e2')).toMatchObject({ eventId: 'e1', duplicateOf: 'a1' })
})

test.each([
  ['four days later', {}, 99],
  ['of another province', { province: 'Cà Mau' }, 3],
] as const)('the same headline %s is another event', (_, facts, hour) => {
  const listed = draw(
    'a2',
    HEADLINE,
    'Bệnh viện tỉnh đang điều trị bốn nạn nhân.',
    { ...WINE, ...facts },
    hour,
  )
  expect(placeInEvent({ ...listed, terms: ['một'] }, [wine], 'e2').eventId).toBe('e2')
})

test.each<[string, Partial<Sketch>]>([
  ['province', { province: 'Cà Mau' }],
  ['kind', { type: 'food-poisoning', names: [], places: [] }],
])('an article of another %s never joins, however alike the words', (_, facts) => {
  const placed = placeInEvent(draw('a2', first.title, SECOND, facts, 3), [first], 'e2')
  expect(placed.eventId).toBe('e2')
})

const POISONED = 'Sau bữa cơm chiều hôm qua nhiều người đau bụng, nôn và phải vào viện truyền dịch'
const INSPECTED =
  'Đoàn kiểm tra niêm phong bếp, lấy mẫu thức ăn gửi kiểm nghiệm, mọi bệnh nhân còn truyền dịch, bớt đau bụng'
const MEAL: Partial<Sketch> = { type: 'food-poisoning', province: 'TP. Hồ Chí Minh', diseases: [], names: [] }
const bare = (id: string, text: string, facts: Partial<Sketch>, hour = 0) =>
  draw(id, '', text, { signature: [], ...facts }, hour)
const atLinhXuan = stored(bare('a1', POISONED, { ...MEAL, places: ['linh xuan'] }), 'e1')

test.each([
  ['one place and type within hours', ['linh xuan'], 9, 'e1'],
  ['another place of the province', ['cu chi'], 9, 'e2'],
  ['one place and type, weeks later', ['linh xuan'], 500, 'e2'],
])('two short reports that share few words: %s', (_, places, hour, eventId) => {
  const report = bare('a2', INSPECTED, { ...MEAL, places }, hour)
  expect(placeInEvent(report, [atLinhXuan], 'e2').eventId).toBe(eventId)
})

test('a report judged of another kind joins where it names what the event is about', () => {
  const closed: Partial<Sketch> = { type: 'misconduct', province: 'TP. Hồ Chí Minh', diseases: [] }
  const text = 'Đình chỉ cơ sở Lavena Hòa Hưng, nơi người phụ nữ tử vong sau hút mỡ bụng, để điều tra'
  const died = 'Người phụ nữ tử vong sau hút mỡ bụng tại cơ sở Lavena Hòa Hưng, công an vào cuộc điều tra'
  const event = stored(bare('a1', died, { ...closed, type: 'medical-incident' }), 'e1')
  expect(placeInEvent(bare('a2', text, closed, 30), [event], 'e2').eventId).toBe('e1')
  expect(placeInEvent(bare('a2', text, { ...closed, names: [] }, 30), [event], 'e2').eventId).toBe('e2')
})

test('proper names are kept as pairs of words, provinces left out', () => {
  expect(
    namesIn('', 'Phòng khám Đông Á Phúc Hưng ở Củ Chi, TP. Hồ Chí Minh, và quán Út Mười tại Gia Lai'),
  ).toEqual(['dong a', 'a phuc', 'phuc hung', 'cu chi', 'ut muoi'])
  expect(placesOf(['huyện Củ Chi', 'phường Linh Xuân', 'TP. Hồ Chí Minh'])).toEqual(['cu chi', 'linh xuan'])
})

test('names in teencode are those of the other reports', () => {
  expect(namesIn('', 'cơm cuộn Út Mười ở Thuog Lam và Gò Côg')).toEqual(['ut muoi', 'thuong lam', 'go cong'])
})

test.each([
  ['tones', 'Dịch não tủy của cháu có vi rút herpes, khoa Nhi bệnh viện cho biết'],
  ['no tones', 'Dich nao tuy cua chau co vi rut herpes, khoa Nhi benh vien cho biet'],
])('with %s "có vi" of a virus is no "cô vi"', (_, text) => {
  expect(quickFacts('', text, new Date('2026-11-24')).diseases).toEqual([])
})

test.each([
  ['ca mắc cô vi ở bệnh viện', 'COVID-19'],
  ['ca mac sot xuat huyet o benh vien', 'sốt xuất huyết'],
])('diseases are found by name: %s', (text, disease) => {
  expect(quickFacts('', text, new Date('2026-11-24')).diseases).toEqual([disease])
})

test('a text of health in teencode has its place', () => {
  const said = 'Bác sĩ trực bị đánh gãy xương mũi tại một bệh v khu vực ở Thah Hóa'
  expect(quickFacts('', said, new Date('2026-11-24')).province).toBe('Thanh Hóa')
})

test('what ten reports of a stream repeat stays rarer than what ten of our own texts say', () => {
  const [known = ''] = [...OWN_COUNTS].find(([, texts]) => texts === 10) ?? []
  const rarityWith = streamRarity()
  for (let i = 0; i < 10; i++) rarityWith(keptTerms(['vi khuẩn lạ']))
  const rarity = rarityWith(keptTerms([]))
  const both = keptTerms(['vi khuẩn lạ', known])
  expect(rarity(both, 0)).toBeGreaterThan(rarity(both, 1))
})

test('a text under eight words is never matched by the machine', () => {
  const short = draw('a2', '', 'Sởi ở Bến Dừa kìa')
  expect(placeInEvent(short, [first], 'e2')).toMatchObject({ eventId: null, duplicateOf: null })
  expect(candidateKeys(short).filter((key) => key.startsWith('t:'))).toEqual([])
})

test('news that has nothing to do with health founds no event', () => {
  const drawn = draw('a2', 'Giá xăng giảm', OTHER, {
    type: null,
    diseases: [],
    incident: false,
    province: '',
  })
  expect(placeInEvent(drawn, [first], 'e2').eventId).toBeNull()
})

test('two reports of one event, and a reprint, share a key to be found by', () => {
  const second = candidateKeys(draw('a2', 'Sởi ở Trường Tiểu học Bến Dừa', SECOND))
  expect(candidateKeys(first).some((key) => second.includes(key))).toBe(true)
})

test('a text with one word in ten changed is still seen as the same text', () => {
  const words = FIRST.split(' ')
  const changed = words.map((word, i) => (i % 10 === 9 ? 'khác' : word)).join(' ')
  expect(resemblance(draw('a', '', FIRST).signature, draw('b', '', changed).signature)).toBeGreaterThan(0.3)
  expect(resemblance(draw('a', '', FIRST).signature, draw('b', '', OTHER).signature)).toBeLessThan(0.05)
})

test('a signature and terms that were stored years ago still compare: they never change', () => {
  const { signature, terms } = draw('a', 'Hai lớp nghỉ học vì sởi', SECOND)
  expect(signature).toHaveLength(126)
  expect(signature.slice(0, 4)).toEqual([75607232, 315590450, 92254712, 24810487])
  expect(terms.slice(0, 6)).toEqual(['hai lop', 'vi soi', 'lop nghi', 'nghi hoc', 'lop cua', 'phai nghi'])
})

test('a stream is grouped as it comes: event, reprint, revision, and another event', () => {
  const place = groupStream()
  const row = (id: string, title: string, text: string, hour: number, url = `https://${id}.vn/a`) =>
    place({ id, title, text, url, published_at: new Date(Date.UTC(2026, 10, 20, hour)).toISOString() })
  const one = row('1', first.title, FIRST, 0, 'https://www.tin.vn/a?utm_source=x')
  expect(row('2', 'Giá xăng giảm', OTHER, 1).event).not.toBe(one.event)
  expect(row('3', 'Học sinh mắc sởi', `${FIRST} Nguồn: báo bạn.`, 2)).toMatchObject({
    event: one.event,
    duplicate_of: '1',
    revision_of: null,
  })
  expect(row('4', first.title, `${FIRST} Cập nhật: 20 em.`, 3, 'http://tin.vn/a')).toEqual({
    id: '4',
    event: one.event,
    affair: one.event,
    duplicate_of: null,
    revision_of: '1',
  })
  expect(row('5', '', 'Sởi kìa', 4).event).toBeNull()
})

test('reports alike in words but of two provinces are two events', () => {
  const place = groupStream()
  const report = (id: string, province: string) =>
    place({
      id,
      title: `Ổ dịch sởi tại ${province}: hai lớp nghỉ học`,
      text: `Sở Y tế ${province} ghi nhận 14 học sinh mắc sởi, hai lớp phải nghỉ học, trạm y tế rà soát tiêm chủng số ${id}.`,
      published_at: '2026-11-20T08:00:00+07:00',
    })
  const one = report('1', 'Bến Tre')
  expect(report('2', 'Cà Mau')).toMatchObject({ duplicate_of: null })
  expect(report('3', 'Cà Mau').event).not.toBe(one.event)
})
