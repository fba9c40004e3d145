export { assess } from './assess.ts'
export { authoredRows, heldOutPosts, heldOutWriters, writers } from './authored.ts'
export { type Answer, type LabelledRow, learn, learnWithoutOne, speaksOf } from './learn.ts'
export { type Disease, diseases } from './lexicon.ts'
export type { JudgeModel } from './model.ts'
export {
  ownModel,
  ownSuspicion,
  type SuspicionName,
  suspicionNamed,
  suspicionNames,
} from './models.ts'
export { modelOf, type PackedModel } from './packed.ts'
export { readLast, type Said } from './read.ts'
export { mayBeSevere } from './severe.ts'
export { leadField, type SeveritySigns, severityFloor } from './severity.ts'
export { type Suspected, type SuspicionModel, suspicionOf } from './suspicion.ts'
export { inputOfPost, learnSuspicion, type PostRow } from './suspicion-learn.ts'
export { train } from './train.ts'
