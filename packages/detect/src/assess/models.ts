import ownData from '../../data/models/own.json' with { type: 'json' }
import type { JudgeModel } from './model.ts'
import { type PackedModel, unpack } from './packed.ts'

/** The default: trained on the project's own texts alone. Others are read from files by who runs the judgement. */
export const ownModel: JudgeModel = unpack(ownData as unknown as PackedModel)
