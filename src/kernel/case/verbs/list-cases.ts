import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'

import { readRows } from '../../database/index.ts'
import {
  COUNTED,
  countedTotal,
  countedUp,
  countRows,
  cutPage,
  type ListOrder,
  pageAsked,
  pagedRow,
  pageNeighbours,
  signedIn,
  type VerbContext,
  verb,
} from '../../verb/index.ts'
import type { Procedure } from '../procedure.ts'
import { type Box, casesIn, type Sought } from '../store/boxes.ts'
import { FileRow, fileOf } from '../store/case-store.ts'

import { CaseItem } from './shapes.ts'
import { itemOf } from './views.ts'

const PAGE = 50

/** 待办、已办、督办: the cases that this actor can move, has moved, or must watch. A query, never a table. */
export const listCases = (procedures: readonly Procedure[]) =>
  verb({
    name: 'cases.list',
    title: '查看办件列表',
    http: 'GET /cases',
    who: signedIn(),
    input: z.strictObject({
      box: z.enum(['todo', 'done', 'watch', 'mine', 'all']).default('todo'),
      kind: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .optional(),
      q: z.string().max(60).optional(),
      /** Only those with a doubt; not asked of 已办, where it has been settled. */
      attention: z.boolean().optional(),
      ...pageAsked,
    }),
    output: z.object({
      items: z.array(CaseItem),
      ...countedTotal,
      ...pageNeighbours,
      /** How many of each kind, whatever else was asked; no more than a list counts. */
      kinds: z.array(z.object({ kind: z.string(), title: z.string(), count: z.number().int() })),
    }),
    async run(ctx, { box, kind, q, attention: doubtful, ...asked }) {
      const attention = doubtful && box !== 'done'
      const byKind = new Map(procedures.map((one) => [one.kind, one]))
      const rows = (sought: Sought, kinds: readonly string[], part: RawBuilder<unknown>) =>
        casesIn(ctx, procedures, sought, kinds, part)
      const kinds = [...byKind.keys()].sort()
      const cut = cutPage(ORDERS[box], asked, PAGE)
      const wanted = kind === undefined ? kinds : kinds.filter((one) => one === kind)
      const found = await readRows(
        pagedRow(FileRow),
        sql`select f.*, found.page_key from case_file f
        join (select number, ${cut.key}, row_number() over (${cut.order}) as line
          ${rows({ box, q, attention }, wanted, sql`and ${cut.beyond} ${cut.first}`)} ${cut.first}) found
        on found.number = f.number order by found.line`,
        ctx.db,
      )
      const counts = await countKinds(ctx, kinds, (one, part) => rows({ box }, [one], part))
      const { items, ...neighbours } = cut.page(found)
      const narrowed = Boolean(q?.trim() || attention)
      return {
        ...neighbours,
        ...(narrowed
          ? await countRows(ctx.db, rows({ box, q, attention }, wanted, sql`limit ${sql.lit(COUNTED + 1)}`))
          : countedUp(counts.reduce((sum, one) => sum + (wanted.includes(one.kind) ? one.count : 0), 0))),
        items: items.map((row) => {
          const procedure = byKind.get(row.kind)
          if (!procedure) throw new Error(`no procedure for cases of kind ${row.kind}`)
          return itemOf(ctx, procedure, fileOf(row))
        }),
        kinds: counts.map(({ kind: one, count }) => ({
          kind: one,
          title: byKind.get(one)?.title ?? one,
          count: Math.min(count, COUNTED),
        })),
      }
    },
  })

const number = { by: sql.raw('number'), is: 'text' as const }
const openedAt = { by: sql.raw('opened_at'), is: 'moment' as const }
/** The day until which a case waits; one without a term comes last. The indexes say it in these very words. */
const dueOn = { by: sql.raw(`coalesce(due_on, '9999-12-31'::date)`), is: 'day' as const }
const URGENT: ListOrder = { name: 'cases-urgent', keys: [dueOn, openedAt, number] }

/** What waits is read by its day; what is over, the newest first. */
const ORDERS: Record<Box, ListOrder> = {
  todo: URGENT,
  watch: URGENT,
  mine: URGENT,
  all: { name: 'cases-newest', keys: [openedAt, number], falling: true },
  done: { name: 'cases-handled', keys: [{ by: sql.raw('at'), is: 'moment' }, number], falling: true },
}

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
