import { sql } from 'kysely'
import { type CountedFigure, figure, type Tally } from '../../kernel/figure/index.ts'

/** Ratings that came into force; looked at again by rating. */
const rated: Tally = {
  key: 'credit',
  grain: [],
  rows: (within) => sql`select r.number as subject, r.organisation as item, r.district, r.in_force_on as day,
      null::text as occupation, null::text as level, null::text as cohort, null::uuid as person, r.number as reference,
      null::bigint as amount
    from credit_rating r where r.standing = 'in-force' and ${within('r.number', 'text')}`,
}

/** Of these, those that lowered a grade between two rounds. */
const declined: Tally = {
  key: 'credit-declined',
  grain: [],
  rows: (within) => sql`select r.number as subject, r.organisation as item, r.district, r.in_force_on as day,
      null::text as occupation, null::text as level, null::text as cohort, null::uuid as person, r.number as reference,
      null::bigint as amount
    from credit_rating r where r.standing = 'in-force' and r.occasion = 'decline' and ${within('r.number', 'text')}`,
}

/** What credit contributes to the city's figures. */
export const creditFigures: readonly CountedFigure[] = [
  figure({
    key: 'credit-rated',
    title: '信用评价生效家次',
    unit: '家次',
    kind: 'flow',
    definition: '公示期满生效的培训机构信用评价，年度评价和动态降级都计，按生效日统计。',
    clause: null,
    counts: 'rows',
    of: rated,
  }),
  figure({
    key: 'credit-declined',
    title: '信用动态降级家次',
    unit: '家次',
    kind: 'flow',
    definition: '两次年度评价之间，因新查实的问题降低等级并已生效的，按生效日统计。',
    clause: null,
    counts: 'rows',
    of: declined,
  }),
]
