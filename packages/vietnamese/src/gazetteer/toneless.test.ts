import { expect, test } from 'vitest'
import { findPlaces, resolveProvince } from '../index.ts'

const TODAY = new Date('2026-11-24T08:00:00+07:00')

test.each([
  ['Suc khoe chau be dien bien xau, dang nam o Ha Giang', ['Hà Giang']],
  ['Xe X-quang luu dong ve ba ban o Son La', ['Sơn La']],
  ['Co so nay do mot ong quan ly nhan su dung ten o Can Tho', ['Cần Thơ']],
  ['Muoi nguoi can loc mau duoc dua khoi vung ngap o Ha Tinh', ['Hà Tĩnh']],
  ['Doan kham cua Viet Nam tham o dich tai Ca Mau', ['Cà Mau']],
  ['O DICH O DA NANG, BA CON DI AN NHO RUA TAY', ['Đà Nẵng']],
  ['o hai phong co nam ca, benh dien bien nang', ['Hải Phòng']],
  ['Chay benh vien o An Do, nhieu nguoi chet', []],
  ['Vinh biet bac si Lam cua tram y te', []],
])('without tones other words are no places: %s', (text, names) => {
  expect(findPlaces(text, { at: TODAY }).map(({ name }) => name)).toEqual(names)
})

test.each([
  ['Hai muoi khach ngo doc tren tau o Ha Long', 'Quảng Ninh'],
  ['o hai phong co nam ca soi', 'Hải Phòng'],
  ['ca soi o tphcm tang nhanh, Ba Tu noi vay', 'TP. Hồ Chí Minh'],
  ['Hoc sinh noi tru o Da Bac dau bung sau bua toi', 'Phú Thọ'],
])('without tones places are still found: %s', (text, province) => {
  expect(resolveProvince(text, { at: TODAY }).province).toBe(province)
})

test('with tones the commune and the country are told apart', () => {
  expect(resolveProvince('Ổ dịch ở xã An Đổ', { at: TODAY }).province).toBe('Ninh Bình')
  expect(resolveProvince('Ổ dịch ở Ấn Độ', { at: TODAY }).province).toBe('')
})

test('with tones a phrase that is no place is read as it is written', () => {
  expect(resolveProvince('Vinh danh mười điều dưỡng của trạm', { at: TODAY }).province).toBe('')
  expect(resolveProvince('Ổ sởi ở một trường tại thành phố Hà Nội', { at: TODAY }).province).toBe('Hà Nội')
  expect(resolveProvince('O soi o mot truong tai thanh pho Ha Noi', { at: TODAY }).province).toBe('Hà Nội')
  expect(resolveProvince('Quán phở Hà Nội bị phạt', { at: TODAY }).province).toBe('')
  expect(resolveProvince('Ai ở Vinh biết bác sĩ nào mát tay', { at: TODAY }).province).toBe('Nghệ An')
})

test('a place named with its kind is kept while its province is not sure, as it stands in the text', () => {
  expect(resolveProvince('Ổ dịch tại xã Tân Phú', { at: TODAY })).toMatchObject({
    province: '',
    places: ['xã Tân Phú'],
  })
})
