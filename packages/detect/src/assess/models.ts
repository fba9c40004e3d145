import { readFileSync } from 'node:fs'
import { compiledAs } from './compiled.ts'
import type { JudgeModel } from './model.ts'
import { type PackedModel, unpack } from './packed.ts'

/** The default: trained on the project's own texts alone. Others are read from files by who runs the judgement. */
export const ownModel: JudgeModel = readOwn()

function readOwn(): JudgeModel {
  const file = new URL('../../data/models/own.json', import.meta.url)
  const { model, ready } = unpack(JSON.parse(readFileSync(file, 'utf8')) as PackedModel)
  compiledAs(model, ready)
  return model
}
