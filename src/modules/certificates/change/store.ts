import { sql } from 'kysely'
import type { Db } from '../../../kernel/database/index.ts'
import type { DocumentKind } from '../../../kernel/value/person/identity-document.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { Revocation } from '../schema.ts'

/** What a correction would change; the identity number stands sealed beside it. */
export interface ProposedCorrection {
  name?: string | undefined
  occupation?: { code: string | null; name: string } | undefined
  workType?: string | null | undefined
  document?: DocumentKind | undefined
  born?: CivilDate | undefined
  sex?: '男' | '女' | undefined
}

/** A change of a certificate that one proposed and another decides (更正、撤销). */
export type Change = {
  number: string
  certificate: string
  register: 'issued' | 'earlier'
  basis: string
  open: boolean
} & (
  | { kind: 'correction'; change: ProposedCorrection; idNumber: string | null }
  | { kind: 'revocation'; change: { reason: Revocation }; idNumber: null }
)

/** Files a change; false where another one of this certificate is open. */
export async function insertChange(db: Db, one: Change): Promise<boolean> {
  const { rows } = await sql`insert into certificate_change
      (number, certificate, register, kind, change, id_number, basis, open)
    values (${one.number}, ${one.certificate}, ${one.register}, ${one.kind}, ${JSON.stringify(one.change)}::jsonb,
      ${one.idNumber}, ${one.basis}, ${one.open})
    on conflict do nothing returning number`.execute(db)
  return rows.length > 0
}

export async function changeOfCase(db: Db, number: string): Promise<Change> {
  const { rows } =
    await sql<Change>`select number, certificate, register, kind, change, id_number as "idNumber", basis, open
    from certificate_change where number = ${number}`.execute(db)
  if (!rows[0]) throw new Error(`${number} changes no certificate`)
  return rows[0]
}

/** The open change of a certificate, or null. */
export async function openChangeOf(db: Db, certificate: string): Promise<string | null> {
  const { rows } = await sql<{ number: string }>`select number from certificate_change
    where certificate = ${certificate} and open`.execute(db)
  return rows[0]?.number ?? null
}

/** Closes a change, decided or not. */
export async function closeChange(db: Db, number: string): Promise<void> {
  await sql`update certificate_change set open = false where number = ${number}`.execute(db)
}
