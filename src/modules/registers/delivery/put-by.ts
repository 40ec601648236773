import { sql } from 'kysely'
import { z } from 'zod'
import { readRows } from '../../../kernel/database/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { identitiesOf, numberKeys, type SaidRow, takeRows } from '../../people/index.ts'
import type { RegisterData } from '../standard.ts'
import { nameProblem, type SoundLine } from './delivery-lines.ts'
import { digestOf } from './signing.ts'
import { saidFrom } from './to-said.ts'

const PURPOSE = 'register.put-by'
const rowContext = (register: string, mac: string, key: string): string =>
  `register_put_by.row:${register}:${mac}:${key}`

/**
 * Keeps rows of people whom the city does not know yet (暂存), sealed and found only by the number's look-up code: a
 * file for the whole city must not make a register of everybody. Gives how many.
 */
export async function putBy(
  ctx: VerbContext,
  register: string,
  asOf: CivilDate,
  lines: readonly SoundLine[],
): Promise<number> {
  // Codes of before the look-up key was changed: what stood under them is told again by this file.
  const older: string[] = []
  const rows = lines.flatMap((line) => {
    const [number] = numberKeys(line.number, ctx.today)
    if (number === undefined) return []
    const [mac = '', ...formerly] = ctx.sealer.macs(number, PURPOSE)
    for (const code of formerly) older.push(code)
    const key = digestOf(
      line.row?.reference ??
        line.takenBack ??
        `${line.row?.kind} ${line.row?.from} ${line.row?.employerCode ?? ''}`,
    ).slice(0, 32)
    const kept = JSON.stringify({ ...line, number: '' })
    return [{ mac, key, row: ctx.sealer.seal(kept, rowContext(register, mac, key)) }]
  })
  const keys = rows.map(({ key }) => key)
  if (older.length > 0)
    await sql`delete from register_put_by where register = ${register}
      and number_mac = any(${older}::text[]) and row_key = any(${keys}::text[])`.execute(ctx.db)
  const last = new Map(rows.map((row) => [`${row.mac} ${row.key}`, row]))
  if (last.size > 0)
    await sql`insert into register_put_by (register, number_mac, row_key, row, as_of)
      select ${register}::text, mac, key, row, ${asOf}::date
      from jsonb_to_recordset(${JSON.stringify([...last.values()])}::jsonb) as r (mac text, key text, row text)
      on conflict (register, number_mac, row_key) do update set row = excluded.row, as_of = excluded.as_of`.execute(
      ctx.db,
    )
  return lines.length
}

const PutByRow = z.object({
  register: z.string(),
  number_mac: z.string(),
  row_key: z.string(),
  row: z.string(),
  as_of: KeptDay,
})

/** Takes what a register had sent of these people before the city knew them; rows under another name are nobody's. */
export async function takePutBy(
  ctx: VerbContext,
  people: readonly string[],
  asked: readonly { data: RegisterData }[],
): Promise<void> {
  const there = await sql`select 1 from register_put_by limit 1`.execute(ctx.db)
  if (there.rows.length === 0) return
  const identities = await identitiesOf(ctx, people)
  const byMac = new Map(
    [...identities].flatMap(([person, { kind, number, name }]) =>
      numberKeys(number, ctx.today, kind).flatMap((key) =>
        ctx.sealer.macs(key, PURPOSE).map((mac) => [mac, { person, name }] as const),
      ),
    ),
  )
  const rows = await readRows(
    PutByRow,
    sql`delete from register_put_by
    where number_mac = any(${[...byMac.keys()]}::text[])
      and register = any(${asked.map(({ data }) => data.register)}::text[])
    returning register, number_mac, row_key, row, as_of`,
    ctx.db,
  )
  const said = saidFrom(ctx.db)
  for (const { data } of asked) {
    const own = rows.filter(({ register }) => register === data.register)
    const byPerson = new Map<string, SaidRow[]>()
    for (const kept of own) {
      const who = byMac.get(kept.number_mac)
      if (!who) continue
      const line = JSON.parse(
        ctx.sealer.open(kept.row, rowContext(kept.register, kept.number_mac, kept.row_key)),
      ) as SoundLine
      if (!line.row || nameProblem(line, { id: who.person, name: who.name })) continue
      byPerson.set(who.person, [...(byPerson.get(who.person) ?? []), await said(line.row)])
    }
    const asOf = own.map(({ as_of }) => as_of).sort()[0]
    if (asOf === undefined || byPerson.size === 0) continue
    await takeRows(
      ctx,
      [...byPerson].map(([person, saidRows]) => ({ person, rows: saidRows, complete: [] })),
      { source: data.holder, trust: data.trust, connection: data.register, asOf },
    )
  }
}
