import type { City } from '../kernel/standard/load/city.ts'

/** What every page says about the site: who runs it and how to reach them. */
export interface Site {
  /** 海河工匠 */
  name: string
  /** 天津市技能人才公共服务平台 */
  subtitle: string
  organiser: string
  /** The address under which the site is reached, as it is configured: what a request says of it is not believed. */
  origin: string
  /** Host name, for the meta tags of government sites. */
  domain: string
  codes: SiteCodes
  /** The telephone service, dialled from every page. */
  phone: string
  /** For reports of misused money (监督电话). */
  supervisionPhone: string
  /** Sites above this one. */
  links: readonly { title: string; href: string }[]
}

/** 网站标识码, ICP 备案号, 公安备案号: null until they are given out. */
export interface SiteCodes {
  site: string | null
  icp: string | null
  police: string | null
}

/** The site of a city, at the address where it is served. */
export function siteOf(city: City, origin: string): Site {
  return {
    name: city.site.name,
    subtitle: `${city.name}技能人才公共服务平台`,
    organiser: city.site.authority,
    origin,
    domain: new URL(origin).host,
    codes: city.site.codes,
    phone: city.site.hotline,
    supervisionPhone: city.site.supervisionPhone,
    links: [
      { title: '中国政府网', href: 'https://www.gov.cn/' },
      { title: `${city.short}人社`, href: city.site.url },
    ],
  }
}
