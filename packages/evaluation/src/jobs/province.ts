import { fold } from '@chudong/vietnamese'
import type { Job, Measured } from '../job.ts'
import { share } from '../scores.ts'
import { type Judged, judgeAll, judgedSets, LabelledText, labelledShape } from './labelled.ts'

/** Q4: the current province of the event; an empty answer abstains. */
export const provinceJob: Job<LabelledText> = {
  name: 'province',
  title: 'Province of the event',
  shape: labelledShape,
  row: LabelledText,
  measure: (rows) => measureProvince(judgeAll(rows)),
  board: (data) =>
    judgedSets(data).map(({ data: name, split, judged }) => ({
      job: 'province',
      data: name,
      split,
      measure: () => measureProvince(judged(), { placed: 0.95, wrong: 0.005 }),
    })),
}

function measureProvince(judged: readonly Judged[], targets?: { placed: number; wrong: number }): Measured {
  const events = judged.filter(({ row }) => row.incident)
  const stated = events.filter(({ row }) => row.province !== '')
  const placed = share('placed when stated', stated, isRight)
  const wrong = { ...share('wrong', events, isWrong), better: 'less' as const }
  return {
    figures: [
      targets ? { ...placed, target: targets.placed } : placed,
      targets ? { ...wrong, target: targets.wrong } : wrong,
    ],
    confusions: [],
    failures: events
      .filter((one) => isWrong(one) || (one.row.province !== '' && !isRight(one)))
      .sort((a, b) => Number(isWrong(b)) - Number(isWrong(a)))
      .slice(0, 20)
      .map(({ row, got }) => ({
        id: row.id,
        text: `${row.title ?? ''} ${row.text}`.trim(),
        expected: row.province || 'none',
        got: got.province || 'none',
      })),
  }
}

function isRight({ row, got }: Judged): boolean {
  return plainName(row.province) === plainName(got.province)
}

function isWrong(one: Judged): boolean {
  return one.got.province !== '' && !isRight(one)
}

/** "TP. Hồ Chí Minh", "TP Hồ Chí Minh" and "Thành phố Hồ Chí Minh" are one place. */
function plainName(province: string): string {
  return fold(province).replace(/^(tp\.?|thanh pho|tinh)\s+/, '')
}
