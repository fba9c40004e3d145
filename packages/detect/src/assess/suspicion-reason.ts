import type { Reason } from '@chudong/domain'
import type { Features } from './features.ts'
import type { Linear } from './linear.ts'
import type { Line, Reading } from './read.ts'
import { cuesIn } from './suspicion-signs.ts'

/** What an officer reads for each sign. */
const SAID: Record<string, string> = {
  '~talk': 'lời lẽ trò chuyện, không phải lời đưa tin',
  '~hearsay': 'kể lại lời người khác',
  '~urging': 'thúc giục chia sẻ, cảnh báo',
  '~alarm': 'lời gây hoang mang',
  '~cure': 'mách cách chữa bệnh',
  '~exclaims': 'nhiều dấu chấm than',
  '~dots': 'nhiều dấu ba chấm',
  '~shouts': 'viết hoa cả câu',
  '~chat': 'chữ viết tắt của mạng xã hội',
  suspectcue: 'có dấu hiệu của tin đồn',
  rumour: 'nhắc tới tin đồn',
}
const MOST = 3
const QUOTE = 300

/** The strongest signs of suspicion as one reason, with the sentence that shows most of them; none when no sign can be named. */
export function doubtReason(signs: Features, reading: Reading, text: Linear): Reason[] {
  const ways = [...signs]
    .filter(([name]) => SAID[name] !== undefined)
    .map(([name, value]) => ({ said: SAID[name] ?? '', weight: value * (text.weights[name] ?? 0) }))
  const words = wordsFor(signs, text)
  const strongest = [...ways, ...words].filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight)
  const told = strongest.slice(0, MOST)
  if (told.length === 0) return []
  const weight = Math.round(100 * told.reduce((sum, one) => sum + one.weight, 0)) / 100
  return [{ rule: `Cần xem kỹ: ${told.map(({ said }) => said).join('; ')}`, quote: quoteOf(reading), weight }]
}

/** Learned words, as they are meant; marks and shapes by themselves tell a reader nothing. */
function wordsFor(signs: Features, text: Linear): { said: string; weight: number }[] {
  return [...signs]
    .filter(([name]) => name.startsWith('.') && /\p{L}{2}/u.test(name))
    .map(([name, value]) => ({ said: `“${name.slice(1)}”`, weight: value * (text.weights[name] ?? 0) }))
}

function quoteOf({ lines }: Reading): string {
  const cues = (line: Line) => cuesIn(line).filter(({ cue }) => cue !== 'report').length
  const [best] = [...lines].sort((a, b) => cues(b) - cues(a))
  const text = best?.text ?? ''
  return text.length <= QUOTE ? text : `${text.slice(0, QUOTE - 1)}…`
}
