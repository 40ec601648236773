import { sql } from 'kysely'
import { type CaseFile, openCase, readFile, typedFile } from '../case/index.ts'
import { type Db, lockName } from '../database/index.ts'
import type { Dependant } from '../ground/index.ts'
import type { VerbContext } from '../verb/index.ts'
import { reexaminationProcedure } from './procedure.ts'
import { reexaminableOf } from './reexaminable.ts'

/**
 * Opens the re-examination (复查) of something that has had its effect, as the system. While one is open, a further
 * reason joins it; asked twice for the same reason it is opened once.
 */
export async function openReexamination(
  ctx: VerbContext,
  dependant: Dependant,
  why: string,
): Promise<CaseFile> {
  await lockName(ctx.db, `reexamination ${dependant.kind} ${dependant.id}`)
  const open = await openFor(ctx, dependant)
  if (open) return joined(ctx, open, why)
  const one = reexaminableOf(dependant.kind)
  const { district, person, organisation, title, subtitle } = await one.about(ctx, dependant.id)
  const { record } = await one.redecide(ctx, dependant.id)
  return openCase(ctx.asSystem(why), reexaminationProcedure, {
    district,
    person: person ?? null,
    organisation: organisation ?? null,
    title: `${one.title}复查 · ${title}`,
    subtitle: subtitle ?? '',
    form: { dependant: { kind: dependant.kind, id: dependant.id }, why: [why] },
    record: record ?? null,
    attention: [why],
    note: why,
  })
}

/** Whether this was re-examined for this reason, however that ended: nobody is asked the same twice. */
export async function reexaminedFor(db: Db, dependant: Dependant, why: string): Promise<boolean> {
  const { rows } = await sql`select 1 from case_file where kind = 'FC'
      and form->'dependant'->>'kind' = ${dependant.kind} and form->'dependant'->>'id' = ${dependant.id}
      and form->'why' ? ${why} limit 1`.execute(db)
  return rows.length > 0
}

async function openFor(ctx: VerbContext, dependant: Dependant): Promise<CaseFile | null> {
  const { rows } = await sql<{ number: string }>`select number from case_file
    where kind = 'FC' and closed_at is null
      and form->'dependant'->>'kind' = ${dependant.kind} and form->'dependant'->>'id' = ${dependant.id}`.execute(
    ctx.db,
  )
  return rows[0] ? readFile(ctx.db, rows[0].number) : null
}

async function joined(ctx: VerbContext, open: CaseFile, why: string): Promise<CaseFile> {
  const { form } = typedFile(reexaminationProcedure, open)
  if (form.why.includes(why)) return open
  const next = { ...form, why: [...form.why, why] }
  await sql`update case_file set form = ${JSON.stringify(next)}::jsonb, attention = ${JSON.stringify(next.why)}::jsonb
    where number = ${open.number}`.execute(ctx.db)
  return { ...open, form: next, attention: next.why }
}
