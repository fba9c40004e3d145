import { topicNames } from '@chudong/pipeline'

/** What one kind of process does of the whole. */
export interface Role {
  /** Topics whose jobs it works on. */
  topics: readonly string[]
  /** Publishes sources whose poll is due. */
  schedules: boolean
  /** Carries changes from the records into the coverage store. */
  projects: boolean
  /** Answers the API and shows the pages. */
  desk: boolean
}

/** The four services that share the work, any number of each; every topic is worked on by one of them. */
export const roles = {
  crawler: {
    topics: ['source.due', 'page.found', 'item.received'],
    schedules: true,
    projects: false,
    desk: false,
  },
  classifier: {
    topics: ['article.collected', 'claim.changed', 'article.assessed'],
    schedules: false,
    projects: false,
    desk: false,
  },
  alerter: {
    topics: ['event.updated', 'incident.raised'],
    schedules: false,
    projects: true,
    desk: false,
  },
  api: { topics: [], schedules: false, projects: false, desk: true },
} as const satisfies Record<string, Role>

export type RoleName = keyof typeof roles

/** All of it in one process. */
export const solo: Role = { topics: topicNames, schedules: true, projects: true, desk: true }
