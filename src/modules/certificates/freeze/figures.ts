import { sql } from 'kysely'
import { CASE_DISTRICTS } from '../../../kernel/case/index.ts'
import { type CountedFigure, figure, type Tally } from '../../../kernel/figure/index.ts'

/** Freezes of issuing, by what was stopped and whether it still is; looked at again by case. */
const freezes: Tally = {
  key: 'issuing-freezes',
  grain: ['cohort'],
  called: {
    cohort: {
      title: '暂停什么',
      values: {
        'exam standing': '一场考试，暂停中',
        'exam ended': '一场考试，已恢复',
        'organisation standing': '整家机构，暂停中',
        'organisation ended': '整家机构，已恢复',
      },
    },
  },
  rows: (within) => sql`select z.number as subject, z.number as item, c.district,
      (z.began_at at time zone 'Asia/Shanghai')::date as day, null::text as occupation, null::text as level,
      case when z.exam is null then 'organisation' else 'exam' end || case when z.ended_at is null then ' standing' else ' ended' end
        as cohort,
      null::uuid as person, z.number as reference, null::bigint as amount
    from issuing_freeze z join ${CASE_DISTRICTS} c on c.number = z.number where ${within('z.number', 'text')}`,
}

/** What stopping of issuing contributes to the city's figures. */
export const freezeFigures: readonly CountedFigure[] = [
  figure({
    key: 'issuing-freezes',
    title: '暂停发证次数',
    unit: '次',
    kind: 'flow',
    definition: '暂停发证的决定，按开始暂停的日子统计，按暂停一场考试还是整家机构、有没有恢复分。',
    clause: null,
    counts: 'rows',
    of: freezes,
  }),
]
