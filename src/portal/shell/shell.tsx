import type { ReactNode } from 'react'
import { SearchBox } from '../kit/field/search-box.tsx'
import { Icon, type IconName } from '../kit/text/icon.tsx'
import { Logo } from '../kit/text/logo.tsx'
import type { Preferences } from '../request/preferences.ts'
import type { Site } from '../site.ts'
import { ElderHead } from './elder-head.tsx'
import { NAVIGATION, type Section } from './navigation.ts'
import { ShellFooter } from './shell-footer.tsx'
import { SLOT } from './shell-slots.ts'

/** What the frame of a page depends on apart from its slots. */
export interface ShellState extends Preferences {
  section: Section | undefined
  /** Nothing around the page. */
  bare: boolean
  /** Where 我的名字 leads: /my, /work, or nowhere for whoever is not signed in. */
  home: '/my' | '/work' | null
  /** In traditional characters: the frame is drawn as ever and turned on its way out. */
  hant: boolean
  demo: boolean
  /** The visitor is on a tour (演示导览), to which every page leads back. */
  tour: boolean
}

interface ShellProps {
  state: ShellState
  site: Site
  stylesheet: string
  icon: string
  /** The script that reads a page aloud (朗读). */
  readAloud: string | undefined
}

/** The frame of every public page, with slots where pages differ; rendered once for each state. */
export function Shell({ state, site, stylesheet, icon, readAloud }: ShellProps) {
  const { mode, theme, section, demo, tour } = state
  return (
    <html
      lang="zh-CN"
      {...(mode === 'elder' ? { 'data-mode': 'elder' } : {})}
      {...(theme === 'dark' ? { 'data-theme': 'dark' } : {})}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{SLOT.title}</title>
        <meta name="description" content={SLOT.description} />
        <meta name="color-scheme" content={theme} />
        <meta name="SiteName" content={`${site.name}·${site.subtitle}`} />
        <meta name="SiteDomain" content={site.domain} />
        <meta name="SiteIDCode" content={site.codes.site ?? ''} />
        <meta name="ColumnName" content={SLOT.column} />
        <meta name="ColumnType" content={SLOT.column} />
        <meta name="slot" content={SLOT.article} />
        <link rel="alternate" hrefLang="zh-Hans" href={site.origin + SLOT.hans} />
        <link rel="alternate" hrefLang="zh-Hant" href={site.origin + SLOT.hant} />
        <link rel="icon" type="image/svg+xml" href={icon} />
        <link rel="stylesheet" href={stylesheet} />
      </head>
      <body>
        <a className="skip" href="#main">
          跳到主要内容
        </a>
        {demo && <DemoRibbon tour={tour} />}
        {state.bare ? null : mode === 'elder' ? (
          <ElderHead name={site.name} section={section} home={state.home} phone={site.phone} />
        ) : (
          <>
            <Toolbar state={state} site={site} />
            <Head section={section} site={site} />
          </>
        )}
        <main id="main" tabIndex={-1}>
          {SLOT.main}
        </main>
        {!state.bare && (
          <>
            {mode === 'elder' && <Toolbar state={state} site={site} />}
            <ShellFooter site={site} />
            <Tabbar section={section} phone={site.phone} />
          </>
        )}
        {mode === 'elder' && readAloud && <script type="module" src={readAloud} />}
      </body>
    </html>
  )
}

const Head = ({ section, site }: { section: Section | undefined; site: Site }) => (
  <header className="brand">
    <div className="wrap">
      <a className="logo" href="/">
        <Logo />
        <span>
          <b>{site.name}</b>
          <span>{site.subtitle}</span>
        </span>
      </a>
      <SearchBox
        action="/search"
        label="搜索办事、政策、职业、机构"
        placeholder="搜办事、政策、职业，如“焊工补贴”"
        id="site-search"
      />
      <nav className="main" aria-label="主导航">
        <Columns section={section} />
      </nav>
      <details className="columns">
        <summary>全部栏目</summary>
        <nav aria-label="栏目">
          <Columns section={section} />
        </nav>
      </details>
    </div>
  </header>
)

const DemoRibbon = ({ tour }: { tour: boolean }) => (
  <aside className="demo" aria-label="演示说明">
    演示系统：人员、单位、办件均为虚构
    <span className="spare">，标准以市人社局公布为准</span>
    {tour && <a href={SLOT.tour}>回到导览</a>}
  </aside>
)

const Toolbar = ({ state, site }: { state: ShellState; site: Site }) => (
  <section className="top noprint" aria-label="工具栏">
    <div className="wrap">
      <ul className="gov">
        {site.links.map(({ title, href }) => (
          <li key={href}>
            <a href={href}>{title}</a>
          </li>
        ))}
      </ul>
      <ul>
        <Toggle on={state.theme === 'dark'} href={SLOT.theme} turnOn="深色" turnOff="浅色" />
        <Toggle on={state.mode === 'elder'} href={SLOT.mode} turnOn="长者模式" turnOff="标准模式" />
        <Script hant={state.hant} />
        <li>
          <a href="/a11y">无障碍</a>
        </li>
        <Account home={state.home} />
      </ul>
    </div>
  </section>
)

const Toggle = ({
  on,
  href,
  turnOn,
  turnOff,
}: {
  on: boolean
  href: string
  turnOn: string
  turnOff: string
}) => (
  <li>
    <a href={href} className={on ? 'on' : undefined} rel="nofollow">
      {on ? turnOff : turnOn}
    </a>
  </li>
)

/** The same page in the other script, said in that script. */
const Script = ({ hant }: { hant: boolean }) => (
  <li>
    {hant ? (
      <a href={SLOT.hans} hrefLang="zh-Hans" lang="zh-Hans">
        简体
      </a>
    ) : (
      <a href={SLOT.hant} hrefLang="zh-Hant" lang="zh-Hant">
        繁體
      </a>
    )}
  </li>
)

const Account = ({ home }: { home: ShellState['home'] }): ReactNode =>
  home === null ? (
    <li>
      <a href={SLOT.login} rel="nofollow">
        登录
      </a>
    </li>
  ) : (
    <>
      <li>
        <a href={home} translate="no">
          {SLOT.label}
        </a>
      </li>
      <li>
        <form method="post" action="/logout">
          <input type="hidden" name="_csrf" value={SLOT.token} />
          <button type="submit">退出</button>
        </form>
      </li>
    </>
  )

const Columns = ({ section }: { section: Section | undefined }) => (
  <ul>
    {NAVIGATION.map((item) => (
      <li key={item.href}>
        <a href={item.href} {...(item.section === section ? { 'aria-current': 'page' as const } : {})}>
          {item.title}
        </a>
      </li>
    ))}
  </ul>
)

const TABS: readonly { section: Section; icon: IconName; title: string; href: string }[] = [
  { section: 'home', icon: 'home', title: '首页', href: '/' },
  { section: 'services', icon: 'form', title: '办事', href: '/services' },
  { section: 'verify', icon: 'scan', title: '查证书', href: '/verify' },
  { section: 'my', icon: 'person', title: '我的', href: '/my' },
]

const Tabbar = ({ section, phone }: { section: Section | undefined; phone: string }) => (
  <nav className="tabbar noprint" aria-label="底部导航">
    {TABS.map((tab) => (
      <a
        key={tab.href}
        href={tab.href}
        {...(tab.section === section ? { 'aria-current': 'page' as const } : {})}
      >
        <Icon name={tab.icon} />
        {tab.title}
      </a>
    ))}
    <a href={`tel:${phone}`}>
      <Icon name="phone" />
      {phone}
    </a>
  </nav>
)
