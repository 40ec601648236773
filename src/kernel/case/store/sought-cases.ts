import { type RawBuilder, sql } from 'kysely'
import { maskName } from '../../value/person/mask.ts'
import { beginsWith } from '../../verb/index.ts'

/** A search looks through no more cases than this. */
const CANDIDATES = 500

/**
 * The numbers of the cases that somebody looks for: by any part of the number, or by how the matter or who it comes from
 * begins. Matters name people as 周*强, so that a whole name is looked for as it would stand there.
 */
export function soughtCases(text: string, within: RawBuilder<unknown>): RawBuilder<unknown> {
  const found = (condition: RawBuilder<unknown>) =>
    sql`(select f.number from case_file f where ${condition} and ${within} limit ${sql.lit(CANDIDATES)})`
  const numbered = numberedSo(text)
  if (numbered) return found(numbered)
  const named = /^\p{Script=Han}{2,6}$/u.test(text) ? [beginsWith(sql`f.title`, `${maskName(text)} `)] : []
  const begun = [beginsWith(sql`f.title`, text), beginsWith(sql`f.subtitle`, text), ...named]
  return sql.join(begun.map(found), sql` union `)
}

/** How a whole number is written: BT-2026-120116-000318. */
const WHOLE = 'AA-0000-000000-000000'
const PARTS = /^(?:([a-z]{2})-)?(?:(\d{4})-)?(?:(\d{6})-)?(\d{1,6})?$/i

/**
 * Condition: cases whose number begins so (BT-2026-1201) or ends so (120116-000318, 000318, 318), or any of whose serials
 * begins so (0003); null for what is no part of a number. An index gives each.
 */
export function numberedSo(typed: string): RawBuilder<unknown> | null {
  const text = typed.toUpperCase()
  const begun = /^[A-Z]{2}-\d/.test(text) && shapedSo(text)
  if (begun && text.length === WHOLE.length) return sql`f.number = ${text}`
  // Numbers of one shape stand in the order of their digits, whatever the language of the database.
  if (begun)
    return sql`f.number between ${text + WHOLE.slice(text.length)} and ${text + WHOLE.slice(text.length).replaceAll('0', '9')}`
  const [all, , year, district, serial] = PARTS.exec(text) ?? []
  if (all === undefined || serial === undefined) return null
  const end = [year, district].filter(Boolean).map((part) => `-${part}`)
  const last = sql`right(f.number, 6)`
  // 0003 is the third, or one of the three hundreds that somebody is typing.
  const whole = sql`${last} = ${serial.padStart(6, '0')}`
  const serials =
    serial.startsWith('0') && serial.length < 6
      ? sql`(${whole} or ${last} between ${serial.padEnd(6, '0')} and ${serial.padEnd(6, '9')})`
      : whole
  return end.length === 0 ? serials : sql`${serials} and position(${`${end.join('')}-`} in f.number) > 0`
}

/** Whether a text is the beginning of a number, digit by digit and hyphen by hyphen. */
const shapedSo = (text: string): boolean =>
  text.length <= WHOLE.length &&
  [...text].every((sign, at) =>
    WHOLE[at] === 'A' ? /[A-Z]/.test(sign) : WHOLE[at] === '-' ? sign === '-' : /\d/.test(sign),
  )
