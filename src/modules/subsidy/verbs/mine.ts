import { z } from 'zod'
import { casesOf } from '../../../kernel/case/index.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { payablesOf } from '../../payments/index.ts'
import { payAccount } from '../../people/index.ts'
import { procedureOf } from '../case/procedure.ts'
import { claimsOfPerson } from '../claim.ts'
import { PROJECT_NAMES } from '../facts.ts'

/** Cases that are shown. */
const MOST = 200

/** 我的补贴: what was raised for me or is offered to me, and where it stands, newest first. */
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
        project: z.string(),
        occupation: z.string(),
        level: z.string(),
        amount: z.number().int().nullable(),
        state: z.string(),
        stateTitle: z.string(),
        revision: z.number().int(),
        payee: z.enum(['employer', 'trainer', 'person']),
        paidOn: z.string().nullable(),
        /** Until when an offer may be taken up. */
        until: z.string().nullable(),
        /** What stands against an offer today, in words. */
        missing: z.array(z.string()),
        openedAt: z.string(),
      }),
    ),
    /** The account of one's own is on file, so that an offer asks for nothing. */
    account: z.boolean(),
  }),
  async run(ctx) {
    const person = ctx.actor.person as string
    const claims = await claimsOfPerson(ctx.db, person)
    const numbers = claims.map(({ number }) => number)
    const files = new Map((await casesOf(ctx.db, { numbers })).map((file) => [file.number, file]))
    const money = await payablesOf(ctx.db, numbers)
    const items = claims.flatMap((claim) => {
      const file = files.get(claim.number)
      if (!file) return []
      const offered = file.state === 'offered'
      return [
        {
          number: claim.number,
          title: file.title,
          project: PROJECT_NAMES[claim.project],
          occupation: claim.occupation,
          level: String(claim.level),
          amount: file.amount,
          state: file.state,
          stateTitle: procedureOf(claim.project).states[file.state]?.title ?? file.state,
          revision: file.revision,
          payee: claim.payee,
          paidOn: money.get(claim.number)?.paidOn ?? null,
          until: offered ? claim.offeredUntil : null,
          missing: offered
            ? (file.record?.decision.reasons ?? []).flatMap(({ met, found, needed }) =>
                met ? [] : [`${found}，需要${needed}`],
              )
            : [],
          openedAt: file.openedAt.toISOString(),
        },
      ]
    })
    return {
      items: items.sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1)).slice(0, MOST),
      account: (await payAccount(ctx.db, person)) !== null,
    }
  },
})
