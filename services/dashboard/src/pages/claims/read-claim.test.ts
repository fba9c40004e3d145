import { expect, test } from 'vitest'
import { fieldsOf, fieldsOfRumour, readClaim } from './read-claim.ts'

const typed = { ...fieldsOf(null), claim: ' Uống nước lá ngải thay được vắc xin sởi. ' }

test('what is typed becomes a claim: trimmed, empty fields unknown, the day as a day in Vietnam', () => {
  const { draft } = readClaim({ ...typed, issuedAt: '2026-11-20', authority: 'Sở Y tế' })
  expect(draft).toMatchObject({
    claim: 'Uống nước lá ngải thay được vắc xin sởi.',
    rating: 'false',
    authority: 'Sở Y tế',
    url: null,
    issuedAt: new Date('2026-11-19T17:00:00Z'),
  })
})

test('a rumour that nobody checked begins as one without grounds, never as false', () => {
  const { draft } = readClaim(fieldsOfRumour('Nước máy nhiễm asen cả năm nay.'))
  expect(draft).toMatchObject({ claim: 'Nước máy nhiễm asen cả năm nay.', rating: 'unproven' })
})

test('a claim read back into the form says the same day', () => {
  const { draft } = readClaim({ ...typed, issuedAt: '2026-11-20' })
  const claim = {
    ...(draft ?? expect.fail('it is whole')),
    id: 'c1',
    enteredBy: { kind: 'system' as const },
    enteredAt: new Date(0),
    updatedAt: new Date(0),
    withdrawnAt: null,
    version: 1,
  }
  expect(fieldsOf(claim).issuedAt).toBe('2026-11-20')
})

test.each([
  ['claim', { claim: 'ngắn' }],
  ['url', { url: 'javascript:alert(1)' }],
  ['issuedAt', { issuedAt: '12345-01-01' }],
] as const)('the field %s is named when it cannot be sent', (field, change) => {
  expect(readClaim({ ...typed, ...change })).toEqual({ draft: null, problem: field })
})
