import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumForTests } from '../support/chromium.ts'
import { until } from '../support/until.ts'
import { type Office, openOffice } from './desk.ts'

const chromiumPath = chromiumForTests()
const officer = {
  email: 'truc.ban@example.vn',
  password: 'mat-khau-truc-ban',
  name: 'Cán bộ trực',
  role: 'duty-officer',
}
const title = 'Hơn 60 công nhân khu công nghiệp nhập viện sau bữa ăn ca tại Đồng Nai'
const story = [
  'Tối nay, 63 công nhân của một công ty may ở Đồng Nai phải nhập viện cấp cứu với triệu chứng đau bụng, nôn ói, tiêu chảy sau bữa ăn ca.',
  'Theo Sở Y tế Đồng Nai, các bệnh nhân được đưa vào bệnh viện đa khoa khu vực từ khoảng 18 giờ; 5 người trong tình trạng nặng, phải theo dõi sát.',
  'Cơ quan chức năng đã niêm phong bếp ăn, lấy mẫu thức ăn gửi kiểm nghiệm và điều tra nguyên nhân nghi ngộ độc thực phẩm.',
]

describe.skipIf(!chromiumPath)('a page on a news site becomes an alert on the duty officer’s screen', () => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice(chromiumPath ?? '')
    await office.admin.getByTestId('incident-row').first().waitFor({ timeout: 90_000 })
  }, 120_000)
  afterAll(() => office?.close())

  test('the newspaper publishes, and the alert appears without reload', async () => {
    await office.admin.evaluate(() => Object.assign(window, { notReloaded: true }))
    office.newsroom.control.publish({ id: 'e2e-bep-an', site: 'nhip-song-viet', title, text: story })
    await rowOf(office, title).waitFor({ timeout: 30_000 })
    expect(await office.admin.evaluate(() => 'notReloaded' in window)).toBe(true)
    const raised = await incidentsNamed(office, title)
    expect(raised).toHaveLength(1)
    expect(raised[0]).toMatchObject({
      type: 'food-poisoning',
      province: 'Đồng Nai',
      decision: 'auto',
      cases: 63,
      severity: 4,
    })
  })

  test('the newspaper edits it: a revision, not a second incident', async () => {
    const before = await incidentsNamed(office, title)
    office.newsroom.control.edit('e2e-bep-an', {
      text: [...story, 'Cập nhật lúc 21 giờ: số người nhập viện đã tăng lên 71 người.'],
    })
    const eventId = before[0]?.eventId ?? ''
    const revised = async () =>
      (await office.solo.world.records.events.members(eventId)).some((member) => member.revision === 2)
    // Looks for edits stand behind the first reading of every site, which has only begun.
    await until('the edit is a second revision', revised, 150_000)
    expect((await incidentsNamed(office, title)).map(({ id }) => id)).toEqual(before.map(({ id }) => id))
  }, 180_000)

  test('a reprint joins the event', async () => {
    const [before] = await incidentsNamed(office, title)
    office.newsroom.control.reprint('e2e-bep-an', 'tin-24-gio')
    await until(
      'the reprint joins',
      async () => ((await office.solo.world.records.incidents.get(before?.id ?? ''))?.items ?? 0) >= 2,
    )
    const members = await office.solo.world.records.events.members(before?.eventId ?? '')
    expect(members.filter((member) => member.duplicateOf !== null)).toHaveLength(1)
    expect(await incidentsNamed(office, title)).toHaveLength(1)
  })

  test('acknowledge in one browser shows in another', async () => {
    await office.admin.evaluate(async (account) => {
      const headers = { 'content-type': 'application/json', 'x-chudong': '1' }
      await fetch('/api/people', { method: 'POST', headers, body: JSON.stringify(account) })
    }, officer)
    const other = await office.signIn(officer.email, officer.password)
    const row = other.getByTestId('incident-row').filter({ hasText: title })
    await row.getByTestId('acknowledge').click()
    const seen = rowOf(office, title).getByTestId('state').filter({ hasText: officer.name })
    await seen
      .or(rowOf(office, title).filter({ hasText: officer.name }))
      .first()
      .waitFor({ timeout: 15_000 })
    const [incident] = await incidentsNamed(office, title)
    expect(incident).toMatchObject({ state: 'acknowledged', assigneeName: officer.name })
  })
})

function rowOf(office: Office, text: string) {
  return office.admin.getByTestId('incident-row').filter({ hasText: text })
}

async function incidentsNamed(office: Office, text: string) {
  const all = await office.solo.world.records.incidents.list({ limit: 10_000 })
  return all.filter((incident) => incident.title === text)
}
