import { sql } from 'kysely'
import { z } from 'zod'
import { may, verb } from '../../../kernel/verb/index.ts'
import { payablesOf } from '../../payments/index.ts'
import { claimProcedure } from '../procedure.ts'

/** 我的补贴: what was raised for me and where it stands, newest first. */
export const mySubsidies = verb({
  name: 'subsidy.mine',
  title: '查看我的补贴',
  http: 'GET /subsidy/mine',
  who: may('my.read'),
  input: z.strictObject({}),
  output: z.object({
    items: z.array(
      z.object({
        number: z.string(),
        title: z.string(),
        occupation: z.string(),
        level: z.string(),
        amount: z.number().int().nullable(),
        state: z.string(),
        stateTitle: z.string(),
        payee: z.enum(['employer', 'trainer', 'person']),
        paidOn: z.string().nullable(),
        openedAt: z.string(),
      }),
    ),
  }),
  async run(ctx) {
    const { rows } = await sql<{
      number: string
      title: string
      occupation: string
      level: string
      amount: number | null
      state: string
      payee: 'employer' | 'trainer' | 'person'
      opened_at: Date
    }>`select c.number, f.title, c.occupation, c.level, f.amount, f.state, c.payee, f.opened_at
      from subsidy_claim c join case_file f on f.number = c.number
      where c.person = ${ctx.actor.person}::uuid order by f.opened_at desc, c.number desc limit 200`.execute(
      ctx.db,
    )
    const money = await payablesOf(
      ctx.db,
      rows.map((row) => row.number),
    )
    return {
      items: rows.map((row) => ({
        number: row.number,
        title: row.title,
        occupation: row.occupation,
        level: row.level,
        amount: row.amount,
        state: row.state,
        stateTitle: claimProcedure.states[row.state]?.title ?? row.state,
        payee: row.payee,
        paidOn: money.get(row.number)?.paidOn ?? null,
        openedAt: row.opened_at.toISOString(),
      })),
    }
  },
})
