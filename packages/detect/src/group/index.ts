export { placeInEvent } from './place.ts'
export { reprintStream, reprintsOf } from './reprints.ts'
export { candidateKeys, type SketchedArticle, type SketchedJudgement, sketch } from './sketch.ts'
export { type GroupedRow, type GroupOptions, type GroupRow, groupStream } from './stream.ts'
