import { sql } from 'kysely'
import type { Figure } from '../../kernel/figure/figure.ts'

/** What assessment contributes to the city's figures. */
export const assessmentFigures: readonly Figure[] = [
  {
    key: 'certified',
    title: '等级认定取证人次',
    unit: '人次',
    definition: '通过认定考试取得职业技能等级证书的人次，一张证书计一次；更正过的算一张，撤销的不计。',
    counts: 'rows',
    rows: sql`select e.district, e.held_on as day, c.person, e.number as reference, null::bigint as amount
      from exam_candidate c join exam e on e.id = c.exam
        join certificate k on k.source_kind = 'exam' and k.source_id = c.exam::text || ':' || c.person::text
      where c.certificate is not null and k.revoked_on is null
        and not exists (select 1 from certificate n where n.replaces = k.id)`,
  },
]
