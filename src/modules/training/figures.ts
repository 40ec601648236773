import { sql } from 'kysely'
import { type CountedFigure, figure, type Tally } from '../../kernel/figure/index.ts'

/** Who completed a class; looked at again by class. */
const trained: Tally = {
  key: 'trained',
  grain: ['occupation', 'level', 'cohort'],
  rows: (within) => sql`select c.id as subject, t.person as item, c.district, c.completed_on as day,
      c.occupation_key as occupation, c.level, t.subsidy_group as cohort, t.person, c.number as reference,
      null::bigint as amount
    from trainee t join training_class c on c.id = t.class
    where t.completed and c.state = 'completed' and ${within('c.id', 'uuid')}`,
}

/** What training contributes to the city's figures. */
export const trainingFigures: readonly CountedFigure[] = [
  figure({
    key: 'trained',
    title: '补贴性培训人次',
    unit: '人次',
    kind: 'flow',
    definition: '办结结业的补贴性培训班中，出勤达到规定比例的学员，一人完成一个班计一人次，按结业日统计。',
    clause: null,
    counts: 'rows',
    of: trained,
  }),
]
