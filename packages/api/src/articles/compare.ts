import type { ArticleRevision, DiffPart, RevisionView } from '@chudong/domain'
import { diffWordsWithSpace } from 'diff'

/** Words beyond which a comparison is not worth its time: such a revision is shown as wholly new. */
const mostEdits = 5_000

/** Each revision with its word differences from the one before it, newest first; the first one differs from nothing. */
export function compareRevisions(revisions: readonly ArticleRevision[]): RevisionView[] {
  const inOrder = [...revisions].sort((a, b) => a.revision - b.revision)
  return inOrder
    .map((revision, i) => {
      const before = inOrder[i - 1] ?? revision
      return {
        ...revision,
        titleDiff: compare(before.title, revision.title),
        textDiff: compare(before.text, revision.text),
      }
    })
    .reverse()
}

function compare(before: string, after: string): DiffPart[] {
  if (before === after) return [{ text: after, change: 'same' }]
  const parts = diffWordsWithSpace(before, after, { maxEditLength: mostEdits, timeout: 200 })
  if (!parts)
    return [
      { text: before, change: 'removed' },
      { text: after, change: 'added' },
    ]
  return parts.map((part) => ({
    text: part.value,
    change: part.added ? 'added' : part.removed ? 'removed' : 'same',
  }))
}
