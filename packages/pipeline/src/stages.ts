import { assessArticle } from './stages/assess-article.ts'
import { collectItem } from './stages/collect-item.ts'
import { collectPage } from './stages/collect-page.ts'
import { compareClaim } from './stages/compare-claim.ts'
import { notifyPeople } from './stages/notify-people.ts'
import { pollSource } from './stages/poll-source.ts'
import { raiseIncident } from './stages/raise-incident.ts'
import { relateArticle } from './stages/relate-article.ts'
import { step } from './step.ts'
import {
  articleAssessed,
  articleCollected,
  claimChanged,
  eventUpdated,
  incidentRaised,
  itemReceived,
  pageFound,
  sourceDue,
} from './topics.ts'

/**
 * An article's whole way, from a source to a person.
 *
 *   source.due ──▶ page.found ─┐
 *                              ├─▶ article.collected ─▶ article.assessed ─▶ event.updated ─▶ incident.raised ─▶ people
 *   import, post, entry ─▶ item.received
 *                              │
 *   a claim entered later ─▶ claim.changed: what it changes the judgement of is judged again
 *
 * Each line: the fact that starts a stage, and the stage. A new step is one line here and one file in stages/. A stage
 * that is `at-once` continues the job before it when both run in one process, and has jobs of its own when they do not.
 */
export const stages = [
  step(sourceDue, pollSource), //          read a source's listing, find what is new or due for another look
  step(pageFound, collectPage), //         fetch a page, keep its evidence, extract it, save the revision
  step(itemReceived, collectItem), //      save a post, an imported article, an officer's or hotline entry
  step(articleCollected, assessArticle), // judge: health? incident? type, place, counts, severity, suspicion
  step(claimChanged, compareClaim), //     find what was published before a claim was entered, and judge it again
  step(articleAssessed, relateArticle, 'at-once'), // find its reprints and its event
  step(eventUpdated, raiseIncident, 'at-once'), //    THE 3C RULE: auto, ask or ignore; open or update the incident
  step(incidentRaised, notifyPeople), //   tell people; intent before, outcome after
] as const
