import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { count, leftOf } from '../../../kernel/verb/http/limits.ts'
import { anybody, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { firstOf } from '../rules/saving.ts'
import { browserSign } from '../safe-browser.ts'
import { happened } from '../store/events.ts'
import { sessionById } from '../store/sessions.ts'
import { enterAt, lockByAdmission } from '../store/sittings.ts'
import { standing, tokenMac } from './hearing.ts'
import { Standing, Token } from './shapes.ts'

/** So often may a code be tried for one admission number. */
const TRIES = { times: 8, seconds: 600 }

const Entered = z.object({
  token: Token,
  sitting: z.uuid(),
  session: z.uuid(),
  /** Saves of this machine are numbered from here. */
  first: z.number().int(),
  /** What the machine seals with what it keeps. */
  key: z.record(z.string(), z.unknown()),
  ...Standing,
})

/**
 * 进入机位: by the admission number and the code that the desk gave. From this moment the machine that had the word before has it no
 * more. What is wrong is answered and not thrown, so that the try counts.
 */
export const enterSitting = verb({
  name: 'sitting.enter',
  title: '进入机位',
  http: 'POST /sitting/enter',
  who: anybody(),
  // The code is good for once.
  withoutKey: true,
  input: z.strictObject({
    admission: z.string().regex(/^\d{14}$/, '准考证号是 14 位数字'),
    code: z.string().regex(/^[0-9]{6}$/, '入场码是 6 位数字'),
    machine: z.string().trim().min(1, '请填机号').max(40),
    browser: z
      .strictObject({ address: z.url().max(500), hash: z.string().regex(/^[0-9a-fA-F]{64}$/) })
      .nullable()
      .default(null),
  }),
  output: z.object({ entered: Entered.nullable(), why: z.string().nullable() }),
  async run(ctx, { admission, code, machine, browser }) {
    if ((await leftOf(ctx, tried(admission), TRIES)).left <= 0)
      return sentBack(ctx, '试错次数太多，请十分钟后再试，或请监考员重新给入场码')
    const found = await lockByAdmission(ctx.db, admission)
    if (!found || found.code === null || !ctx.sealer.macs(code, 'sitting.code').includes(found.code)) {
      await count(ctx, tried(admission), TRIES)
      return sentBack(ctx, '准考证号或入场码不对，请核对；入场码由监考员给')
    }
    const { sitting, codeUntil } = found
    if (codeUntil === null || codeUntil < ctx.now) return sentBack(ctx, '入场码已经过期，请监考员重新给')
    const session = await sessionById(ctx.db, sitting.session)
    if (!session) throw new Error(`no session ${sitting.session}`)
    const state = standing(ctx, sitting)
    if (session.closedAt || state.state === 'handed-in' || state.state === 'timed-out')
      return sentBack(ctx, '这名考生的考试已经结束')
    const token = randomBytes(32).toString('base64url')
    const entry = sitting.entry + 1
    const sign = browserSign(session.browserKey, browser, ctx.lockedBrowser)
    await enterAt(ctx.db, sitting.id, {
      entry,
      token: tokenMac(ctx, token),
      machine,
      sign,
      byHeader: ctx.lockedBrowser !== null,
      at: ctx.now,
    })
    await happened(ctx, { session: session.id, sitting: sitting.id, what: 'entered', note: machine })
    if (sign === 'wrong' || sign === 'missing')
      await happened(ctx, { session: session.id, sitting: sitting.id, what: 'browser', code: sign })
    ctx.act.subject('sitting', sitting.id)
    return {
      entered: {
        token,
        sitting: sitting.id,
        session: session.id,
        first: firstOf(entry),
        key: session.publicKey as Record<string, unknown>,
        ...state,
      },
      why: null,
    }
  },
})

const tried = (admission: string): string[] => ['sitting.enter', admission]

function sentBack(ctx: VerbContext, why: string) {
  ctx.act.sentBack(why)
  return { entered: null, why }
}
