import { randomInt, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { may, verb } from '../../../kernel/verb/index.ts'
import { lockedSession, sessionInReach } from '../desk/reach.ts'
import { refusals } from '../refusals.ts'
import { rehearsalPaper } from './practice-paper.ts'
import { endRehearsals, insertRehearsal, lastRehearsal, machinesIn } from './store.ts'

const codeContext = (id: string) => `sitting_rehearsal.code:${id}`

/** 开始演练: the machines of the venue enter with this code and walk through what a candidate does, with practice questions. */
export const beginRehearsal = verb({
  name: 'sitting.begin-rehearsal',
  title: '开始演练',
  http: 'POST /sitting/sessions/{id}/rehearsals',
  who: may('sitting.decide'),
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({ rehearsal: z.uuid(), code: z.string() }),
  async run(ctx, { id: session }) {
    const { exam, opensAt, closedAt } = await lockedSession(ctx, session)
    if (closedAt || opensAt <= ctx.now) throw refusals.rehearsalOver()
    await endRehearsals(ctx.db, session, ctx.now)
    const id = randomUUID()
    const code = String(randomInt(100_000_000)).padStart(8, '0')
    await insertRehearsal(ctx.db, {
      id,
      session,
      code: ctx.sealer.seal(code, codeContext(id)),
      codeMac: ctx.sealer.mac(code, 'sitting.rehearsal'),
      items: await rehearsalPaper(ctx, exam),
      by: ctx.actor.account ?? '',
      at: ctx.now,
    })
    ctx.act.after({ rehearsal: id })
    return { rehearsal: id, code }
  },
})

/** 结束演练: no machine enters any more. */
export const endRehearsal = verb({
  name: 'sitting.end-rehearsal',
  title: '结束演练',
  http: 'POST /sitting/sessions/{id}/rehearsals/end',
  who: may('sitting.decide'),
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({}),
  async run(ctx, { id }) {
    await lockedSession(ctx, id)
    await endRehearsals(ctx.db, id, ctx.now)
    return {}
  },
})

/** 演练情况: the code while it is on, and how each machine went. */
export const readRehearsal = verb({
  name: 'sitting.rehearsal',
  title: '查看演练',
  http: 'GET /sitting/sessions/{id}/rehearsal',
  who: may('sitting.invigilate'),
  consistent: true,
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    /** May one be begun now: before the session begins. */
    before: z.boolean(),
    last: z
      .object({
        code: z.string().nullable(),
        begunAt: z.number().int(),
        machines: z.array(
          z.object({
            machine: z.string(),
            passed: z.boolean().nullable(),
            found: z.array(z.object({ what: z.string(), good: z.boolean(), text: z.string() })),
          }),
        ),
      })
      .nullable(),
  }),
  async run(ctx, { id }) {
    const session = await sessionInReach(ctx, id)
    const last = await lastRehearsal(ctx.db, id)
    return {
      before: !session.closedAt && session.opensAt > ctx.now,
      last: last && {
        code: last.endedAt ? null : ctx.sealer.open(last.code, codeContext(last.id)),
        begunAt: last.begunAt.getTime(),
        machines: (await machinesIn(ctx.db, last.id)).map(({ machine, passed, found }) => ({
          machine,
          passed,
          found: found ?? [],
        })),
      },
    }
  },
})
