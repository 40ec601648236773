import type { z } from 'zod'
import type { Standing } from './views.ts'

/** A line of the scope with its place. */
type Scope = z.output<typeof Standing>['scope'][number] & { at: number }
type Venue = z.output<typeof Standing>['venues'][number]

/** What a line of the scope says, on public pages and in the workbench alike, before its term. */
export const SCOPE_COLUMNS = [
  { title: '职业', show: ({ occupation }: Scope) => occupation },
  { title: '等级', show: ({ levels }: Scope) => levels },
  { title: '标准', show: ({ standard }: Scope) => standard },
  { title: '在哪些区', show: ({ districts }: Scope) => districts },
]

/** What is said of a venue (考点). */
export const VENUE_COLUMNS = [
  { title: '考点', show: ({ name }: Venue) => name },
  { title: '所在区', show: ({ districtName }: Venue) => districtName },
  { title: '地址', show: ({ address }: Venue) => address },
  { title: '考位', show: ({ places }: Venue) => `${places} 个` },
  { title: '设备', show: ({ equipment }: Venue) => equipment },
]
