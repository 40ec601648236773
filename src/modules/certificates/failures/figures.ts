import { sql } from 'kysely'
import { type CountedFigure, figure, type Tally } from '../../../kernel/figure/index.ts'
import { CAUSES, DOORS } from './count.ts'

/** Each cause at each door, in words. */
const IN_WORDS = Object.entries(CAUSES).flatMap(([cause, why]) =>
  Object.entries(DOORS).map(([door, where]) => [`${cause} ${door}`, `${why}（${where}）`] as const),
)
const KEY = sql`f.cause || ' ' || f.door`

/** Checks that failed; looked at again by day, door and cause. */
const failures: Tally = {
  key: 'check-failures',
  grain: ['cohort'],
  called: {
    cohort: {
      title: '原因',
      values: Object.fromEntries(IN_WORDS),
    },
  },
  rows: (within) => sql`select f.id as subject, f.id as item, ''::text as district, f.day,
      null::text as occupation, null::text as level, ${KEY} as cohort, null::uuid as person,
      case ${KEY} ${sql.join(
        IN_WORDS.map(([key, words]) => sql`when ${sql.lit(key)} then ${sql.lit(words)}`),
        sql` `,
      )} end as reference, f.times as amount
    from certificate_check_failure f where ${within('f.id', 'text')}`,
}

/** What failed checks contribute to the city's figures. */
export const failureFigures: readonly CountedFigure[] = [
  figure({
    key: 'check-failures',
    title: '证书查验不通过次数',
    unit: '次',
    kind: 'flow',
    definition:
      '查验证书没有得到“有效”的次数，按查验的日子统计，按原因和在哪里查分：查无此证、编号写错（位数、格式不对）、姓名不符、不是原件或被改动、已撤销、已更正。不记谁查的、查的哪一张。',
    clause: null,
    counts: 'amount',
    of: failures,
  }),
]
