import { useEffect, useRef } from 'react'

const KEY = 'chudong.shortcuts'

/** Whether one-letter shortcuts are in use on this device (WCAG 2.1.4 asks for a way to turn them off). */
export function shortcutsOn(): boolean {
  return localStorage.getItem(KEY) !== 'off'
}

/** Remembers the choice on this device. */
export function keepShortcuts(on: boolean): void {
  localStorage.setItem(KEY, on ? 'on' : 'off')
}

/** Runs an action for a single key, except while someone types, holds a modifier or has a dialog open. */
export function useShortcuts(actions: Record<string, () => void>): void {
  const current = useRef(actions)
  current.current = actions
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const action = current.current[event.key]
      if (!action || !shortcutsOn() || event.defaultPrevented || isBusy(event)) return
      event.preventDefault()
      action()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
}

function isBusy(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return true
  const at = event.target
  if (at instanceof HTMLElement && at.closest('input, textarea, select, [contenteditable], [role="listbox"]'))
    return true
  if (event.key === 'Enter' && at instanceof HTMLElement && at.closest('a, button')) return true
  return document.querySelector('[role="dialog"], [role="menu"]') !== null
}
