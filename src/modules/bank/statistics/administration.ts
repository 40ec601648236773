import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { civilDateOf } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { bankRulesOn } from '../bank-rules.ts'
import { keysOf } from '../paper/opened.ts'
import { paperById } from '../paper/store.ts'
import { refusals } from '../refusals.ts'
import { type Administered, type Alarm, alarmOf } from './alarms.ts'
import { itemFigures, kr20 } from './item-statistics.ts'

/** How a question did once. */
interface Administration extends Administered {
  paper: string
  form: string
  item: string
  version: number
  alarm: Alarm | null
  heldOn: CivilDate
  settledNote: string | null
}

const decimal = z.string()
const Row = z.object({
  paper: z.string(),
  form: z.string(),
  item: z.string(),
  version: z.number(),
  candidates: z.number(),
  p: decimal,
  point_biserial: decimal.nullable(),
  alarm: z.enum(['drift', 'leak', 'weak']).nullable(),
  held_on: KeptDay,
  settled_note: z.string().nullable(),
})

/** How questions did, question by question, the oldest first. */
export async function administrationsOf(db: Db, items: readonly string[]): Promise<Administration[]> {
  const rows = await readRows(
    Row,
    sql`select paper, form, item, version, candidates, p, point_biserial, alarm, held_on, settled_note
    from bank_administration where item = any(${[...items]}::uuid[]) order by item, held_on, paper, form`,
    db,
  )
  return rows.map(({ p, point_biserial, held_on, settled_note, ...row }) => ({
    ...row,
    p: Number(p),
    pointBiserial: point_biserial === null ? null : Number(point_biserial),
    heldOn: held_on,
    settledNote: settled_note,
  }))
}

/**
 * Keeps how the questions of one form did, once all who sat it are marked: for each candidate the points by question. Asked again after a re-mark,
 * the numbers are those of the re-mark. Gives the reliability of the form.
 */
export async function keepAdministration(
  ctx: Pick<VerbContext, 'db' | 'sealer' | 'standards' | 'today'>,
  paper: string,
  form: string,
  marked: readonly ReadonlyMap<string, number>[],
): Promise<number | null> {
  const kept = await paperById(ctx.db, paper)
  if (!kept) throw refusals.noPaper()
  if (marked.length === 0) return null
  const items = await keysOf(ctx, paper, form)
  const outcome = {
    full: items.map(({ points }) => points),
    candidates: marked.map((points) => items.map(({ id }) => points.get(id) ?? 0)),
  }
  const rules = bankRulesOn(await ctx.standards(), ctx.today)
  const past = await administrationsOf(
    ctx.db,
    items.map(({ id }) => id),
  )
  const own = (one: Administration) => one.paper === paper && one.form === form
  for (const [at, { p, pointBiserial }] of itemFigures(outcome).entries()) {
    const { id, version } = items[at] as (typeof items)[number]
    // Another version may be another question: it begins anew.
    const before = past.filter((one) => one.item === id && one.version === version && !own(one))
    const alarm = alarmOf(rules, before, { candidates: marked.length, p, pointBiserial })
    await sql`insert into bank_administration (paper, form, item, version, candidates, p, point_biserial, alarm, held_on)
      values (${paper}, ${form}, ${id}, ${version}, ${marked.length}, ${p.toFixed(6)}, ${pointBiserial?.toFixed(6) ?? null},
        ${alarm}, ${civilDateOf(kept.startsAt)})
      on conflict (paper, form, item) do update set candidates = excluded.candidates, p = excluded.p,
        point_biserial = excluded.point_biserial, alarm = excluded.alarm`.execute(ctx.db)
  }
  return kr20(outcome)
}

/** Ends every alarm of a question, with what was found; how many there were. */
export async function settleAlarms(db: Db, item: string, note: string, at: Date): Promise<number> {
  const { numAffectedRows } =
    await sql`update bank_administration set settled_at = ${at}, settled_note = ${note}
    where item = ${item}::uuid and alarm is not null and settled_at is null`.execute(db)
  return Number(numAffectedRows ?? 0n)
}
