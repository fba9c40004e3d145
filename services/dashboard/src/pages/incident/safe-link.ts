/** The address when it is http or https, else null: an item may carry "javascript:" or "data:". */
export function safeLink(url: string | null): string | null {
  if (!url || !URL.canParse(url)) return null
  return ['http:', 'https:'].includes(new URL(url).protocol) ? url : null
}
