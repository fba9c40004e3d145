import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumForTests } from '../support/chromium.ts'
import { until } from '../support/until.ts'
import { type Office, openOffice } from './desk.ts'

const chromiumPath = chromiumForTests()
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const pages = [
  '/',
  '/tim-kiem?q=ngo%20doc',
  '/nguon',
  '/phieu',
  '/tin-don-moi',
  '/tin-don',
  '/nhap-tin',
  '/tai-khoan',
]

describe.skipIf(!chromiumPath)('the pages of the desk', () => {
  let office: Office
  const complaints: string[] = []
  beforeAll(async () => {
    office = await openOffice(chromiumPath ?? '')
    office.admin.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text())
    })
    office.admin.on('request', (request) => {
      if (!request.url().startsWith(office.solo.address)) complaints.push(`outside request: ${request.url()}`)
    })
    await office.admin.getByTestId('incident-row').first().waitFor({ timeout: 90_000 })
  }, 120_000)
  afterAll(() => office?.close())

  test('every page can be read by everyone: no violation that axe finds, on a desk and on a phone', async () => {
    for (const viewport of [
      { width: 1280, height: 900 },
      { width: 360, height: 740 },
    ]) {
      await office.admin.setViewportSize(viewport)
      for (const path of pages) {
        await office.admin
          .goto(`${office.solo.address}${path}`, { waitUntil: 'networkidle' })
          .catch(() => null)
        await office.admin.getByRole('main').waitFor()
        expect({ path, violations: await violations(office) }).toEqual({ path, violations: [] })
        const sideways = await office.admin.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect([path, sideways <= 0]).toEqual([path, true])
      }
    }
  }, 120_000)

  test('on a phone the bar names every page whole', async () => {
    const { admin, solo } = office
    await admin.setViewportSize({ width: 360, height: 740 })
    await admin.goto(solo.address)
    const names = admin.getByRole('navigation').getByRole('link').locator('span')
    await names.nth(7).waitFor()
    const cut = (spans: Element[]) =>
      spans.filter((one) => one.scrollWidth > one.clientWidth).map((one) => one.textContent)
    expect(await names.evaluateAll(cut)).toEqual([])
  })

  test('an incident leads to the other one of its affair, by the name that both write', async () => {
    const { admin, solo } = office
    await admin.setViewportSize({ width: 1280, height: 900 })
    const idOf = async (part: string) =>
      (await solo.world.records.incidents.list({ limit: 200 })).find(({ title }) => title.includes(part))?.id
    await until('both are raised', async () => !!(await idOf('Tâm Phúc Đường')) && !!(await idOf('giảm cân')))
    await admin.goto(`${solo.address}/su-co/${await idOf('giảm cân')}`)
    const related = admin.getByTestId('related')
    await related.getByText('cùng nhắc: Tâm Phúc Đường').waitFor()
    await related.getByRole('link', { name: /Tâm Phúc Đường/ }).click()
    await related.getByRole('link', { name: /giảm cân/ }).waitFor()
  })

  test('an analyst finds an article without typing tones, and sees where the words stand', async () => {
    await office.admin.setViewportSize({ width: 1280, height: 900 })
    await office.admin.goto(`${office.solo.address}/tim-kiem?q=ngo%20doc`)
    await office.admin.getByTestId('hit').first().waitFor()
    const marked = await office.admin.getByTestId('hit').first().locator('mark').allTextContents()
    expect(marked.join(' ').toLowerCase()).toContain('ngộ độc')
  })

  test('a checked claim is entered, found without tones, and withdrawn', async () => {
    const { admin, solo } = office
    await admin.goto(`${solo.address}/tin-don`)
    await admin.getByTestId('claim-add').click()
    const form = admin.getByTestId('claim-form')
    await form.getByLabel('Tin đồn nói gì').fill('Uống nước lá ngải đắng thay được vắc xin sởi cho trẻ.')
    await form.getByLabel('Nội dung đính chính').fill('Không có bài thuốc nào thay được vắc xin sởi.')
    await form.getByRole('button', { name: 'Lưu' }).click()
    await form.waitFor({ state: 'detached' })
    await admin.getByRole('searchbox').fill('la ngai dang')
    await admin.keyboard.press('Enter')
    const row = admin.getByTestId('claim-row').filter({ hasText: 'lá ngải đắng' })
    await row.getByText('Không có bài thuốc nào').waitFor()
    await row.getByRole('button', { name: 'Rút khỏi sổ' }).click()
    await row.getByRole('button', { name: 'Rút thật' }).click()
    await row.waitFor({ state: 'detached' })
  })

  test('a text that pages pass on is shown as a new rumour, and leaves the list once it is in the register', async () => {
    const { admin, newsroom, solo } = office
    const said = 'Trạm bơm Gò Sậy bị đổ thuốc trừ sâu, 7 em nhỏ uống nước máy đã bị liệt chân.'
    const post = (lead: string) => [
      `${lead} <b>Đọc kỹ</b> giùm mình.`,
      said,
      'Bà con trong ấp ai còn nước trong lu thì để dành nấu cơm, đừng mở vòi cho con nít tắm mấy bữa nay.',
      'Người nhà tôi ở ngay cạnh trạm bơm kể lại từng chút một, nghe mà rụng rời tay chân.',
    ]
    const copies = [
      ['hoi-me-bim', 'Các mẹ ơi.'],
      ['tin-nong-mien-tay', 'Bà con ơi!'],
      ['hoi-me-bim', 'Em đăng lại nha.'],
    ] as const
    for (const [i, [site, lead]] of copies.entries())
      newsroom.control.publish({ id: `e2e-tin-don-${i}`, site, text: post(lead) })
    const copied = async () => (await solo.world.records.rumours.growing(new Date()))[0]?.copies === 3
    await until('the three posts are one chain', copied, 120_000)
    await admin.goto(`${solo.address}/tin-don-moi`)
    const rumour = admin.getByTestId('rumour').filter({ hasText: 'Gò Sậy' })
    await rumour.getByText('Chưa có nguồn chính thức xác nhận').waitFor()
    expect(await rumour.locator('blockquote').textContent()).toBe(said)
    expect(await rumour.getByRole('link').count()).toBe(2)
    await rumour.getByTestId('rumour-enter').click()
    const form = admin.getByTestId('claim-form')
    expect(await form.getByLabel('Tin đồn nói gì').inputValue()).toBe(said)
    await form.getByRole('button', { name: 'Lưu' }).click()
    await form.waitFor({ state: 'detached' })
    await until('the register knows it', async () => !(await copied()))
    await admin.reload()
    await admin.getByText('Không có tin đồn mới nào đang lan.').waitFor()
  }, 180_000)

  test('an officer works by keyboard: down to the second incident, open it, take it', async () => {
    await office.admin.goto(office.solo.address)
    await office.admin.getByTestId('incident-row').nth(1).waitFor()
    const { keyboard } = office.admin
    await until('the second incident is open', async () => {
      for (const key of ['j', 'j', 'Enter']) await keyboard.press(key)
      return /\/su-co\//.test(office.admin.url())
    })
    const id = new URL(office.admin.url()).pathname.split('/').at(-1) ?? ''
    await until('it is taken', async () => {
      await keyboard.press('a')
      return (await office.solo.world.records.incidents.get(id))?.state === 'acknowledged'
    })
  }, 120_000)

  test('nothing was asked of another machine, and nothing broke the page’s own policy', () => {
    expect(complaints).toEqual([])
  })
})

/** Rules that the page breaks, with the first element of each. */
async function violations(office: Office): Promise<string[]> {
  await office.admin.evaluate(axe)
  return office.admin.evaluate(async () => {
    const run = Reflect.get(window, 'axe') as {
      run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
    }
    const result = await run.run()
    return result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)
  })
}
