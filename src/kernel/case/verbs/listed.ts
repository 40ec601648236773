import { sql } from 'kysely'
import { z } from 'zod'
import { readRows } from '../../database/index.ts'
import { District } from '../../value/shapes.ts'
import {
  cutPage,
  type ListOrder,
  type Page,
  type PageAsked,
  pagedRow,
  type VerbContext,
} from '../../verb/index.ts'
import { heldBackOf } from '../decide/held-back.ts'
import type { Procedure } from '../procedure.ts'
import { type Box, casesIn, each, type Sought } from '../store/boxes.ts'
import { FileRow, fileOf } from '../store/case-store.ts'
import { DAY_PARTS, PARTS } from '../store/narrowed.ts'
import type { CaseItem } from './shapes.ts'
import { itemOf } from './views.ts'

/** What a list of cases is asked with; its export takes the same. */
export const listAsked = {
  box: z.enum(['todo', 'done', 'watch', 'mine', 'others', 'all']).default('todo'),
  kind: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  q: z.string().max(60).optional(),
  /** Only those with a doubt; not asked of 已办, where it has been settled. */
  attention: z.boolean().optional(),
  /** One part of the day's work; the day's page counts by the same. */
  part: z.enum(DAY_PARTS).optional(),
  /** Only those of one district. */
  district: District.optional(),
  /** Another order of what waits than by its last day. */
  sort: z.enum(['opened', '-opened', 'amount', '-amount']).optional(),
}

const Asked = z.object(listAsked)
type Asked = z.output<typeof Asked>

/** Which cases are asked for, beside their kind. */
export const soughtOf = ({ box, q, attention, part, district }: Asked): Sought => ({
  box,
  q,
  district,
  attention: attention && box !== 'done',
  ...(part ? PARTS[part] : {}),
})

/** A page of a list of cases, in its order. */
export async function listedPage(
  ctx: VerbContext,
  procedures: readonly Procedure[],
  { kinds, sought, sort }: { kinds: readonly string[]; sought: Sought; sort: Asked['sort'] },
  asked: PageAsked,
  size: number,
): Promise<Page<z.infer<typeof CaseItem>>> {
  const cut = cutPage(orderOf(sought.box, sort), asked, size)
  const found = await readRows(
    pagedRow(FileRow),
    sql`select f.*, found.page_key from (select number, ${cut.key}, row_number() over (${cut.order}) as line
      ${casesIn(ctx, procedures, sought, kinds, sql`and ${cut.beyond} ${cut.first}`)} ${cut.first}) found
    ${each(sql`found.number`)} order by found.line`,
    ctx.db,
  )
  const { items, ...neighbours } = cut.page<FileRow>(found)
  const byKind = new Map(procedures.map((one) => [one.kind, one]))
  const decided = await heldBackOf(
    ctx.db,
    items.map((row) => row.number),
  )
  return {
    ...neighbours,
    items: items.map((row) => {
      const procedure = byKind.get(row.kind)
      if (!procedure) throw new Error(`no procedure for cases of kind ${row.kind}`)
      return itemOf(ctx, procedure, fileOf(row), decided.get(row.number))
    }),
  }
}

const number = { by: sql.raw('number'), is: 'text' as const }
const amount = { by: sql.raw('coalesce(amount, 0)'), is: 'whole' as const }
const openedAt = { by: sql.raw('opened_at'), is: 'moment' as const }
/** The day until which a case waits; one without a term comes last. The indexes say it in these very words. */
const dueOn = { by: sql.raw(`coalesce(due_on, '9999-12-31'::date)`), is: 'day' as const }
const URGENT: ListOrder = { name: 'cases-urgent', keys: [dueOn, openedAt, number] }

/** What waits is read by its day; what is over, the newest first. */
const ORDERS: Record<Box, ListOrder> = {
  todo: URGENT,
  watch: URGENT,
  mine: URGENT,
  others: URGENT,
  all: { name: 'cases-newest', keys: [openedAt, number], falling: true },
  done: { name: 'cases-handled', keys: [{ by: sql.raw('at'), is: 'moment' }, number], falling: true },
}

/** The oldest, the newest, the smallest or the largest first, of what waits: it is sorted when it is asked for. */
function orderOf(box: Box, sort: Asked['sort']): ListOrder {
  if (!sort || ORDERS[box] !== URGENT) return ORDERS[box]
  const by = sort.endsWith('opened') ? openedAt : amount
  return { name: `cases-${sort}`, keys: [by, number], falling: sort.startsWith('-') }
}
