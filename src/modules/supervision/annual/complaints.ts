import { casesOf } from '../../../kernel/case/index.ts'
import type { Db } from '../../../kernel/database/index.ts'
import { complaintsOf } from '../../feedback/index.ts'
import { reportsNaming } from '../report/store.ts'

/**
 * What was complained of an organisation in a year and found true (投诉举报): bad ratings of how sign-ups with it were answered, and
 * reports that were upheld. Only how many: neither case nor day nor words, by which one would know who complained.
 */
export async function complaintsAgainst(
  db: Db,
  { id, name }: { id: string; name: string },
  year: number,
): Promise<{ ratings: number; reports: number }> {
  const within = { openedFrom: startOf(year), openedBefore: startOf(year + 1) }
  const signUps = await casesOf(db, { ...within, kind: 'BM', organisation: id, closed: true })
  const ratings = await complaintsOf(
    db,
    signUps.map(({ number }) => number),
  )
  const numbers = await reportsNaming(db, name)
  const upheld = numbers.length === 0 ? [] : await casesOf(db, { ...within, numbers, states: ['upheld'] })
  return { ratings, reports: upheld.length }
}

const startOf = (year: number): Date => new Date(`${year}-01-01T00:00:00+08:00`)
