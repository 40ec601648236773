import { useEffect, useState } from 'react'
import { Dialog } from '../../kit/dialog.tsx'
import { SearchPanel } from './search-panel.tsx'

/** Ctrl K: finds records, pages and actions from anywhere. */
export function Search() {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey) return
      event.preventDefault()
      setOpen(true)
    }
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
  return (
    <>
      <button type="button" className="bar-button search-button" onClick={() => setOpen(true)}>
        <span>搜办件、单位、页面</span> <kbd>Ctrl K</kbd>
      </button>
      <Dialog title="搜办件、单位、页面" open={open} onClose={() => setOpen(false)}>
        <SearchPanel onGo={() => setOpen(false)} />
      </Dialog>
    </>
  )
}
