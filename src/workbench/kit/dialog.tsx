import { type ReactNode, useEffect, useId, useRef } from 'react'

/**
 * A dialog on the browser's own `<dialog>`: keeps the focus in, closes with Esc and gives the focus back; what is marked
 * `data-first` has the focus first. (antd's
 * Modal writes a style without our nonce, which the page's policy forbids.)
 */
export function Dialog({
  title,
  open,
  onClose,
  children,
}: {
  title: string
  open: boolean
  onClose: () => void
  children: ReactNode
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const heading = useId()
  useEffect(() => {
    const shown = dialog.current
    if (!shown || !open) return
    if (!shown.open) shown.showModal()
    shown.querySelector<HTMLElement>('[data-first]')?.focus()
    return () => shown.close()
  }, [open])
  if (!open) return null
  return (
    <dialog ref={dialog} className="dialog card" aria-labelledby={heading} onClose={onClose}>
      <div className="dialog-head">
        <h2 id={heading}>{title}</h2>
        <button type="button" className="btn ghost" onClick={() => dialog.current?.close()}>
          关闭
        </button>
      </div>
      {children}
    </dialog>
  )
}
