import { sql } from 'kysely'
import type { VerbContext } from '../../../kernel/verb/index.ts'

/** What somebody reported, opened. */
export interface Report {
  organisation: string
  told: string
  contact: string | null
  answer: string | null
}

type Keeping = Pick<VerbContext, 'db' | 'sealer'>

const context = (number: string, part: string): string => `supervision_report.${part}:${number}`

/** Keeps a report sealed: nobody reads who reported whom from the table. */
export async function insertReport(
  { db, sealer }: Keeping,
  number: string,
  { organisation, told, contact }: Omit<Report, 'answer'>,
): Promise<void> {
  await sql`insert into supervision_report (number, organisation, told, contact)
    values (${number}, ${organisation}, ${sealer.seal(told, context(number, 'told'))},
      ${contact === null ? null : sealer.seal(contact, context(number, 'contact'))})`.execute(db)
}

/** A report by its case, or null. */
export async function reportOf({ db, sealer }: Keeping, number: string): Promise<Report | null> {
  const { rows } = await sql<Report>`select organisation, told, contact, answer from supervision_report
    where number = ${number}`.execute(db)
  const row = rows[0]
  return row
    ? {
        ...row,
        told: sealer.open(row.told, context(number, 'told')),
        contact: row.contact === null ? null : sealer.open(row.contact, context(number, 'contact')),
      }
    : null
}

export async function answerReport(
  { db }: Pick<Keeping, 'db'>,
  number: string,
  answer: string,
): Promise<void> {
  await sql`update supervision_report set answer = ${answer} where number = ${number}`.execute(db)
}

/** The reports that name an organisation exactly as it is called. */
export async function reportsNaming(db: VerbContext['db'], name: string): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`select number from supervision_report
    where organisation = ${name} order by number`.execute(db)
  return rows.map(({ number }) => number)
}
