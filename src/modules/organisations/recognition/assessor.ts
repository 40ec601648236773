import { sql } from 'kysely'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { refusals } from '../refusals.ts'
import { lockOrganisation } from '../store.ts'

/** As what an organisation examines: the public (社会培训评价组织), or its own staff (用人单位). */
export type AssessorKind = 'assessor' | 'self-assessor'

/** Makes an organisation one that examines and numbers certificates (备案, R4.7); a code of another one is refused. */
export async function becomeAssessor(
  ctx: VerbContext,
  organisation: string,
  { kind, siteCode, bodyCode }: { kind: AssessorKind; siteCode: string; bodyCode: string },
): Promise<void> {
  const found = await lockOrganisation(ctx.db, organisation)
  if (!found) throw refusals.noSuchOrganisation()
  const { rows } =
    await sql`select id from organisation where site_code = ${siteCode} and id <> ${organisation}`.execute(
      ctx.db,
    )
  if (rows.length > 0) throw refusals.siteCodeOfAnother()
  const kinds = found.kinds.includes(kind) ? found.kinds : [...found.kinds, kind]
  await sql`update organisation set kinds = ${kinds}::text[], site_code = ${siteCode}, body_code = ${bodyCode}
    where id = ${organisation}`.execute(ctx.db)
}

/** A code is one organisation's alone: refused where another has it. */
export async function requireFreeSiteCode(
  ctx: VerbContext,
  organisation: string,
  siteCode: string,
): Promise<void> {
  const { rows } =
    await sql`select 1 from organisation where site_code = ${siteCode} and id <> ${organisation}`.execute(
      ctx.db,
    )
  if (rows.length > 0)
    throw refusals.siteCodeOfAnother({ fields: [{ path: 'input.siteCode', message: '请核对序列码' }] })
}

/** Ends what an organisation may examine on the day before `first`: lines that have not begun by then never hold. */
export async function closeAssessmentScope(
  ctx: VerbContext,
  organisation: string,
  first: CivilDate,
  source: string,
): Promise<void> {
  await sql`delete from organisation_scope where organisation = ${organisation} and purpose = 'assessment'
    and starts >= ${first}::date`.execute(ctx.db)
  await sql`update organisation_scope set ends = ${first}::date - 1, source = ${source}
    where organisation = ${organisation} and purpose = 'assessment'
      and (ends is null or ends >= ${first}::date)`.execute(ctx.db)
}
