import { sql } from 'kysely'
import { formatDay } from '../../kernel/value/time/civil-date.ts'
import { may } from '../../kernel/verb/index.ts'
import type { TodoKind } from '../../kernel/work/index.ts'
import { duesOfOrganisation } from './annual/store.ts'

/** 年度报告: a report that one's own organisation has not confirmed yet. */
const annualReport: TodoKind = {
  name: 'supervision.annual-report',
  title: '年度报告',
  who: may('supervision.answer'),
  place: () => '/annual-report',
  rows({ actor, today }, cut) {
    if (!actor.organisation) return null
    const { first, part } = cut({ key: sql`d.year::text`, due: sql`d.due_on` })
    return sql`select ${first} from annual_report_due d where d.organisation = ${actor.organisation}::uuid
      and d.year = extract(year from ${today}::date)::integer - 1
      and not exists (select 1 from annual_report r where r.organisation = d.organisation and r.year = d.year)
      ${part}`
  },
  async lines({ db, actor }, years) {
    const dues = actor.organisation ? await duesOfOrganisation(db, actor.organisation, years.map(Number)) : []
    return new Map(
      dues.map(({ year, dueOn, missedOn }) => [
        String(year),
        {
          title: `${year}年度报告`,
          detail: `${formatDay(dueOn)}以前确认${missedOn ? '，已按逾期未报记入' : ''}`,
          why: '数字已汇总，等您核对、确认',
          to: '/annual-report' as const,
        },
      ]),
    )
  },
}

export const supervisionTodo: readonly TodoKind[] = [annualReport]
