import { Claim, type ClaimChangeBody, type ClaimDraft, ClaimsView } from '@chudong/domain'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { ask, queryString, write } from './client.ts'

const PAGE = 50

/** The register page by page, last changed first: claims with all the words, standing or withdrawn. */
export function claimsQuery(q: string, withdrawn: boolean) {
  return infiniteQueryOptions({
    queryKey: ['claims', q, withdrawn],
    initialPageParam: null as number | null,
    queryFn: ({ pageParam, signal }) => {
      const params = { q, withdrawn: withdrawn ? 'true' : '', before: pageParam, limit: PAGE }
      return ask(ClaimsView, `/api/claims${queryString(params)}`, signal)
    },
    getNextPageParam: (page) => page.before,
  })
}

/** Enters a checked claim (spokespersons, administrators). */
export function addClaim(body: ClaimDraft): Promise<Claim> {
  return write(Claim, 'POST', '/api/claims', body)
}

/** Changes a claim; a 409 says that someone else changed it first. */
export function changeClaim(id: string, body: ClaimChangeBody): Promise<Claim> {
  return write(Claim, 'PATCH', `/api/claims/${encodeURIComponent(id)}`, body)
}

/** Withdraws a claim: it stays readable and is matched no more. */
export function withdrawClaim(id: string, version: number): Promise<Claim> {
  return write(Claim, 'POST', `/api/claims/${encodeURIComponent(id)}/withdraw`, { version })
}
