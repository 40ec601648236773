import { sql } from 'kysely'
import type { Figure } from '../../kernel/figure/figure.ts'
import { TRAINED } from '../training/index.ts'

/** 补贴性培训人次, with the rows it is counted from. */
export const trainingFigures: readonly Figure[] = [
  {
    ...TRAINED,
    key: 'trained',
    counts: 'rows',
    rows: sql`select c.district, c.completed_on as day, t.person, c.number as reference, null::bigint as amount
      from trainee t join training_class c on c.id = t.class where t.completed and c.state = 'completed'`,
  },
]
