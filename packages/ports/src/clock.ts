/** What time it is. Stages and adapters ask this, never the machine's clock directly, so that a test can set it. */
export interface Clock {
  now(): Date
}
