import { sql } from 'kysely'
import type { Figure } from '../../kernel/figure/figure.ts'

/** What training contributes to the city's figures. */
export const trainingFigures: readonly Figure[] = [
  {
    key: 'trained',
    title: '补贴性培训人次',
    unit: '人次',
    definition: '办结结业的补贴性培训班中，出勤达到规定比例的学员，一人完成一个班计一人次，按结业日统计。',
    counts: 'rows',
    rows: sql`select c.district, c.completed_on as day, t.person, c.number as reference, null::bigint as amount
      from trainee t join training_class c on c.id = t.class where t.completed and c.state = 'completed'`,
  },
]
