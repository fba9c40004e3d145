import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { z } from 'zod'
import type { DataFolder } from './job.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** The labelled data of this machine: the project's own set, and the research sets when their folder is there. */
export function dataFolder(research = resolve(root, '../shared/data')): DataFolder {
  return {
    research: (path) => (existsSync(resolve(research, path)) ? resolve(research, path) : null),
    own: (path) => resolve(root, 'packages/detect/data/authored', path),
  }
}

/** Reads JSON Lines against a schema; throws with the file's line for the first row that does not fit. */
export function readRows<Row>(file: string, row: z.ZodType<Row>): Row[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [readRow(line, `${file}:${index + 1}`, row)]))
}

function readRow<Row>(line: string, where: string, row: z.ZodType<Row>): Row {
  try {
    return row.parse(JSON.parse(line))
  } catch (cause) {
    throw new Error(`${where} is not a row of this job: ${cause instanceof Error ? cause.message : cause}`, {
      cause,
    })
  }
}
