import { useNavigate, useSearch } from '@tanstack/react-router'
import type { CoverageSearch } from '../../api/coverage-search.ts'

/** The search in the address and how to change a part of it: each change is an entry of the browser's history. */
export function useCoverageSearch() {
  const search = useSearch({ from: '/desk/tim-kiem' })
  const navigate = useNavigate()
  const change = (part: CoverageSearch): void => {
    void navigate({ to: '/tim-kiem', search: { ...search, ...part }, resetScroll: false })
  }
  const clear = (): void => {
    void navigate({ to: '/tim-kiem', search: search.q ? { q: search.q } : {}, resetScroll: false })
  }
  return { search, change, clear }
}
