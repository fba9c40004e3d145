import { readFileSync } from 'node:fs'
import { compiledAs } from './compiled.ts'
import type { JudgeModel } from './model.ts'
import { type PackedModel, unpack } from './packed.ts'

/** The default: trained on the project's own texts alone. Others are read from files by who runs the judgement. */
export const ownModel: JudgeModel = readOwn()

function readOwn(): JudgeModel {
  const file = new URL('../../data/models/own.json', import.meta.url)
  return modelOf(JSON.parse(readFileSync(file, 'utf8')) as PackedModel)
}

/** A packed model, ready to judge. */
export function modelOf(packed: PackedModel): JudgeModel {
  const { model, ready } = unpack(packed)
  compiledAs(model, ready)
  return model
}
