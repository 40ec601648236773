import { LEVELS, levelName } from '../../kernel/value/level.ts'
import { type Fen, fen } from '../../kernel/value/money.ts'
import { type CivilDate, civilDate } from '../../kernel/value/time/civil-date.ts'
import { totalText } from '../../kit/pager.tsx'
import { currentCatalogue } from '../../modules/catalogue/index.ts'
import { DEMANDS } from '../../modules/catalogue/rules.ts'
import { estimate, GROUP_NAMES } from '../../modules/subsidy/index.ts'
import { listClasses } from '../../modules/training/index.ts'
import type { Visit } from '../../portal/page.ts'
import { DOORS, type HomeData } from '../../portal/pages/home-data.ts'
import { CASE_VERBS } from '../modules.ts'
import { classCost } from './class-cost.ts'

/** What the home page shows today, read through the same verbs as everything else. */
export async function homeData(
  visit: Visit,
  services: (visit: Visit) => Promise<HomeData['services']>,
): Promise<HomeData> {
  const { perform, today, city, demo } = visit
  const catalogue = await perform(currentCatalogue, {})
  const classes = await perform(listClasses, { enrolling: true })
  const notices = await perform(CASE_VERBS.listPublicNotices, {})
  const example = await perform(estimate, { occupation: '焊工', level: '4', group: 'enterprise-employee' })
  const byDistrict = new Map(classes.districts.map(({ code, count }) => [code, count]))
  const upcoming = await Promise.all(
    classes.items.slice(0, 3).map(async (one) => ({ one, tag: await classCost(visit, one) })),
  )
  return {
    doors: DOORS,
    upcoming: upcoming.map(({ one, tag }) => ({
      day: one.startsOn as CivilDate,
      title: `${one.occupation} ${one.levelText} 培训班`,
      place: one.place,
      href: `/learn/classes/${one.id}`,
      tag,
    })),
    calculator: {
      href: '/subsidy/calc',
      questions: [
        {
          name: 'occupation',
          label: '学哪个职业（工种）',
          kind: 'list',
          options: catalogue.entries.map((entry) => ({ value: entry.name, label: entry.name })),
          chosen: '焊工',
        },
        {
          name: 'level',
          label: '考哪个等级',
          kind: 'cards',
          options: LEVELS.filter((level) => level !== 'special').map((level) => ({
            value: String(level),
            label: levelName(level).slice(0, 2),
          })),
          chosen: '4',
        },
        {
          name: 'group',
          label: '您属于哪一类',
          kind: 'list',
          options: Object.entries(GROUP_NAMES).map(([value, label]) => ({ value, label })),
          chosen: 'enterprise-employee',
        },
      ],
      example:
        typeof example.decision.value === 'number'
          ? {
              title: '企业职工学焊工，考取四级（中级工）',
              amount: fen(example.decision.value),
              because: example.decision.reasons
                .filter((reason) => reason.met && reason.found)
                .slice(0, 3)
                .map((reason) => `${reason.found}`),
              basis: example.decision.reasons.some((reason) => reason.assumed) ? '2019—2020 年' : null,
            }
          : null,
    },
    stats: {
      items: [
        { title: '目录内职业', value: String(catalogue.entries.length), unit: '个' },
        { title: '正在招生的班', value: totalText(classes), unit: '个' },
        { title: '公示', value: totalText(notices), unit: '则' },
      ],
      note: demo ? '演示数据，全部虚构。' : `截至 ${today}。`,
    },
    services: await services(visit),
    scarce: {
      rows: catalogue.entries
        .filter((entry) => entry.demand && Object.values(entry.amounts).some((cell) => cell.amount !== null))
        .slice(0, 6)
        .map((entry) => ({
          occupation: entry.name,
          degree: DEMANDS.find((demand) => demand === entry.demand) ?? '一般紧缺',
          marks: entry.marks.map((mark) => (mark === 'digital' ? '数字' : '绿色')),
          most: most(Object.values(entry.amounts).map((cell) => cell.amount)),
        })),
      edition: catalogue.name,
      basis: catalogue.status === 'assumed' ? '2019—2020 年' : null,
    },
    tiles: {
      districts: city.districts.map((district) => ({
        code: district.code,
        short: district.short,
        count: byDistrict.get(district.code) ?? 0,
        href: `/learn/providers?district=${district.code}`,
      })),
      unit: '个班',
    },
    notices: notices.items
      .slice(0, 6)
      .map((one) => ({ title: one.title, href: `/notices/${one.id}`, day: civilDate(one.openedOn) })),
    tour: demo ? '/tour' : null,
  }
}

function most(amounts: readonly (number | null)[]): Fen | null {
  const known = amounts.filter((amount) => amount !== null)
  return known.length > 0 ? fen(Math.max(...known)) : null
}
