import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumForTests } from '../support/chromium.ts'
import { until } from '../support/until.ts'
import { type Office, openOffice } from './desk.ts'

const chromiumPath = chromiumForTests()
const places = ['Quảng Ninh', 'Cần Thơ'] as const

describe.skipIf(!chromiumPath)('an officer corrects which items belong together', () => {
  let office: Office
  let ids: [string, string]
  beforeAll(async () => {
    office = await openOffice(chromiumPath ?? '')
    await office.admin.getByTestId('feed-state').waitFor()
    ids = [await told(office, places[0], 51), await told(office, places[1], 52)]
  }, 120_000)
  afterAll(() => office?.close())

  test('merges an incident into another by keyboard; its page leads there from then on', async () => {
    const { admin, solo } = office
    await admin.goto(`${solo.address}/su-co/${ids[0]}`)
    await admin.getByTestId('merge').waitFor()
    await admin.keyboard.press('m')
    await admin.getByTestId('merge-form').getByRole('textbox').waitFor()
    await admin.keyboard.type('can tho ngo doc')
    await until('one is left to choose', async () => (await admin.getByTestId('merge-target').count()) === 1)
    await admin.keyboard.press('Tab')
    await admin.keyboard.press('Space')
    await admin.keyboard.press('Enter')
    const notice = admin.getByTestId('merged-into')
    await notice.getByRole('link', { name: ids[1] }).waitFor()
    expect(await admin.getByTestId('merge').count()).toBe(0)
    await admin.reload()
    await notice.getByRole('link', { name: ids[1] }).click()
    await admin.getByTestId('split-mark').nth(1).waitFor()
    const log = admin.getByTestId('log-row').filter({ hasText: 'Đã gộp sự cố khác vào đây' })
    await log.getByRole('link', { name: ids[0] }).waitFor()
  })

  test('the buttons can be touched on a phone', async () => {
    const { admin } = office
    await admin.setViewportSize({ width: 360, height: 740 })
    await admin.getByTestId('merge').click()
    await admin.getByTestId('merge-target').first().waitFor()
    await admin.keyboard.press('Escape')
    await admin.setViewportSize({ width: 1280, height: 900 })
  })

  test('takes the item that does not belong there out again: it becomes an incident of its own', async () => {
    const { admin } = office
    const mark = admin.getByTestId('split-mark').and(admin.getByLabel(new RegExp(places[0])))
    await mark.focus()
    await admin.keyboard.press('Space')
    await admin.getByTestId('split').press('Enter')
    await until(
      'one item is left',
      async () => (await admin.getByTestId('items').locator('li').count()) === 1,
    )
    const log = admin.getByTestId('log-row').filter({ hasText: 'Tin đã tách thành sự cố riêng' })
    await log.getByTestId('log-incident').click()
    await admin.getByTestId('incident-title').filter({ hasText: places[0] }).waitFor()
    const own = new URL(admin.url()).pathname.split('/').at(-1)
    expect(ids).not.toContain(own)
    await admin.getByTestId('log-row').filter({ hasText: 'Tách từ sự cố khác' }).getByText(ids[1]).waitFor()
  })
})

/** Enters an item as an officer does, and waits for its incident. */
async function told({ admin, solo }: Office, place: string, ill: number): Promise<string> {
  const entry = {
    kind: 'officer',
    title: `${ill} học sinh ở ${place} nhập viện sau bữa trưa`,
    text: `Chiều nay ${ill} học sinh một trường tiểu học ở ${place} nhập viện cấp cứu vì nôn, đau bụng sau bữa trưa bán trú, nghi ngộ độc thực phẩm.`,
  }
  await admin.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json', 'x-chudong': '1' }
    await fetch('/api/entries', { method: 'POST', headers, body: JSON.stringify(body) })
  }, entry)
  let id = ''
  await until(`an incident in ${place}`, async () => {
    const all = await solo.world.records.incidents.list({ limit: 1_000 })
    id = all.find(({ title }) => title === entry.title)?.id ?? ''
    return id !== ''
  })
  return id
}
