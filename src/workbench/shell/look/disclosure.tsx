import { type ReactNode, useEffect, useRef, useState } from 'react'

/** A button of the bar that opens a panel under it; Esc, a click elsewhere or leaving it closes it again. */
export function Disclosure({
  label,
  current,
  children,
}: {
  label: ReactNode
  current?: boolean
  children: (close: () => void) => ReactNode
}) {
  const [open, setOpen] = useState(false)
  const place = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!open) return
    const elsewhere = (event: Event) => {
      if (!place.current?.contains(event.target as Node)) setOpen(false)
    }
    const close = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setOpen(false)
      button.current?.focus()
    }
    document.addEventListener('pointerdown', elsewhere)
    document.addEventListener('focusin', elsewhere)
    document.addEventListener('keydown', close)
    return () => {
      document.removeEventListener('pointerdown', elsewhere)
      document.removeEventListener('focusin', elsewhere)
      document.removeEventListener('keydown', close)
    }
  }, [open])
  return (
    <div className="disclosure" ref={place}>
      <button
        type="button"
        ref={button}
        className={current ? 'bar-button current' : 'bar-button'}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {label}
        <span aria-hidden="true" className="caret" />
      </button>
      {open && <div className="panel card">{children(() => setOpen(false))}</div>}
    </div>
  )
}
