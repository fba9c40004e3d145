import { existsSync, readFileSync } from 'node:fs'
import type { JudgeModel } from './model.ts'
import { modelOf, type PackedModel } from './packed.ts'
import type { SuspicionModel } from './suspicion.ts'

const NAMES = ['own', 'research'] as const
export type SuspicionName = (typeof NAMES)[number]
const folder = new URL('../../data/models/', import.meta.url)

/** The default: trained on the project's own texts alone. Others are read from files by who runs the judgement. */
export const ownModel: JudgeModel = readOwn()

function readOwn(): JudgeModel {
  return modelOf(readModel<PackedModel>('own'))
}

/** The weights of suspicion that came with the program, set by hand. Who runs the judgement may give others. */
export const ownSuspicion: SuspicionModel = suspicionNamed('own')

/** Which weights of suspicion are here: the research ones may be left out of an installation. */
export function suspicionNames(): SuspicionName[] {
  return NAMES.filter((name) => existsSync(new URL(`suspicion-${name}.json`, folder)))
}

/** Reads `own` (by hand, the default) or `research` (learned on data given for research); throws when the file is absent. */
export function suspicionNamed(name: SuspicionName): SuspicionModel {
  if (!existsSync(new URL(`suspicion-${name}.json`, folder)))
    throw new Error(`the file of weights suspicion-${name}.json is not in packages/detect/data/models`)
  return readModel<SuspicionModel>(`suspicion-${name}`)
}

function readModel<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8')) as T
}
