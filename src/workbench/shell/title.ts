import { useEffect } from 'react'

/** The title of the browser's tab: the innermost screen that names one wins. */
export function useTitle(title: string | null): void {
  useEffect(() => {
    if (title) document.title = `${title} · 海河工匠工作台`
  }, [title])
}
