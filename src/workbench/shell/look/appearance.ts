import { useSyncExternalStore } from 'react'

/** How the workbench looks; the server sets it on <html> from the cookies that the portal sets too. */
export interface Appearance {
  mode: 'normal' | 'elder'
  theme: 'light' | 'dark'
}

/** The appearance now: follows <html data-mode data-theme>. */
export function useAppearance(): Appearance {
  const [mode, theme] = useSyncExternalStore(subscribe, snapshot).split(' ')
  return { mode: mode as Appearance['mode'], theme: theme as Appearance['theme'] }
}

/** Changes the appearance here at once, and for all pages by asking the server to remember it. */
export function changeAppearance(change: Partial<Appearance>): void {
  Object.assign(document.documentElement.dataset, change)
  const query = new URLSearchParams(change as Record<string, string>)
  fetch(`/work/?${query}`, { credentials: 'same-origin', headers: { accept: 'text/html' } }).catch(
    () => undefined,
  )
}

function subscribe(changed: () => void): () => void {
  const observer = new MutationObserver(changed)
  observer.observe(document.documentElement, { attributeFilter: ['data-mode', 'data-theme'] })
  return () => observer.disconnect()
}

function snapshot(): string {
  const { mode, theme } = document.documentElement.dataset
  return `${mode === 'elder' ? 'elder' : 'normal'} ${theme === 'dark' ? 'dark' : 'light'}`
}
