/** What the newsroom has been told to do wrong. */
export interface Failures {
  stopped: 'refuse' | 'hang' | null
  slowMs: number
  rules: { prefix: string; status: number; retryAfterSeconds: number }[]
  robots: string
  /** Ends every request that hangs. */
  release: AbortController
}

export const defaultRobots = `User-agent: *
Disallow: /nhip-song-viet/noi-bo/
Disallow: /_control/
Crawl-delay: 0.01
`

/** A newsroom that answers everything at once. */
export function noFailures(): Failures {
  return { stopped: null, slowMs: 0, rules: [], robots: defaultRobots, release: new AbortController() }
}

/** The answer that a rule forces on a path, the longest prefix first; null when no rule is on. */
export function forcedAnswer(failures: Failures, path: string): Response | null {
  const rules = failures.rules.filter((rule) => path.startsWith(rule.prefix))
  const rule = rules.sort((a, b) => b.prefix.length - a.prefix.length)[0]
  if (rule === undefined) return null
  const headers = rule.status === 503 ? { 'retry-after': String(rule.retryAfterSeconds) } : undefined
  return new Response(rule.status === 304 ? null : `lỗi ${rule.status}`, { status: rule.status, headers })
}
