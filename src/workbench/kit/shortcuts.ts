import { useEffect, useRef, useSyncExternalStore } from 'react'

/** What single keys do; a key without an action is left to the browser. */
export type Shortcuts = Readonly<Record<string, (() => void) | undefined>>

/** Single-key shortcuts: inert while one types, while a dialog is open, with Ctrl or Alt, and when switched off. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const latest = useRef(shortcuts)
  latest.current = shortcuts
  useEffect(() => {
    function listen(event: KeyboardEvent) {
      const action = latest.current[event.key.toLowerCase()]
      if (!action || event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented)
        return
      if (!shortcutsOn() || takesText(event.target) || document.querySelector('dialog[open]')) return
      event.preventDefault()
      action()
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}

/** Whether a key pressed here belongs to what is being typed or chosen. */
export function takesText(target: unknown): boolean {
  if (typeof target !== 'object' || target === null || !('closest' in target)) return false
  return (
    (target as Element).closest(
      'input, textarea, select, [contenteditable], [role=combobox], [role=listbox]',
    ) !== null
  )
}

const OFF = 'haihe-shortcuts-off'
const listeners = new Set<() => void>()
let off = readOff()

const shortcutsOn = (): boolean => !off

/** Whether single keys work, and the switch for it; remembered on this computer (WCAG 2.1.4). */
export function useShortcutSwitch(): [boolean, (on: boolean) => void] {
  const on = useSyncExternalStore((listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }, shortcutsOn)
  return [on, turn]
}

function turn(on: boolean): void {
  off = !on
  try {
    if (on) localStorage.removeItem(OFF)
    else localStorage.setItem(OFF, '1')
  } catch {
    // A browser that keeps nothing: the switch holds until the page is closed.
  }
  for (const listener of listeners) listener()
}

function readOff(): boolean {
  try {
    return localStorage.getItem(OFF) !== null
  } catch {
    return false
  }
}
