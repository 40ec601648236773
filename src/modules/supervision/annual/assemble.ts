import { levelOf } from '../../../kernel/value/level.ts'
import { type Fen, formatYuan } from '../../../kernel/value/money.ts'
import { civilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { passedOfClasses } from '../../assessment/index.ts'
import { rectificationsOf, venuesOf } from '../../organisations/index.ts'
import { paidOfCases } from '../../payments/index.ts'
import { claimsOfClasses } from '../../subsidy/index.ts'
import {
  type ClassOfYear,
  classesOfYear,
  completedOf,
  disputesOf,
  EMPLOYMENTS,
  taughtText,
  teachersEver,
} from '../../training/index.ts'
import { complaintsAgainst } from './complaints.ts'
import type { ReportLine } from './report.ts'

/** As many rows as a page shows under a number. */
const SHOWN = 200

/** The report of an organisation on a year, put together from its own records as they stand now (系统汇总). */
export async function assembled(
  ctx: VerbContext,
  own: { id: string; name: string },
  year: number,
): Promise<ReportLine[]> {
  const { db } = ctx
  const organisation = own.id
  const [from, to] = [civilDate(`${year}-01-01`), civilDate(`${year}-12-31`)]
  const classes = await classesOfYear(db, organisation, from, to)
  const ids = classes.map(({ id }) => id)
  const done = await completedOf(db, ids)
  const results = await passedOfClasses(db, {
    people: done.map(({ person }) => person),
    classes: ids,
  })
  const [sat, passed] = [...results.values()].reduce(
    ([allSat, allPassed], one) => [allSat + one.sat, allPassed + one.passed],
    [0, 0],
  )
  const complaints = await complaintsAgainst(db, own, year)
  const claims = await claimsOfClasses(db, ids)
  const paid = await paidOfCases(
    db,
    claims.map(({ number }) => number),
  )
  const rectified = (await rectificationsOf(db, organisation)).filter(
    (one) => one.from <= to && (one.to === null || one.to >= from),
  )
  const teachers = (await teachersEver(db, organisation)).filter(
    (one) => one.from <= to && (one.until === null || one.until >= from),
  )
  const venues = await venuesOf(db, organisation)
  const disputes = await disputesOf(db, ids)
  const sum = (of: (one: ClassOfYear) => number) => classes.reduce((all, one) => all + of(one), 0)
  const perClass = (of: (one: ClassOfYear) => string) =>
    classes.map((one) => ({ text: `${classText(one)}：${of(one)}`, to: `/classes/${one.id}` }))
  const money = new Map<string, number>()
  for (const { number, class: id } of claims) money.set(id, (money.get(id) ?? 0) + (paid.get(number) ?? 0))
  const total = [...money.values()].reduce((all, fen) => all + fen, 0)
  return [
    line(
      'classes',
      '结业的补贴班',
      `${classes.length} 个`,
      '班次',
      perClass((one) => `${formatDay(one.completed_on)}结业`),
    ),
    line(
      'trainees',
      '学员',
      `${sum((one) => one.trainees)} 人次`,
      '学员名册',
      perClass((one) => `${one.trainees} 人`),
    ),
    line(
      'completed',
      '结业',
      `${sum((one) => one.completed)} 人次`,
      '结业记录',
      perClass((one) => `${one.completed} 人`),
    ),
    line(
      'hours',
      '学员到课',
      `${sum((one) => one.attended)} 课时`,
      '签到记录',
      perClass((one) => `${one.attended} 课时`),
    ),
    line(
      'passed',
      '认定通过',
      sat === 0 ? '没有人参加' : `${passed} / ${sat} 人次`,
      '评价结果',
      perClass((one) => {
        const of = results.get(one.id)
        return of ? `${of.passed} / ${of.sat} 人` : '没有人参加'
      }),
    ),
    line(
      'paid',
      '已发补贴',
      yuan(total),
      '补贴发放',
      perClass((one) => yuan(money.get(one.id) ?? 0)),
    ),
    line(
      'teachers',
      '教师',
      `${teachers.length} 人`,
      '教师登记',
      teachers.map((one) => ({
        text: `${EMPLOYMENTS[one.employment]}，${one.occupations.join('、')}，${formatDay(one.from)}起`,
        to: '/teachers',
      })),
    ),
    line(
      'venues',
      '教学场地',
      `${venues.length} 处`,
      '场地登记（现在）',
      venues.map(({ name, holds }) => ({ text: `${name}，${holds} 人`, to: '/venues' })),
    ),
    line(
      'rectified',
      '整改',
      `${rectified.length} 次`,
      '整改函登记',
      rectified.map((one) => ({ text: `${one.letter}，${formatDay(one.from)}起`, to: '/organisation' })),
    ),
    line(
      'disputes',
      '学员考勤异议',
      `${disputes.length} 件`,
      '考勤异议',
      disputes.map((number) => ({ text: number, to: `/cases/${number}` })),
    ),
    line(
      'complaints',
      '投诉举报',
      `${complaints.ratings + complaints.reports} 件`,
      '好差评、监督举报；只计件数，不写谁说的',
      [
        { text: `报名的差评，已核实答复：${complaints.ratings} 件`, to: null },
        { text: `举报，查实：${complaints.reports} 件`, to: null },
      ],
    ),
  ]
}

const classText = ({ number, occupation_name, level, course }: ClassOfYear): string =>
  `${number} ${taughtText({ occupation: occupation_name, level: levelOf(level), course })}`

const line = (
  key: string,
  title: string,
  value: string,
  from: string,
  rows: ReportLine['rows'],
): ReportLine => ({ key, title, value, from, rows: rows.slice(0, SHOWN) })

const yuan = (fen: number): string => `${formatYuan(fen as Fen)} 元`
