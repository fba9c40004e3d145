import { readFileSync } from 'node:fs'
import type { estypes } from '@elastic/elasticsearch'
import { statusOf } from './connect.ts'
import type { Store } from './store.ts'

const folder = new URL('../../../../infra/elastic/', import.meta.url)

interface ComponentTemplate {
  version?: number
  template: estypes.IndicesIndexState
}

/** The version of the mapping that this program writes and asks. */
export function mappingVersion(): number {
  return read<ComponentTemplate>('mappings', '').version ?? 0
}

/** Puts the templates of infra/elastic in place; those of a newer program stay. */
export async function putTemplates({ client, prefix, log }: Store): Promise<void> {
  const version = mappingVersion()
  const placed = await placedVersion(
    client.cluster.getComponentTemplate({ name: `${prefix}coverage-mappings` }),
  )
  if (placed > version) {
    log.warn({ event: 'coverage-templates-newer', placed, version })
    return
  }
  const settings = read<ComponentTemplate>('settings', prefix)
  const mappings = read<ComponentTemplate>('mappings', prefix)
  mappings.template.mappings = { ...mappings.template.mappings, _meta: { version } }
  await client.cluster.putComponentTemplate({ name: `${prefix}coverage-settings`, ...settings, version })
  await client.cluster.putComponentTemplate({ name: `${prefix}coverage-mappings`, ...mappings })
  const template = read<Omit<estypes.IndicesPutIndexTemplateRequest, 'name'>>('template', prefix)
  await client.indices.putIndexTemplate({ name: `${prefix}coverage`, ...template, version })
}

async function placedVersion(asked: Promise<estypes.ClusterGetComponentTemplateResponse>): Promise<number> {
  try {
    const { component_templates: found } = await asked
    return found[0]?.component_template.version ?? 0
  } catch (error) {
    if (statusOf(error) === 404) return 0
    throw error
  }
}

function read<T>(part: string, prefix: string): T {
  return JSON.parse(
    readFileSync(new URL(`coverage-${part}.json`, folder), 'utf8').replaceAll('{prefix}', prefix),
  ) as T
}
