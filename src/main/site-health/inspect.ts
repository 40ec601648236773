import { type CivilDate, daysBetween } from '../../kernel/value/time/civil-date.ts'

import { MOST } from './crawl.ts'

/** What the site is found to be on a day, before anybody judges it. */
export interface SiteFacts {
  today: CivilDate
  /** How many of the pages that were asked for came, of how many; how long the home page took, in milliseconds. */
  home: { came: boolean; milliseconds: number }
  /** The last day on which news, policy documents, catalogues or public notices changed; null where there is none. */
  updatedOn: CivilDate | null
  /** Links of the site that lead nowhere, each with the page on which it stands. */
  dead: readonly { address: string; on: string }[]
  pages: number
  /** Columns of the navigation that have nothing in them. */
  empty: readonly string[]
  /** Letters and bad ratings that nobody answered within their term. */
  late: number
  /** Elements that guides lack, each with its service. */
  missing: readonly string[]
  /** What a government site has to say of itself on its home page, and does not. */
  unsaid: readonly string[]
}

/** One check of the inspection: what it asks, who mends it, and where. */
export interface Check {
  key: string
  title: string
  /** What is asked. */
  asked: string
  /** Who mends it. */
  who: string
  /** Where, below the workbench or on the site. */
  where: { title: string; href: string }
  judge(facts: SiteFacts): { fine: boolean; found: string }
}

/** 首页两周内要有更新 (国办秘函〔2019〕19号). */
export const HOME_DAYS = 14

/** So long the home page may take (15 seconds). */
export const PATIENCE_MS = 15_000

const listed = (all: readonly string[], most = 5): string =>
  all.slice(0, most).join('；') + (all.length > most ? ` 等 ${all.length} 处` : '')

/** The checks of the official inspection that a program can make of itself, in the order in which they are shown. */
export const CHECKS: readonly Check[] = [
  {
    key: 'available',
    title: '网站可以访问',
    asked: '首页十五秒内打开',
    who: '系统管理员',
    where: { title: '看网站首页', href: '/' },
    judge: ({ home: { came, milliseconds } }) => ({
      fine: came && milliseconds <= PATIENCE_MS,
      found: came ? `首页 ${(milliseconds / 1000).toFixed(1)} 秒打开` : '首页没有打开',
    }),
  },
  {
    key: 'home-updated',
    title: '首页更新',
    asked: `${HOME_DAYS} 天内有新的动态、政策或公示`,
    who: '市人社局经办人',
    where: { title: '写一篇动态', href: '/work/news' },
    judge({ updatedOn, today }) {
      if (updatedOn === null) return { fine: false, found: '没有任何动态、政策、公示' }
      const days = Math.max(0, daysBetween(updatedOn, today))
      return { fine: days <= HOME_DAYS, found: `最近一次 ${updatedOn}，${days} 天前` }
    },
  },
  {
    key: 'dead-links',
    title: '错链',
    asked: '站内链接都打得开',
    who: '系统管理员',
    where: { title: '看网站地图', href: '/sitemap' },
    judge: ({ dead, pages }) => ({
      fine: dead.length === 0,
      found:
        dead.length === 0
          ? `查了 ${pages} 页${pages >= MOST ? '（到上限，其余没有查）' : ''}，没有打不开的`
          : `查了 ${pages} 页，打不开 ${dead.length} 处：${listed(dead.map(({ address, on }) => `${address}（在 ${on}）`))}`,
    }),
  },
  {
    key: 'empty-columns',
    title: '空白栏目',
    asked: '导航里的栏目都有内容',
    who: '市人社局经办人',
    where: { title: '看网站首页', href: '/' },
    judge: ({ empty }) => ({
      fine: empty.length === 0,
      found: empty.length === 0 ? '没有' : listed(empty),
    }),
  },
  {
    key: 'letters',
    title: '留言答复',
    asked: '咨询、找错、差评都在时限内答复',
    who: '市人社局经办人',
    where: { title: '看督办', href: '/work/cases/watch' },
    judge: ({ late }) => ({
      fine: late === 0,
      found: late === 0 ? '没有超时的' : `${late} 件超过时限没有答复`,
    }),
  },
  {
    key: 'guides',
    title: '办事指南要素',
    asked: '每个事项的要素都齐全',
    who: '市人社局经办人',
    where: { title: '看办事大厅', href: '/services' },
    judge: ({ missing }) => ({
      fine: missing.length === 0,
      found: missing.length === 0 ? '齐全' : `缺 ${listed(missing)}`,
    }),
  },
  {
    key: 'marks',
    title: '网站标识',
    asked: '标明网站标识码、ICP 备案、“我为网站找错”',
    who: '系统管理员',
    where: { title: '看页脚', href: '/about' },
    judge: ({ unsaid }) => ({
      fine: unsaid.length === 0,
      found:
        unsaid.length === 0
          ? '都有'
          : `没有${unsaid.join('、')}。标识码和备案号写在城市文件夹的 city.yaml（site.codes）`,
    }),
  },
]

/** What each check says of the site. */
export const inspect = (facts: SiteFacts): { key: string; fine: boolean; found: string }[] =>
  CHECKS.map(({ key, judge }) => ({ key, ...judge(facts) }))
