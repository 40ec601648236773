/** The parts of the site, as the main navigation marks them. */
export type Section =
  | 'home'
  | 'learn'
  | 'assess'
  | 'subsidy'
  | 'catalogue'
  | 'verify'
  | 'notices'
  | 'policy'
  | 'services'
  | 'my'

export interface NavigationItem {
  section: Section
  title: string
  href: string
}

/** The main navigation (栏目), in the order shown. */
export const NAVIGATION: readonly NavigationItem[] = [
  { section: 'home', title: '首页', href: '/' },
  { section: 'learn', title: '学技能', href: '/learn/classes' },
  { section: 'assess', title: '考等级', href: '/assess/plans' },
  { section: 'subsidy', title: '领补贴', href: '/subsidy/calc' },
  { section: 'catalogue', title: '紧缺目录', href: '/subsidy/catalog' },
  { section: 'verify', title: '查证书', href: '/verify' },
  { section: 'notices', title: '公示公告', href: '/notices' },
  { section: 'policy', title: '政策公开', href: '/policy' },
  { section: 'services', title: '办事大厅', href: '/services' },
]

/** The name of a section, for titles, meta tags and the site map. */
export const sectionTitle = (section: Section | undefined): string =>
  section === 'my' ? '我的' : (NAVIGATION.find((item) => item.section === section)?.title ?? '本站')
