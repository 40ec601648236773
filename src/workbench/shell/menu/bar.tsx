import { useEffect, useRef, useState } from 'react'
import { useMe } from '../me.ts'
import { Go } from '../search/go.tsx'
import { Search } from '../search/search.tsx'
import { MeMenu } from './me-menu.tsx'
import { Count, MenuBar } from './menu-bar.tsx'

const demo = document.querySelector<HTMLMetaElement>('meta[name="demo"]')?.content === 'true'

/** Where the demo's tour (演示导览) goes on, for whoever came here from it. */
const tour = demo ? /(?:^|; )haihe-tour=([0-9a-f-]{36})(?:;|$)/.exec(document.cookie)?.[1] : undefined

/** The bar on top: name, menu by permission, search, and who is signed in. */
export function Bar() {
  const me = useMe()
  const [open, setOpen] = useState(false)
  const bar = useHeightKept()
  return (
    <header ref={bar} className={open ? 'bar open noprint' : 'bar noprint'}>
      <Go to="/" className="brand">
        海河工匠<span className="wide-only"> 工作台</span>
      </Go>
      {demo && !tour && <span className="tag spark">演示</span>}
      {tour && (
        <a className="tag spark" href={`/tour?walk=${tour}#next`}>
          回到导览
        </a>
      )}
      <Go to="/" className="phone-only">
        今天 <Count path="/work/todo" />
      </Go>
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

/** Keeps how high the bar stands for what fills the rest of the screen: a long menu takes a second row. */
function useHeightKept() {
  const bar = useRef<HTMLElement>(null)
  useEffect(() => {
    const { current } = bar
    if (!current) return undefined
    const watch = new ResizeObserver(() =>
      document.documentElement.style.setProperty('--bar-now', `${current.offsetHeight}px`),
    )
    watch.observe(current)
    return () => watch.disconnect()
  }, [])
  return bar
}
