import { describe } from 'vitest'
import { answeringContract } from './coverage/answering.ts'
import { keepingContract } from './coverage/keeping.ts'
import { narrowingContract } from './coverage/narrowing.ts'
import type { OpenCoverage } from './coverage/open.ts'
import { searchingContract } from './coverage/searching.ts'
import { writingContract } from './coverage/writing.ts'

/** Every promise of the coverage port as tests; `open` gives an empty store of its own to each. */
export function coverageContract(name: string, open: OpenCoverage): void {
  describe(`coverage on ${name}`, () => {
    writingContract(open)
    searchingContract(open)
    narrowingContract(open)
    keepingContract(open)
    answeringContract(open)
  })
}
