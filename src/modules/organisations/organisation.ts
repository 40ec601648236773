import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../kernel/database/index.ts'
import { checkUnitCode } from '../../kernel/value/number/registration-number.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'
import { RECOGNISED, recognise } from './recognition/recognition.ts'
import { refusals } from './refusals.ts'
import type { Organisation, OrganisationKind } from './schema.ts'
import { insertOrganisation, organisationRows } from './store.ts'

export interface NewOrganisation {
  name: string
  creditCode: string
  kinds: OrganisationKind[]
  district: string
  address?: string
  phone?: string
  siteCode?: string | null
  bodyCode?: string | null
}

/**
 * Enters an organisation into the register (机构登记); one with this credit code that is there already is given
 * back as it is. An older licence's registration number stands where there is no
 * credit code yet. Throws 422 for a wrong code or district.
 */
export async function registerOrganisation(
  ctx: VerbContext,
  given: NewOrganisation,
): Promise<{ id: string; created: boolean }> {
  const code = checkUnitCode(given.creditCode)
  if (!code.valid) {
    throw refusals.badCreditCode({ fields: [{ path: 'creditCode', message: code.reason }] })
  }
  if (!ctx.city.districts.some((district) => district.code === given.district)) {
    throw refusals.noSuchDistrict({ fields: [{ path: 'district', message: '请从本市各区中选择' }] })
  }
  const id = randomUUID()
  const organisation: Organisation = {
    id,
    name: given.name.trim(),
    creditCode: code.value,
    kinds: [...new Set(given.kinds)],
    district: given.district,
    address: given.address ?? '',
    phone: given.phone ?? '',
    siteCode: given.siteCode ?? null,
    bodyCode: given.bodyCode ?? '0000',
  }
  const created = await insertOrganisation(ctx.db, { ...organisation, at: ctx.now })
  if (!created) {
    const [known] = await organisationRows(ctx.db, sql`credit_code = ${code.value}`)
    if (!known) throw new Error('the organisation vanished')
    return { id: known.id, created: false }
  }
  for (const sort of RECOGNISED)
    if (organisation.kinds.includes(sort))
      await recognise(ctx, id, { sort, from: ctx.today, decidedIn: '机构登记' })
  ctx.act.subject('organisation', id)
  ctx.act.district(organisation.district)
  ctx.act.after(organisation)
  return { id, created: true }
}

/** One organisation, or null. */
export async function organisationById(db: Db, id: string): Promise<Organisation | null> {
  return (await organisationsByIds(db, [id])).get(id) ?? null
}

/** The organisations with these ids, by id; those that are not there are missing. */
export async function organisationsByIds(db: Db, ids: readonly string[]): Promise<Map<string, Organisation>> {
  const rows = await organisationRows(db, sql`id = any(${[...new Set(ids)]}::uuid[])`)
  return new Map(rows.map((row) => [row.id, row]))
}

/** All organisations of a kind, by name; of one district if told. */
export const organisationsByKind = (
  db: Db,
  kind: OrganisationKind,
  district: string | null = null,
): Promise<Organisation[]> =>
  organisationRows(
    db,
    sql`kinds @> ${[kind]}::text[] and (${district}::text is null or district = ${district})`,
  )

/** The organisation with this credit code (统一社会信用代码), or null. */
export async function organisationByCreditCode(db: Db, creditCode: string): Promise<Organisation | null> {
  const [row] = await organisationRows(db, sql`credit_code = ${creditCode.trim().toUpperCase()}`)
  return row ?? null
}
