import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import {
  COUNTED,
  countedTotal,
  countedUp,
  countRows,
  pageAsked,
  pageNeighbours,
  signedIn,
  type VerbContext,
  verb,
} from '../../verb/index.ts'
import type { Procedure } from '../procedure.ts'
import { casesIn } from '../store/boxes.ts'
import { listAsked, listedPage, soughtOf } from './listed.ts'
import { CaseItem } from './shapes.ts'

const PAGE = 50

/** 待办、已办、督办、等别人办的: the cases that this actor can move, has moved, must watch, or waits for. A query, never a table. */
export const listCases = (procedures: readonly Procedure[]) =>
  verb({
    name: 'cases.list',
    title: '查看办件列表',
    http: 'GET /cases',
    who: signedIn(),
    input: z.strictObject({ ...listAsked, ...pageAsked }),
    output: z.object({
      items: z.array(CaseItem),
      ...countedTotal,
      ...pageNeighbours,
      /** How many of each kind, whatever else was asked; no more than a list counts. */
      kinds: z.array(z.object({ kind: z.string(), title: z.string(), count: z.number().int() })),
    }),
    async run(ctx, { after, before, ...list }) {
      const { box, kind, sort } = list
      const sought = soughtOf(list)
      const titles = new Map(procedures.map((one) => [one.kind, one.title]))
      const kinds = [...titles.keys()].sort()
      const wanted = kind === undefined ? kinds : kinds.filter((one) => one === kind)
      const page = await listedPage(ctx, procedures, { kinds: wanted, sought, sort }, { after, before }, PAGE)
      const counts = await countKinds(ctx, kinds, (one, part) =>
        casesIn(ctx, procedures, { box }, [one], part),
      )
      const narrowed = Object.values({ ...sought, box: false, q: list.q?.trim() }).some(Boolean)
      return {
        ...page,
        ...(narrowed
          ? await countRows(
              ctx.db,
              casesIn(ctx, procedures, sought, wanted, sql`limit ${sql.lit(COUNTED + 1)}`),
            )
          : countedUp(counts.reduce((sum, one) => sum + (wanted.includes(one.kind) ? one.count : 0), 0))),
        kinds: counts.map(({ kind: one, count }) => ({
          kind: one,
          title: titles.get(one) ?? one,
          count: Math.min(count, COUNTED),
        })),
      }
    },
  })

/** How many cases of each kind a box holds, one more than a list counts at most; kinds without one are left out. */
async function countKinds(
  ctx: VerbContext,
  kinds: readonly string[],
  rows: (kind: string, part: RawBuilder<unknown>) => RawBuilder<unknown>,
): Promise<{ kind: string; count: number }[]> {
  const most = sql`limit ${sql.lit(COUNTED + 1)}`
  const counts = kinds.map(
    (kind) => sql`select ${kind}::text as kind,
      (select count(*)::int from (select 1 ${rows(kind, most)} ${most}) counted) as count`,
  )
  const { rows: counted } = await sql<{ kind: string; count: number }>`
    select kind, count from (${sql.join(counts, sql` union all `)}) counts where count > 0 order by kind`.execute(
    ctx.db,
  )
  return counted
}
