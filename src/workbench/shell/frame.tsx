import { Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { Announcer } from '../kit/announce.tsx'
import { HeldBack } from '../review/decided/held-back.tsx'
import { Bar } from './menu/bar.tsx'

/** What every screen stands in: the bar, the place for the screen, and the voice that says what was done. */
export function Frame() {
  const { pathname } = useLocation()
  const main = useRef<HTMLElement>(null)
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    main.current?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [pathname])
  return (
    <div className="frame">
      <a className="skip" href="#main">
        跳到主要内容
      </a>
      <Bar />
      <main id="main" ref={main} tabIndex={-1}>
        <Outlet />
      </main>
      <div className="corner noprint">
        <HeldBack />
        <Announcer />
      </div>
    </div>
  )
}
