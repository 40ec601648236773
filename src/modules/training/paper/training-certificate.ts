import { randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, lockName, readRows } from '../../../kernel/database/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import { type CivilDate, yearOf } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { peopleByIds } from '../../people/index.ts'
import type { TrainingClass } from '../store.ts'

/** 培训合格证书 (R1.15), as it was issued. */
export interface TrainingCertificate {
  id: string
  class: string
  person: string
  serial: string
  code: string
  name: string
  documentTitle: string
  maskedNumber: string
  issuedOn: CivilDate
  /** Why and when it was withdrawn (撤回); null while it holds. */
  withdrawn: { on: CivilDate; why: string } | null
}

/** Issues a certificate to each of these people (发培训合格证书): serial numbers without a gap by district and year. */
export async function issueTrainingCertificates(
  ctx: VerbContext,
  one: TrainingClass,
  people: readonly string[],
): Promise<void> {
  if (people.length === 0) return
  const known = await peopleByIds(ctx, people)
  const head = `PX${yearOf(ctx.today)}${one.district}`
  await lockName(ctx.db, `training-certificate ${head}`)
  const { rows } = await sql<{ count: number }>`select count(*) as count from training_certificate
    where serial like ${`${head}%`}`.execute(ctx.db)
  let last = rows[0]?.count ?? 0
  const issued = people.flatMap((person) => {
    const found = known.get(person)
    if (!found) return []
    last += 1
    return [
      {
        id: randomUUID(),
        person,
        serial: `${head}${String(last).padStart(6, '0')}`,
        code: newCode(),
        name: found.name,
        document_title: found.documentTitle,
        masked_number: found.maskedIdNumber,
      },
    ]
  })
  await sql`insert into training_certificate
      (id, class, person, serial, code, name, document_title, masked_number, issued_on)
    select id, ${one.id}::uuid, person, serial, code, name, document_title, masked_number, ${ctx.today}::date
    from jsonb_to_recordset(${JSON.stringify(issued)}::jsonb) as c (id uuid, person uuid, serial text, code text,
      name text, document_title text, masked_number text)`.execute(ctx.db)
}

/** Crockford's digits: nothing read aloud or from paper is taken for another; 80 bits that nobody guesses. */
const DIGITS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const newCode = (): string => Array.from(randomBytes(16), (byte) => DIGITS[byte & 31]).join('')

/** A code as it was meant, or null when it can be none. */
export function readTrainingCode(text: string): string | null {
  const code = text
    .slice(0, 40)
    .toUpperCase()
    .replaceAll(/[\s-]/g, '')
    .replaceAll(/[IL]/g, '1')
    .replaceAll('O', '0')
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(code) ? code : null
}

const Row = z.object({
  id: z.string(),
  class: z.string(),
  person: z.string(),
  serial: z.string(),
  code: z.string(),
  name: z.string(),
  document_title: z.string(),
  masked_number: z.string(),
  issued_on: KeptDay,
  withdrawn_on: KeptDay.nullable(),
  withdrawn_why: z.string().nullable(),
})

async function found(db: Db, where: ReturnType<typeof sql>): Promise<TrainingCertificate[]> {
  const rows = await readRows(
    Row,
    sql`select id, class, person, serial, code, name, document_title, masked_number, issued_on,
      withdrawn_on, withdrawn_why
    from training_certificate where ${where} order by serial`,
    db,
  )
  return rows.map(({ document_title, masked_number, issued_on, withdrawn_on, withdrawn_why, ...rest }) => ({
    ...rest,
    documentTitle: document_title,
    maskedNumber: masked_number,
    issuedOn: issued_on,
    withdrawn: withdrawn_on && { on: withdrawn_on, why: withdrawn_why ?? '' },
  }))
}

export const trainingCertificatesOf = (db: Db, person: string): Promise<TrainingCertificate[]> =>
  found(db, sql`person = ${person}`)

export const certificatesOfClass = (db: Db, id: string): Promise<TrainingCertificate[]> =>
  found(db, sql`class = ${id}`)

export const certificateByCode = async (db: Db, code: string): Promise<TrainingCertificate | null> =>
  (await found(db, sql`code = ${code}`))[0] ?? null
