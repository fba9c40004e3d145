import { CoverageDoc } from '@chudong/domain'
import { fold, tokens } from '@chudong/vietnamese'
import { docMark } from '../query/doc-mark.ts'
import { documentTokens } from '../query/lexemes.ts'
import { storable } from '../storable.ts'

/** A document as it is indexed: what comes back, and what is derived from it and only searched. */
export function toSource(given: CoverageDoc): object {
  const doc = withStorableTexts(given)
  const { title, text } = documentTokens(doc.title, doc.text)
  return {
    ...doc,
    publishedAt: doc.publishedAt.getTime(),
    collectedAt: doc.collectedAt.getTime(),
    sourceKey: fold(doc.sourceName),
    provinceKey: fold(doc.province),
    diseaseKeys: doc.diseases.map(fold),
    titleWords: { toned: title.toned.join(' '), folded: title.folded.join(' ') },
    // Two values with the usual gap of positions between: no phrase runs from the title into the text.
    words: {
      toned: [title.toned.join(' '), text.toned.join(' ')],
      folded: [title.folded.join(' '), text.folded.join(' ')],
    },
    phrases: tokens(doc.title).join(' '),
    mark: markParts(doc.id, doc.version),
  }
}

function withStorableTexts(doc: CoverageDoc): CoverageDoc {
  const fields = Object.entries(doc).map(([name, value]) => [
    name,
    typeof value === 'string' ? storable(value) : value,
  ])
  return { ...(Object.fromEntries(fields) as CoverageDoc), diseases: doc.diseases.map(storable) }
}

/** Sixteen bits each: sums of a trillion of them are exact in the floating numbers of aggregations. */
function markParts(id: string, version: number) {
  const mark = docMark(id, version)
  const part = (shift: bigint) => Number((mark >> shift) & 0xffffn)
  return { a: part(48n), b: part(32n), c: part(16n), d: part(0n) }
}

/** A document as it was given, from what the index keeps; fields that an older program did not know are unknown. */
export function fromSource(source: unknown): CoverageDoc {
  return CoverageDoc.parse({ cases: null, deaths: null, ...(source as object) })
}
