import ownData from '../../data/models/own.json' with { type: 'json' }
import researchData from '../../data/models/research.json' with { type: 'json' }
import type { JudgeModel } from './model.ts'

/** The default: trained on the project's own texts alone. */
export const ownModel = ownData as unknown as JudgeModel

/** Optional: trained on research data too; its card names the data and their terms. */
export const researchModel = researchData as unknown as JudgeModel
