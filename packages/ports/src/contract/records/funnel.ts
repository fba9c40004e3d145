import { describe, expect } from 'vitest'
import { aDraft, anAssessment, aProposal, aSketch, minutes, morning } from '../fixtures.ts'
import { officer } from './commands.ts'
import { type OpenRecords, recordsTest } from './open.ts'

/** What `Records.funnel` promises. */
export function funnelContract(open: OpenRecords): void {
  const test = recordsTest(open)

  describe('the funnel', () => {
    test('records that answer say so', async (records) => {
      await records.ping()
    })

    test('nothing is counted as nothing', async (records) => {
      expect(Object.values(await records.funnel(minutes(-60), minutes(60)))).toEqual(Array(8).fill(0))
    })

    test('from articles through signals and incidents to what was dismissed', async (records) => {
      const judged = [
        anAssessment(),
        anAssessment({ decision: 'ask' }),
        anAssessment({ decision: 'ignore', incident: false }),
        anAssessment({ health: false, decision: 'ignore', incident: false }),
      ]
      for (const [i, assessment] of judged.entries()) {
        await records.articles.saveRevision(`a${i}`, 'h1', aDraft())
        await records.articles.saveAssessment(`a${i}`, 'h1', assessment)
        const eventId = i < 2 ? 'ev-1' : `ev-${i}`
        await records.events.place(aSketch({ articleId: `a${i}` }), ['k'], () => ({
          eventId,
          duplicateOf: null,
          why: '',
        }))
      }
      await records.articles.saveRevision('cu', 'h1', aDraft({ collectedAt: minutes(-600) }))
      const auto = await records.incidents.raise(aProposal(), morning)
      const ask = await records.incidents.raise(aProposal({ eventId: 'ev-2', decision: 'ask' }), morning)
      await records.incidents.acknowledge({ id: auto.incident.id, actor: officer, at: minutes(1) })
      await records.incidents.dismiss({
        id: ask.incident.id,
        actor: officer,
        at: minutes(1),
        reason: 'advice',
      })
      expect(await records.funnel(minutes(-60), minutes(60))).toEqual({
        articles: 4,
        health: 3,
        signals: 1,
        ask: 1,
        auto: 1,
        acknowledged: 1,
        dismissed: 1,
        confirmed: 0,
      })
    })
  })
}
