import { Claim, ClaimsView, Incident, IncidentView } from '@chudong/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DeskProgram, openDeskProgram } from '../support/desk-program.ts'
import { until } from '../support/until.ts'

let desk: DeskProgram
let admin: string

const known = {
  claim: 'Mười lăm nữ sinh sau khi tiêm vắc xin HPV đi khám đều bị kết luận vô sinh.',
  rating: 'false',
  verdict: 'Tin sai sự thật',
  correction: 'Không có trường hợp nào như vậy.',
  authority: 'Sở Y tế',
  url: 'https://so-y-te.example/dinh-chinh/hpv',
}
const rumour =
  'Nhà ai có con gái lớp 7 thì đọc kỹ: 15 nữ sinh sau khi tiêm vắc xin HPV đi khám đều bị kết luận VÔ SINH. Báo chí im re. Chia sẻ cho các mẹ khác biết!'

beforeAll(async () => {
  desk = await openDeskProgram()
  admin = desk.admin
})
afterAll(() => desk?.close())

const ask: DeskProgram['ask'] = (...given) => desk.ask(...given)
const send: DeskProgram['send'] = (...given) => desk.send(...given)
const person: DeskProgram['person'] = (role) => desk.person(role)

/** Tells the desk of something, and waits for the incident that its words are in. */
async function told(text: string, word: string): Promise<IncidentView> {
  await send('/entries', admin, { kind: 'hotline', title: '', text })
  let found: Incident | undefined
  await until(`an incident of ${word}`, async () => {
    const all = Incident.array().parse(await (await ask('/incidents', admin)).json())
    found = all.find(({ title }) => title.includes(word))
    return found !== undefined
  })
  return IncidentView.parse(await (await ask(`/incidents/${found?.id}`, admin)).json())
}

test('a spokesperson enters a claim; a duty officer reads it and may not write', async () => {
  const [officer, spokesperson] = [await person('duty-officer'), await person('spokesperson')]
  expect((await send('/claims', officer, known)).status).toBe(403)
  const added = await send('/claims', spokesperson, known)
  expect(added.status).toBe(201)
  const claim = Claim.parse(await added.json())
  expect(claim).toMatchObject({ ...known, enteredBy: { kind: 'person', name: 'Người spokesperson' } })
  const listed = ClaimsView.parse(await (await ask('/claims?q=vac%20xin%20hpv', officer)).json())
  expect(listed).toEqual({ claims: [claim], total: 1, before: null })
  expect((await send(`/claims/${claim.id}`, officer, { verdict: 'x' }, 'PATCH')).status).toBe(403)
  expect((await send(`/claims/${claim.id}/withdraw`, officer, {})).status).toBe(403)
})

test('a rumour that was corrected before is shown with its correction on the incident', async () => {
  const view = await told(rumour, 'HPV')
  expect(view.claims).toMatchObject([
    { correction: known.correction, authority: known.authority, url: known.url },
  ])
  const [member] = view.members
  expect(member?.assessment.knownClaim).toMatchObject({ claimId: view.claims[0]?.id, relation: 'asserts' })
})

test('an edit shows at once, and a withdrawn claim is shown and matched no more', async () => {
  const [claim] = ClaimsView.parse(await (await ask('/claims', admin)).json()).claims
  const [incident] = Incident.array().parse(await (await ask('/incidents', admin)).json())
  const view = async () => IncidentView.parse(await (await ask(`/incidents/${incident?.id}`, admin)).json())
  const edit = { version: claim?.version, correction: 'Giấy khám là ảnh cắt ghép.' }
  expect((await send(`/claims/${claim?.id}`, admin, edit, 'PATCH')).status).toBe(200)
  expect((await view()).claims).toMatchObject([{ correction: edit.correction, verdict: known.verdict }])
  expect((await send(`/claims/${claim?.id}`, admin, edit, 'PATCH')).status).toBe(409)
  expect((await send(`/claims/${claim?.id}/withdraw`, admin, {})).status).toBe(200)
  expect((await view()).claims).toEqual([])
  const later = await told(`Gấp gấp! ${rumour.replace('15 nữ sinh', 'mười lăm bé gái')}`, 'HPV')
  expect(later.claims).toEqual([])
})

test('a claim that is entered after its rumour is shown on the incident, and leaves it when withdrawn', async () => {
  const text =
    'Tin nóng nha mọi người: nước máy khu Bàu Sen bị đổ thuốc trừ sâu, uống vào là liệt chân, công ty nước đang giấu.'
  expect((await told(text, 'Bàu Sen')).claims).toEqual([])
  const answered = {
    ...known,
    claim: 'Nước máy khu Bàu Sen bị đổ thuốc trừ sâu, người uống bị liệt chân, công ty nước giấu.',
    correction: 'Mẫu nước đạt quy chuẩn; không ai bị liệt chân.',
  }
  const claim = Claim.parse(await (await send('/claims', admin, answered)).json())
  const incidents = Incident.array().parse(await (await ask('/incidents', admin)).json())
  const { id } = incidents.find(({ title }) => title.includes('Bàu Sen')) ?? { id: '' }
  const view = async () => IncidentView.parse(await (await ask(`/incidents/${id}`, admin)).json())
  const shown = async () => (await view()).members[0]?.assessment.knownClaim?.claimId
  await until('the rumour is compared with the claim', async () => (await shown()) === claim.id)
  expect((await view()).claims).toMatchObject([{ correction: answered.correction }])
  await send(`/claims/${claim.id}/withdraw`, admin, {})
  await until('the rumour is let go', async () => (await shown()) === undefined)
})

test.each([
  ['a link that runs a script', { ...known, url: 'javascript:alert(1)' }],
  ['a claim without words', { ...known, claim: '   ' }],
  ['a rating nobody knows', { ...known, rating: 'fake' }],
  ['a date before every calendar', { ...known, issuedAt: '-271821-04-20T00:00:00Z' }],
  ['a text longer than any correction', { ...known, correction: 'x'.repeat(5_001) }],
])('%s is refused, with the field that is wrong', async (_, body) => {
  const answer = await send('/claims', admin, body)
  expect(answer.status).toBe(400)
  expect(await answer.json()).toMatchObject({ code: 'bad-request', details: [{ field: expect.any(String) }] })
})
