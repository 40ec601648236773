import { Logo } from '../kit/text/logo.tsx'
import { ELDER_DOORS } from './elder-doors.ts'
import type { Section } from './navigation.ts'
import { SLOT } from './shell-slots.ts'

interface ElderHeadProps {
  name: string
  section: Section | undefined
  home: '/my' | '/work' | null
  phone: string
}

/** The head in 长者模式: one row on a phone. 朗读 shows itself only where the browser has a voice. */
export const ElderHead = ({ name, section, home, phone }: ElderHeadProps) => (
  <header className="elder-head">
    <div className="wrap">
      <a className="logo" href="/">
        <Logo />
        <b>{name}</b>
      </a>
      <nav className="elder-doors" aria-label="主导航">
        <ul>
          {ELDER_DOORS.map((door) => (
            <li key={door.href}>
              <a
                href={door.href === '/my' && home === '/work' ? home : door.href}
                {...(door.section && door.section === section ? { 'aria-current': 'page' as const } : {})}
              >
                {door.title}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="elder-tools noprint">
        <button type="button" className="btn ghost" id="read-aloud" data-stop="停下" hidden>
          朗读
        </button>
        <a className="btn ghost call" href={`tel:${phone}`}>
          打电话
        </a>
        <a className="btn ghost" href={SLOT.mode} rel="nofollow">
          标准版
        </a>
      </div>
    </div>
  </header>
)
