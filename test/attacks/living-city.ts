import { sql } from 'kysely'
import type { Db } from '../../src/kernel/database/index.ts'
import type { Input } from './hostile-input.ts'
import { aSubject } from './subject.ts'

/** What the living city holds, by what an input may name: ids by the sort of record, numbers by the kind of case. */
export interface Living {
  own: { person: string; provider: string; assessor: string; employer: string }
  ids: Record<string, string[]>
  numbers: Record<string, string[]>
}

const TABLES = {
  person: 'person',
  class: 'training_class',
  exam: 'exam',
  certificate: 'certificate',
  organisation: 'organisation',
  notice: 'public_notice',
  fact: 'person_status',
} as const

/** Every record of the living city that a verb may be asked for. */
export async function livingCity(db: Db): Promise<Living> {
  const { person, provider, assessor, employer } = await aSubject(db)
  const ids: Living['ids'] = {}
  for (const [sort, table] of Object.entries(TABLES)) {
    const { rows } = await sql<{
      id: string
    }>`select id::text as id from ${sql.table(table)} order by 1 limit 30`.execute(db)
    ids[sort] = rows.map(({ id }) => id)
  }
  const { rows } = await sql<{ number: string }>`select number from case_file order by number`.execute(db)
  const numbers = Object.groupBy(
    rows.map(({ number }) => number),
    (number) => number.slice(0, 2),
  )
  return { own: { person, provider, assessor, employer }, ids, numbers: numbers as Living['numbers'] }
}

const SORTS: readonly (readonly [RegExp, string])[] = [
  [/^certificates\.|^my\.certificate/, 'certificate'],
  [/^training\./, 'class'],
  [/^assessment\./, 'exam'],
  [/^organisations\./, 'organisation'],
  [/^people\.(end|withdraw)/, 'fact'],
  [/^people\./, 'person'],
  [/^cases\..*notice|object/, 'notice'],
]

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-/i
const NUMBER = /^([A-Z]{2})-\d{4}-\d{6}-\d{6}$/

/** The input with every id and number in it exchanged for one that the city has: another one each time. */
export function existing(verb: string, input: Input, { ids, numbers }: Living, at: number): Input {
  const sort = SORTS.find(([of]) => of.test(verb))?.[1] ?? 'person'
  const cases = Object.values(numbers).flat()
  return Object.fromEntries(
    Object.entries(input).map(([key, value], place) => {
      if (typeof value !== 'string') return [key, value]
      const pick = (of: readonly string[] | undefined) =>
        of?.[(at * 7 + place * 3) % Math.max(1, of.length)] ?? value
      if (UUID.test(value)) return [key, pick(ids[key] ?? (key === 'id' ? ids[sort] : ids.person))]
      const kind = NUMBER.exec(value)?.[1]
      if (kind === undefined) return [key, value]
      return [key, pick(verb.startsWith('cases.') ? cases : numbers[kind])]
    }),
  )
}
