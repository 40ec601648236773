import { sql } from 'kysely'
import { type CountedFigure, figure, type Tally } from '../../kernel/figure/index.ts'

/** Organisations that are accredited now; looked at again by accreditation. */
const accreditations: Tally = {
  key: 'accreditations',
  grain: [],
  rows: (within) => sql`select a.id as subject, a.id as item, a.district, a.since as day,
      null::text as occupation, null::text as level, null::text as cohort, null::uuid as person,
      a.decided_in as reference, null::bigint as amount
    from accreditation a where a.ended_on is null and ${within('a.id', 'uuid')}`,
}

/** What accreditation contributes to the city's figures. */
export const accreditationFigures: readonly CountedFigure[] = [
  figure({
    key: 'accreditations',
    title: '备案评价机构',
    unit: '家',
    kind: 'stock',
    definition:
      '已经备案、没有终止的职业技能等级认定评价机构，用人单位和社会培训评价组织都计；正在退出的到终止那天为止。',
    clause: null,
    counts: 'rows',
    of: accreditations,
  }),
]
