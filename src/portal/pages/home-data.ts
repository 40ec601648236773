import type { Fen } from '../../kernel/value/money.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'
import type { TagTone } from '../../kit/tag.tsx'
import type { Option } from '../kit/field/select-field.tsx'
import type { DistrictTile } from '../kit/map/district-tiles.tsx'
import type { IconName } from '../kit/text/icon.tsx'
import type { Service } from './service-guide.tsx'

/** A big entrance on the first screen. */
export interface Door {
  icon: IconName
  title: string
  note: string
  href: string
}

/** A class or an examination that can still be joined. */
export interface Upcoming {
  day: CivilDate
  title: string
  place: string
  href: string
  tag: { text: string; tone: TagTone }
}

/** One of the calculator's questions, answered by choosing. */
export interface Question {
  name: string
  label: string
  kind: 'list' | 'cards'
  options: readonly Option[]
  chosen: string
}

export interface Calculator {
  /** The page that answers. */
  href: string
  questions: readonly Question[]
  /** What the first answers come to, as a foretaste: decided by the same rules. */
  example: { title: string; amount: Fen; because: readonly string[]; basis: string | null } | null
}

export interface Stat {
  title: string
  value: string
  unit: string
}

/** A row of the scarcity catalogue (紧缺目录). */
export interface ScarceRow {
  occupation: string
  degree: '非常紧缺' | '紧缺' | '一般紧缺'
  marks: readonly string[]
  /** The highest amount among its levels; null where none is published. */
  most: Fen | null
}

export interface PublicItem {
  title: string
  href: string
  day: CivilDate
}

/** Everything that the home page shows; main fills it from the modules. */
export interface HomeData {
  doors: readonly Door[]
  upcoming: readonly Upcoming[]
  calculator: Calculator
  stats: { items: readonly Stat[]; note: string }
  services: readonly Service[]
  scarce: { rows: readonly ScarceRow[]; edition: string; basis: string | null }
  tiles: { districts: readonly DistrictTile[]; unit: string }
  notices: readonly PublicItem[]
  /** Where the guided tour begins; null outside the demo. */
  tour: string | null
}

/** The entrances of the main road. */
export const DOORS: readonly Door[] = [
  { icon: 'learn', title: '学技能', note: '找补贴培训班', href: '/learn/classes' },
  { icon: 'assess', title: '考等级', note: '看考试计划、报名', href: '/assess/plans' },
  { icon: 'money', title: '领补贴', note: '三个问题算一算', href: '/subsidy/calc' },
  { icon: 'certificate', title: '查证书', note: '扫码辨真伪', href: '/verify' },
  { icon: 'list', title: '紧缺目录', note: '哪些职业缺人', href: '/subsidy/catalog' },
  { icon: 'notice', title: '公示公告', note: '谁领了、领多少', href: '/notices' },
]
