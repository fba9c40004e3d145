import { useLocation } from '@tanstack/react-router'
import { useEffect } from 'react'
import { COMMENT_ID } from './comment-form.tsx'

/** Puts the cursor into the comment box when the address asks for it: key "c" in the feed does. */
export function useHashFocus(): void {
  const { hash } = useLocation()
  useEffect(() => {
    if (hash === COMMENT_ID) document.getElementById(COMMENT_ID)?.focus()
  }, [hash])
}
