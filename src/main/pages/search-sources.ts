import { currentCatalogue } from '../../modules/catalogue/index.ts'
import { findOccupations, occupationAddress } from '../../modules/occupations/index.ts'
import { searchPolicy } from '../../modules/policy/index.ts'
import type { SearchSource } from '../../portal/pages/search.tsx'
import { services } from './services.ts'

/** Where the site's one search box looks. */
export const SEARCH_SOURCES: readonly SearchSource[] = [
  {
    title: '办事',
    find: async (sought, visit) =>
      (await services(visit))
        .filter((one) => `${one.title}${one.words ?? ''}`.includes(sought))
        .map((one) => ({
          title: one.title,
          href: `/services/${one.code}`,
          summary: one.summary,
        })),
  },
  {
    title: '职业',
    find: async (sought, { perform }) =>
      (await perform(findOccupations, { q: sought.slice(0, 40) })).items.map((one) => ({
        title: one.name,
        href: occupationAddress(one),
        summary: one.code,
      })),
  },
  {
    title: '紧缺职业目录',
    find: async (sought, { perform }) =>
      (await perform(currentCatalogue, { q: sought.slice(0, 40) })).entries.map((one) => ({
        title: one.name,
        href: `/subsidy/calc?occupation=${encodeURIComponent(one.name)}`,
        summary: `${one.demand ? `${one.demand}，` : ''}算一算补贴`,
      })),
  },
  {
    title: '政策',
    find: async (sought, { perform }) =>
      (await perform(searchPolicy, { q: sought.slice(0, 60) })).items.map((one) => ({
        title: one.sentence.map(({ text }) => text).join(''),
        href: one.next?.href ?? one.href,
        summary: `出自 ${one.source}`,
      })),
  },
]
