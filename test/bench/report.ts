import { readFile, writeFile } from 'node:fs/promises'
import { availableParallelism, loadavg, totalmem } from 'node:os'

const root = new URL('../../', import.meta.url)
/** Others' work on the machine when the run began. */
const loadBefore = (loadavg()[0] ?? 0).toFixed(1)

/** Under what a run was made: command, day, machine. */
export function circumstances(command: string): string {
  const day = new Date().toISOString().slice(0, 10)
  const memory = Math.round(totalmem() / 2 ** 30)
  return (
    `\`${command}\`, ${day}, ${availableParallelism()} cores, ${memory} GB memory, Node ${process.versions.node}, ` +
    `load average before the run ${loadBefore}`
  )
}

/** A Markdown table; the columns after the first hold numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rule = head.map((_, i) => (i === 0 ? '---' : '---:'))
  return [head, rule, ...rows].map(line).join('\n')
}

/** Puts `text` between `<!-- mark -->` and `<!-- /mark -->` of a file of the project; throws when they are missing. */
export async function writeSection(file: string, mark: string, text: string): Promise<void> {
  const path = new URL(file, root)
  const known = await readFile(path, 'utf8')
  const [start, end] = [`<!-- ${mark} -->`, `<!-- /${mark} -->`]
  const [from, to] = [known.indexOf(start), known.indexOf(end)]
  if (from < 0 || to < from) throw new Error(`${file} has no ${start} … ${end}`)
  await writeFile(path, `${known.slice(0, from + start.length)}\n\n${text}\n\n${known.slice(to)}`)
}
