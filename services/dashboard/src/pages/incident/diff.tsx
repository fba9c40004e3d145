import type { DiffPart } from '@chudong/domain'
import { useWords } from '../../i18n/start.ts'
import css from './diff.module.css'
import { foldSame } from './fold-same.ts'

/** What changed in a text: added words underlined, removed words struck through, each also in its colour. */
export function Diff({ parts }: { parts: DiffPart[] }) {
  const { t } = useWords()
  return (
    <>
      {foldSame(parts).map((piece, index) => {
        // The pieces have no identity but their place; the list is drawn once.
        const key = `${index}-${piece.change}`
        if (piece.change === 'added')
          return (
            <ins key={key} className={css.added}>
              {piece.text}
            </ins>
          )
        if (piece.change === 'removed')
          return (
            <del key={key} className={css.removed}>
              {piece.text}
            </del>
          )
        if (piece.change === 'folded') {
          return (
            <span key={key} className={css.folded}>
              {t('article.unchangedPart', { count: piece.words })}
            </span>
          )
        }
        return <span key={key}>{piece.text}</span>
      })}
    </>
  )
}
