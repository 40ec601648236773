import { sql } from 'kysely'
import { z } from 'zod'
import { signedIn, verb } from '../../verb/index.ts'
import { COUNTED, countedTotal, countRows } from '../../verb/paging.ts'
import type { Procedure } from '../procedure.ts'
import { casesIn } from '../store/boxes.ts'
import { DAY_PARTS, type DayPart, PARTS } from '../store/narrowed.ts'

const Counted = z.object(countedTotal)

/** 今天: how much of one's 待办 is overdue, due today, due this week, back from correction, clear, or claimed. */
export const dayOfCases = (procedures: readonly Procedure[]) =>
  verb({
    name: 'cases.day',
    title: '查看今天的办件',
    http: 'GET /cases/day',
    who: signedIn(),
    input: z.strictObject({}),
    output: z.record(z.enum(DAY_PARTS), Counted),
    async run(ctx) {
      const kinds = procedures.map(({ kind }) => kind)
      const most = sql`limit ${sql.lit(COUNTED + 1)}`
      const counted = {} as Record<DayPart, z.infer<typeof Counted>>
      for (const part of DAY_PARTS)
        counted[part] = await countRows(
          ctx.db,
          casesIn(ctx, procedures, { box: 'todo', ...PARTS[part] }, kinds, most),
        )
      return counted
    },
  })
