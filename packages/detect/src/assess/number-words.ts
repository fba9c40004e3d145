import { fold } from '@chudong/vietnamese'
import data from '../../data/counting.json' with { type: 'json' }
import { isSick } from './bystanders.ts'
import { compoundAt } from './folded-numbers.ts'
import { perLine } from './per-line.ts'
import { find } from './phrase-find.ts'
import type { Line } from './read.ts'

/** What a folded word says as a number; as another word it is commoner with most of them. */
const MEANT: Readonly<Record<string, string>> = {
  mot: 'một',
  hai: 'hai',
  bon: 'bốn',
  sau: 'sáu',
  bay: 'bảy',
  tam: 'tám',
  chin: 'chín',
  muoi: 'mười',
}
/** Behind these the word may be another, as its tones say: "phải hai người", "hai ba bốn trẻ", "tạm cách ly". */
const UNSURE: Readonly<Record<string, RegExp>> = {
  hai: /^(lam|bi|nguy|co|moi|phai|dang|thiet|tai|da|minh)$/,
  bon: /^(hai|ba|may|muoi)$/,
  sau: /^(ngay|lien|truoc|mai|ve|tuan|thang|nam|hom|bua|buoi|lan|phia|cua|gio|phut|tieng|doi|dot)$/,
  tam: /^(cho|di|trung|tro|phong|gui|an|dang|trong|nha|ho|be|sau|tuy|noi|quan)$/,
  bay: /^(chuyen|trung|chim)$/,
  chin: /^(nau|an|chua|da)$/,
}
/** Behind these it is another, whatever its tones: "giết hại đứa con", "như sau: trường hợp …", "sân bay châu Á". */
const ANOTHER: Readonly<Record<string, { behind: RegExp; word: string }>> = {
  hai: { behind: /^(gay|ton|tac|am|ham|sat|giet)$/, word: 'hại' },
  sau: { behind: /^(nhu|gio|phut|tieng|doi|dot)$/, word: 'sau' },
  tam: { behind: /^(sau|tuy|noi|quan)$/, word: 'tâm' },
  bon: { behind: /^tao$/, word: 'bón' },
  bay: { behind: /^(may|san|danh)$/, word: 'bay' },
}
/** "Du khách nam, người Hàn Quốc" is a man, not five people. */
const MALE = /^(khach|sinh|nhan|vien|si|dong|nien)$/
/** "Nam bệnh nhân 23 tuổi" is one man, not five. */
const YEARS = /^(tuoi|t)$/

/**
 * The words of a sentence as numbers are read from them. Where a sentence came without tones, a number word right in front of
 * people is one, whatever tones the words around it made likelier ("sau nguoi chet" → six), and a man with an age is not five.
 */
export const numberWords = perLine((line: Line): readonly string[] => {
  if (line.tones !== 'restored') return line.toned
  let words: string[] | null = null
  for (const noun of peopleIn(line)) {
    const at = noun.start - 1
    const meant = compoundAt(line.folded, at) ?? meantAt(line, at, noun.end)
    if (meant === null) continue
    words ??= [...line.toned]
    words.splice(at + 1 - meant.length, meant.length, ...meant)
  }
  return words ?? line.toned
})

/** Words for people that hardly mean anything else behind a number. */
const PLAIN = new Set(['nguoi', 'em', 'chau', 'tre', 'dua', 'tho', 'mong', 'nhoc'])
const PEOPLE = new Set(data.people.map(fold).filter((noun) => noun.includes(' ') || PLAIN.has(noun)))

interface Noun {
  start: number
  end: number
}

/**
 * Words for people in a sentence; in one that came without tones also those right behind a number whose tones were restored
 * otherwise ("33 hoc vien nhi" → học viện nhi), and none that are names ("quan Hai Chau").
 */
export const peopleIn = perLine((line: Line): readonly Noun[] => {
  const found = find.people(line).map((noun) => withoutThree(line, noun))
  if (line.tones !== 'restored') return found
  const said = found.filter(({ start, end }) => !isNamed(line, start) && !isAct(line, start, end))
  const others = line.folded.flatMap((_word, i): Noun[] => {
    const start = i + 1
    if (!endsNumber(line, i) || isNamed(line, start)) return []
    if (said.some((noun) => noun.start <= start && start < noun.end)) return []
    const words = [2, 1].find((size) => isOfPeople(line, start, size, said))
    return words === undefined ? [] : [{ start, end: start + words }]
  })
  return others.length === 0 ? said : [...said, ...others].sort((a, b) => a.start - b.start)
})

/** "Hai Chau": a name is written with capitals. */
function isNamed({ plain, folded }: Line, at: number): boolean {
  const [front, word] = [folded[at - 1], folded[at]]
  return (
    front !== undefined && word !== undefined && plain.includes(`${inCapitals(front)} ${inCapitals(word)}`)
  )
}

function inCapitals(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** "1 cau bi dau mua khi", "hai thay nhap vien": these are people behind a number when something befalls them next. */
const ANYBODY = /^(ban|cau|chi|anh|ong|chu|bac|khach|thay)$/
const BEFALLS = /^(bi|phai|deu|dang)$/
/** "Xe 115 dua den benh vien", "5 tho may", "sau chau ruou", "san bay chau A". */
const ACTS: Readonly<Record<string, RegExp>> = {
  chau: /^(ruou|bia|nhau|a|au|my|phi|uc|luc)$/,
  dua: /^(den|ve|ra|vao|len|toi|tin|qua)$/,
  tho: /^(may|oxy|o|yeu|gap|doc)$/,
}

/** Whether some words behind a number are people: by what they mean, as people of the same sentence, or as whom it befell. */
function isOfPeople(line: Line, start: number, size: number, said: readonly Noun[]): boolean {
  const { folded } = line
  const end = start + size
  const word = folded.slice(start, end).join(' ')
  if (PEOPLE.has(word)) return !isAct(line, start, end)
  if (size > 1 || folded[start - 1] === 'sau') return false
  if (ANYBODY.test(word) && (BEFALLS.test(folded[end] ?? '') || isSick(line, end, end + 1))) return true
  return word === 'ban' && said.some((noun) => noun.end - noun.start === 1 && folded[noun.start] === word)
}

function isAct({ folded }: Line, start: number, end: number): boolean {
  return end - start === 1 && ACTS[folded[start] ?? '']?.test(folded[end] ?? '') === true
}

/** "Ba con nhỏ" are three children, not a father with his. */
function withoutThree({ tones, toned, folded }: Line, { start, end }: Noun): Noun {
  const words = tones === 'restored' ? folded : toned
  const three = words[start] === 'ba' && words[start + 1] === 'con' && CHILD.test(words[start + 2] ?? '')
  return three ? { start: start + 1, end: start + 3 } : { start, end }
}

const CHILD = /^(nhỏ|nho|thơ|tho|gái|gai|trai)$/

/** Behind these "ba" is three, not an old woman or a father: "ba người", "ba đứa". */
const THREE =
  /^(nguoi|dua|tre|con (nho|tho|gai|trai)|benh nhan|benh nhi|hoc sinh|cong nhan|nan nhan|truong hop|sinh vien|mang)$/

function endsNumber({ folded }: Line, at: number): boolean {
  const word = folded[at] ?? ''
  if (/^\d+$/.test(word) || compoundAt(folded, at) !== null) return true
  // "Làm hại người" or "làm hai người": the restored tone says which.
  return word === 'hai' || word === 'ba' || (word in MEANT && !UNSURE[word]?.test(folded[at - 1] ?? ''))
}

/** What the word before people says; null where nothing is known better than its tones. */
function meantAt({ folded }: Line, at: number, end: number): [string] | null {
  const word = folded[at]
  if (word === undefined) return null
  const before = folded[at - 1] ?? ''
  if (word === 'nam') return isAged(folded, end) || MALE.test(before) ? ['nam'] : null
  if (word === 'ba') return THREE.test(folded.slice(at + 1, end).join(' ')) ? ['ba'] : null
  const meant = MEANT[word]
  if (meant === undefined || UNSURE[word]?.test(before)) return null
  const another = ANOTHER[word]
  if (another?.behind.test(before)) return [another.word]
  // "Sau ca mổ", "sau ca tử vong": commoner than six cases, which their tones may still say.
  return word === 'sau' && folded[at + 1] === 'ca' ? null : [meant]
}

function isAged(folded: readonly string[], end: number): boolean {
  return /^\d{1,3}$/.test(folded[end] ?? '') && YEARS.test(folded[end + 1] ?? '')
}
