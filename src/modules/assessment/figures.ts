import { sql } from 'kysely'
import type { Figure } from '../../kernel/figure/figure.ts'

/** What assessment contributes to the city's figures. */
export const assessmentFigures: readonly Figure[] = [
  {
    key: 'certified',
    title: '等级认定取证人次',
    unit: '人次',
    definition: '通过认定考试取得职业技能等级证书的人次，一张证书计一次。',
    counts: 'rows',
    rows: sql`select e.district, e.held_on as day, c.person, e.number as reference, null::bigint as amount
      from exam_candidate c join exam e on e.id = c.exam where c.certificate is not null`,
  },
]
