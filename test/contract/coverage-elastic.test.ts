import { coverageContract } from '@chudong/ports/contract'
import { openElasticCoverage } from '@chudong/store/elastic'
import { elasticForTests } from '../support/elastic.ts'
import { removeCoverage } from '../support/remove-coverage.ts'
import { silent } from '../support/silent.ts'

const server = await elasticForTests()

if (server)
  coverageContract('Elasticsearch', async (now) => {
    const prefix = server.prefix()
    const coverage = await openElasticCoverage({ url: server.url, prefix, log: silent, now })
    return { coverage, close: () => coverage.close().then(() => removeCoverage(server.url, prefix)) }
  })
