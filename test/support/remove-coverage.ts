/** Removes what a coverage store put into a shared Elasticsearch: its indices and templates. */
export async function removeCoverage(url: string, prefix: string): Promise<void> {
  const names = Object.keys((await (await fetch(`${url}/${prefix}coverage*/_alias`)).json()) as object)
  const paths = [
    ...names,
    `_index_template/${prefix}coverage`,
    `_component_template/${prefix}coverage-settings`,
    `_component_template/${prefix}coverage-mappings`,
  ]
  for (const path of paths) await fetch(`${url}/${path}`, { method: 'DELETE' })
}
