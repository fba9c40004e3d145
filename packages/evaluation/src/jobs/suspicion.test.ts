import { suspicionNamed } from '@chudong/detect'
import { expect, test } from 'vitest'
import { dataFolder } from '../rows.ts'
import { measureSuspicion, newestOf, SuspectPost, suspectSets, suspicionJob } from './suspicion.ts'

const TOLD = [
  'Mọi người ơi cẩn thận nhé!!! Nghe nói bên xóm mình có người chết rồi mà họ ém tin đó, chia sẻ gấp cho cả nhà biết đi!',
  'KHẨN CẤP QUÁ TRỜI... Em nghe bạn em làm ở viện bảo là uống nước tỏi diệt virus luôn nha các mẹ, ko cần đi viện đâu!!',
  'Hình như chợ mình có ca rồi đó anh em, toang thật rồi... hãy chia sẻ cho bà con biết mà né ngay nha!',
]
const REPORTED = [
  'Theo Sở Y tế, trong tuần qua tỉnh ghi nhận 12 trường hợp mắc tay chân miệng, bệnh nhân được điều trị tại trung tâm y tế.',
  'Ủy ban nhân dân tỉnh ban hành kế hoạch phòng chống sốt xuất huyết, giao các cơ quan chức năng tổ chức thực hiện.',
  'Cục trưởng cho biết kết quả xét nghiệm âm tính, người dân tiếp tục thực hiện khuyến cáo của Bộ Y tế. #phongdich',
]
const posts = (told: boolean, reported: boolean): SuspectPost[] =>
  [
    ...TOLD.map((text) => ({ text, unreliable: told })),
    ...REPORTED.map((text) => ({ text, unreliable: reported })),
  ].map((row, i) => SuspectPost.parse({ ...row, id: i, likes: 10, comments: 10, shares: null }))
const figureOf = (metric: string, rows: SuspectPost[]) =>
  measureSuspicion(rows, suspicionNamed('own')).figures.find((figure) => figure.metric === metric)

test('posts told as rumours rank above reports, with n beside the figure; labels the other way round score nothing', () => {
  for (const how of ['text alone', 'with engagement']) {
    expect(figureOf(`AUC, ${how}`, posts(true, false))).toMatchObject({ n: 6, value: 1 })
    expect(figureOf(`AUC, ${how}`, posts(false, true))?.value).toBe(0)
  }
})

test('scores that do not mean what they say show in the calibration error', () => {
  const right = figureOf('ECE, text alone', posts(true, false))?.value ?? 1
  expect(right).toBeLessThan(0.4)
  expect(figureOf('ECE, text alone', posts(false, true))?.value).toBeGreaterThan(0.6)
})

test('fewer than fifty posts: the top is all of them, and its n says so', () => {
  expect(figureOf('precision in top 50, text alone', posts(true, false))).toMatchObject({ n: 6, value: 0.5 })
})

test('the newest quarter is by time, whatever the order of the file; posts without a time are left out', () => {
  const rows = [8, 3, null, 5, 1, 2, 7, 6, 4].map((timestamp, id) =>
    SuspectPost.parse({ id, text: 'a', timestamp, unreliable: false }),
  )
  expect(newestOf(rows).map((row) => row.timestamp)).toEqual([7, 8])
})

test('without the research posts there is no entry on the scoreboard', () => {
  expect(suspicionJob.board(dataFolder('/nowhere'))).toEqual([])
})

test('without the research posts the suspect claims of our own texts are ranked all the same', () => {
  const sets = suspectSets(dataFolder('/nowhere'))
  expect(sets.map(({ data }) => data)).toEqual(['own texts', 'held-out texts'])
  for (const { figures } of sets) {
    const [{ metric, n, value } = { metric: '', n: 0, value: 0 }, ...others] = figures()
    expect(others).toEqual([])
    expect(metric).toBe('AUC, text alone')
    expect(n).toBeGreaterThan(1000)
    expect(value).toBeGreaterThan(0.75)
  }
})
