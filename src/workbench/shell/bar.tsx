import { useState } from 'react'
import { Go } from './go.tsx'
import { useMe } from './me.ts'
import { MeMenu } from './me-menu.tsx'
import { MenuBar } from './menu-bar.tsx'
import { Search } from './search.tsx'

/** The bar on top: name, menu by permission, search, and who is signed in. */
export function Bar() {
  const me = useMe()
  const [open, setOpen] = useState(false)
  return (
    <header className={open ? 'bar open noprint' : 'bar noprint'}>
      <Go to="/" className="brand">
        海河工匠 工作台
      </Go>
      {me.demo && <span className="tag spark">演示</span>}
      <button
        type="button"
        className="bar-button menu-button"
        aria-expanded={open}
        aria-controls="menu"
        onClick={() => setOpen(!open)}
      >
        菜单
      </button>
      <nav id="menu" aria-label="主导航" className={open ? 'menu open' : 'menu'}>
        <MenuBar onGo={() => setOpen(false)} />
      </nav>
      <Search />
      <MeMenu me={me} />
    </header>
  )
}
