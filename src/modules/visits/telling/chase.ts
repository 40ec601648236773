import { sql } from 'kysely'
import { z } from 'zod'
import { CASE_DUES } from '../../../kernel/case/index.ts'
import { type Db, readRows } from '../../../kernel/database/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import { addDays, type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { type Kernel, performAsSystem } from '../../../kernel/verb/index.ts'
import { signaturesIn } from '../store/entries.ts'
import { type Said, tellTeam } from './tell.ts'

/** What the clock tells, beside the steps of the case, which count from 1: each once. */
const SEQ = { near: -1, late: -2, unsigned: -3 } as const
type Chase = keyof typeof SEQ

/** Which of the three a visit has come to by a day; null while nothing is to be said. */
export function chaseOf(
  one: { standing: string; day: CivilDate; due: CivilDate | null },
  today: CivilDate,
): Chase | null {
  if (one.standing === 'signing') return one.due !== null && one.due < today ? 'unsigned' : null
  if (one.day < today) return 'late'
  return one.day <= addDays(today, 1) ? 'near' : null
}

const Row = z.object({
  number: z.string(),
  district: z.string(),
  title: z.string(),
  place: z.string(),
  standing: z.string(),
  day: KeptDay,
  due: KeptDay.nullable(),
  digest: z.string().nullable(),
})
type Row = z.output<typeof Row>

const AT_ONCE = 200

const waiting = (db: Db, today: CivilDate, after: string): Promise<Row[]> =>
  readRows(
    Row,
    sql`select v.number, v.district, v.title, v.place, v.standing, v.day, v.digest, c.due_on as due
    from visit v left join ${CASE_DUES} c on c.number = v.number
    where v.ended_on is null and v.standing in ('open', 'signing') and v.number > ${after}
      and (v.standing = 'open' and v.day <= ${addDays(today, 1)}::date or v.standing = 'signing' and c.due_on < ${today}::date)
    order by v.number limit ${AT_ONCE}`,
    db,
  )

const SAYS: Readonly<Record<Chase, (one: Row) => Said>> = {
  near: ({ day, place, title }) => ({
    text: `质量督导：${formatDay(day)}到${place}督导${title}，请先取好检查表，现场没有网络也能填。不能去的，请马上在督导页写明，由市局换人。`,
    asks: true,
    at: '/walk',
  }),
  late: ({ day }) => ({
    text: `质量督导：督导日 ${formatDay(day)} 已经过去，检查还没有结束。去过的请填完、由组长结束检查；没有去成的，请马上报市局。`,
    asks: true,
  }),
  unsigned: () => ({
    text: '质量督导：报告已经过了签名的期限，请看过以后签名，或者写明哪里要改。',
    asks: true,
  }),
}

/**
 * 催督导: those on a team are told the day before they go, when the day has passed and the checklist is not ended, and when a report waits for their
 * signature past its term. Told once each; gives how many visits there were.
 */
export async function chaseVisits(kernel: Kernel): Promise<number> {
  let chased = 0
  for (let after = ''; ; ) {
    const found: Row[] = await performAsSystem(kernel, 'visits.chase', async (ctx) => {
      const rows = await waiting(ctx.db, ctx.today, after)
      for (const one of rows) {
        const what = chaseOf(one, ctx.today)
        if (!what) continue
        const signed = new Set(
          what === 'unsigned'
            ? (await signaturesIn(ctx.db, one.number)).flatMap(({ account, digest }) =>
                digest === one.digest ? [account] : [],
              )
            : [],
        )
        await tellTeam(ctx, one, SEQ[what], SAYS[what](one), ({ account }) => !signed.has(account))
      }
      return rows
    })
    chased += found.length
    const last = found.at(-1)
    if (!last || found.length < AT_ONCE) return chased
    after = last.number
  }
}
