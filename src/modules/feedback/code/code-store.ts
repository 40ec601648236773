import { sql } from 'kysely'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { readCode } from './code.ts'

type Keeping = Pick<VerbContext, 'db' | 'sealer'>

const digestOf = ({ sealer }: Keeping, number: string, code: string): string =>
  sealer.mac(`${number} ${readCode(code)}`, 'feedback.code')

/** Keeps a digest of the code with which somebody comes back to a case. */
export async function keepCode(ctx: Keeping, number: string, code: string): Promise<void> {
  await sql`insert into feedback_code (number, code) values (${number}, ${digestOf(ctx, number, code)})`.execute(
    ctx.db,
  )
}

/** Whether the code is that of the case. */
export async function codeFits(ctx: Keeping, number: string, code: string): Promise<boolean> {
  const { rows } = await sql`select 1 from feedback_code
    where number = ${number} and code = ${digestOf(ctx, number, code)}`.execute(ctx.db)
  return rows.length > 0
}

/** Forgets the codes of these cases. */
export async function dropCodes(db: VerbContext['db'], numbers: readonly string[]): Promise<void> {
  await sql`delete from feedback_code where number = any(${[...numbers]}::text[])`.execute(db)
}
