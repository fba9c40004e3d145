import { foldedTokens, phraseMatcher } from '@chudong/vietnamese'

/** What a text does with the claim it was matched to. */
export type ClaimRelation = 'asserts' | 'debunks' | 'other'

const DENIALS = phraseMatcher([
  'bac bo',
  'tin gia',
  'tin sai su that',
  'sai su that',
  'khong co chuyen',
  'tin don that thiet',
  'khong chinh xac',
  'khong dung su that',
  'bia dat',
  'phan bac',
  'dinh chinh',
  'dung tin',
])

/** True when the text denies something in words ("Sở Y tế bác bỏ tin đồn…"). */
export function denies(text: string): boolean {
  return DENIALS(foldedTokens(text.slice(0, 4_000))).length > 0
}
