import { openElasticCoverage } from '@chudong/store/elastic'
import { silent } from '../support/silent.ts'

/** Rebuilds a coverage store, so that it can be killed in the middle: `rebuild-process.ts URL PREFIX`. */
const [url = '', prefix = ''] = process.argv.slice(2)
const coverage = await openElasticCoverage({ url, prefix, log: silent })
console.log('opened')
let told = false
await coverage.rebuild(() => {
  if (!told) console.log('copying')
  told = true
})
console.log('rebuilt')
await coverage.close()
