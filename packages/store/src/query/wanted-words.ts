import type { QueryTree, QueryWords } from '@chudong/domain'

/** The words that make a document fit, those after an odd number of "not" left out: for marking and for ranking. */
export function wantedWords(tree: QueryTree, wanted = true): QueryWords[] {
  switch (tree.kind) {
    case 'words':
      return wanted ? [tree] : []
    case 'not':
      return wantedWords(tree.part, !wanted)
    case 'and':
    case 'or':
      return tree.parts.flatMap((part) => wantedWords(part, wanted))
    default:
      return []
  }
}
