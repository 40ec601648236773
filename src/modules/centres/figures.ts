import { sql } from 'kysely'
import { type CountedFigure, figure, type Tally } from '../../kernel/figure/index.ts'

/** Centres that there are now; looked at again by centre. */
const centres: Tally = {
  key: 'centres',
  grain: [],
  rows: (within) => sql`select c.id as subject, c.id as item, c.district, c.named_on as day,
      null::text as occupation, null::text as level, null::text as cohort, null::uuid as person,
      c.named_in as reference, null::bigint as amount
    from centre c where c.ended_on is null and ${within('c.id', 'uuid')}`,
}

/** Every naming, also of centres that have ended since. */
const named: Tally = {
  key: 'centres-named',
  grain: [],
  rows: (within) => sql`select c.id as subject, c.id as item, c.district, c.named_on as day,
      null::text as occupation, null::text as level, null::text as cohort, null::uuid as person,
      c.named_in as reference, null::bigint as amount
    from centre c where ${within('c.id', 'uuid')}`,
}

/** Whom enterprises that are centres now keep in their archives; looked at again by enterprise, once an import. */
const staff: Tally = {
  key: 'centre-staff',
  grain: [],
  rows: (
    within,
  ) => sql`select a.organisation as subject, s.id as item, a.district, coalesce(s.since, c.named_on) as day,
      null::text as occupation, null::text as level, null::text as cohort, null::uuid as person,
      c.named_in as reference, null::bigint as amount
    from centre_archive a join centre c on c.organisation = a.organisation and c.ended_on is null
      join centre_staff s on s.organisation = a.organisation and s.left_on is null
    where ${within('a.organisation', 'uuid')}`,
}

/** What centres contribute to the city's figures. */
export const centresFigures: readonly CountedFigure[] = [
  figure({
    key: 'centres',
    title: '企业培训中心',
    unit: '家',
    kind: 'stock',
    definition: '已经命名、没有注销或取消的企业培训中心，按企业所在区统计。',
    clause: null,
    counts: 'rows',
    of: centres,
  }),
  figure({
    key: 'centre-staff',
    title: '企业培训中心覆盖职工',
    unit: '人',
    kind: 'stock',
    definition: '企业培训中心职工培训档案里的在册职工；没有建档的企业不计，在两家企业建档的两家都计。',
    clause: null,
    counts: 'rows',
    of: staff,
  }),
  figure({
    key: 'centres-named',
    title: '新命名企业培训中心',
    unit: '家次',
    kind: 'flow',
    definition: '公示期满命名的企业培训中心，按命名日统计；后来注销、取消的仍计在命名的月份。',
    clause: null,
    counts: 'rows',
    of: named,
  }),
]
