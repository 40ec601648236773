import { randomBytes, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { count, leftOf } from '../../../kernel/verb/http/limits.ts'
import { anybody, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { CLOCK_OFF } from '../protocol/check-machine.ts'
import { type AnswerShape, PaperShape, SavesIn, SealedSave, Standing, Token } from '../protocol/shapes.ts'
import { refusals } from '../refusals.ts'
import { foundIn } from '../rules/rehearsal.ts'
import { browserSign } from '../safe-browser.ts'
import { openerOf } from '../session-key.ts'
import { type Session, sessionById } from '../store/sessions.ts'
import {
  enterRehearsal,
  keepTyped,
  machineOfToken,
  type Rehearsal,
  type RehearsalMachine,
  rehearsalByCode,
  rehearsalById,
  reportMachine,
} from './store.ts'

/** So often may wrong codes be tried from one address. */
const TRIES = { times: 30, seconds: 600 }
/** So long a machine has for its rehearsal. */
const LASTS = 20 * 60_000

const Browser = z
  .strictObject({ address: z.url().max(500), hash: z.string().regex(/^[0-9a-fA-F]{64}$/) })
  .nullable()
  .default(null)

/** 进入演练: a machine by the code of the rehearsal; nobody's name, nobody's number. */
export const enterRehearsing = verb({
  name: 'sitting.enter-rehearsal',
  title: '进入演练',
  http: 'POST /sitting/rehearsals/enter',
  who: anybody(),
  withoutKey: true,
  input: z.strictObject({
    code: z.string().regex(/^\d{8}$/, '演练码是 8 位数字'),
    machine: z.string().trim().min(1, '请填机号').max(40),
  }),
  output: z.object({
    entered: z
      .object({
        token: Token,
        sitting: z.uuid(),
        session: z.uuid(),
        first: z.number().int(),
        key: z.record(z.string(), z.unknown()),
      })
      .nullable(),
    why: z.string().nullable(),
  }),
  async run(ctx, { code, machine }) {
    const tried = ['sitting.rehearsal', ctx.address ?? '']
    if ((await leftOf(ctx, tried, TRIES)).left <= 0) return sentBack(ctx, '试错次数太多，请十分钟后再试')
    const rehearsal = await rehearsalByCode(ctx.db, ctx.sealer.macs(code, 'sitting.rehearsal'))
    const session = rehearsal && (await sessionById(ctx.db, rehearsal.session))
    if (!rehearsal || !session || session.opensAt <= ctx.now) {
      await count(ctx, tried, TRIES)
      return sentBack(ctx, '演练码不对，或者演练已经结束；演练码在监考台上看')
    }
    const token = randomBytes(32).toString('base64url')
    const id = await enterRehearsal(ctx.db, {
      id: randomUUID(),
      rehearsal: rehearsal.id,
      machine,
      token: tokenMac(ctx, token),
      at: ctx.now,
    })
    ctx.act.subject('case', session.examNumber)
    const key = session.publicKey as Record<string, unknown>
    return { entered: { token, sitting: id, session: session.id, first: 1_000_000, key }, why: null }
  },
})

/** 打开演练卷: as a candidate would, with what this machine has typed already. */
export const rehearsalPaperRead = verb({
  name: 'sitting.rehearsal-paper',
  title: '打开演练卷',
  http: 'POST /sitting/rehearsals/paper',
  who: anybody(),
  withoutKey: true,
  input: z.strictObject({ token: Token }),
  output: PaperShape,
  async run(ctx, { token }) {
    const { machine, rehearsal, session } = await rehearsing(ctx, token)
    const answers = Object.entries(machine.answers).map(([item, { seq, answer }]) => ({
      item,
      seq,
      answer: answer as z.output<typeof AnswerShape>,
    }))
    const standing = standingOf(ctx, machine, rehearsal)
    return {
      title: `演练：${session.title}`,
      place: session.place,
      name: '演练',
      seat: machine.machine,
      room: '',
      opensAt: machine.enteredAt.getTime(),
      handInFrom: machine.enteredAt.getTime(),
      why: null,
      items: standing.state === 'running' ? rehearsal.items : null,
      answers,
      after: Math.max(1_000_000, ...answers.map(({ seq }) => seq)),
      ...standing,
    }
  },
})

const Became = {
  taken: z.array(z.number().int()),
  kept: z.array(z.number().int()),
  refused: z.array(z.object({ seq: z.number().int(), why: z.string() })),
  unopened: z.array(z.number().int()),
}

/** 保存演练答案: the newest of each question, until the machine has said how it went. */
export const saveRehearsed = verb({
  name: 'sitting.rehearsal-save',
  title: '保存演练答案',
  http: 'POST /sitting/rehearsals/answers',
  who: anybody(),
  withoutKey: true,
  bodyLimit: 2 * 1024 * 1024,
  input: z.strictObject({ ...SavesIn, unsent: z.number().int().min(0).max(10_000).default(0) }),
  output: z.object({ ...Became, ...Standing }),
  run: (ctx, given) => take(ctx, given, false),
})

/** 演练交卷. */
export const handInRehearsed = verb({
  name: 'sitting.rehearsal-hand-in',
  title: '演练交卷',
  http: 'POST /sitting/rehearsals/hand-in',
  who: anybody(),
  withoutKey: true,
  bodyLimit: 2 * 1024 * 1024,
  input: z.strictObject(SavesIn),
  output: z.object({ ...Became, ...Standing }),
  run: (ctx, given) => take(ctx, given, true),
})

/** 报演练结果: what the machine saw of itself, and what the server saw of it; what was typed is forgotten with this. */
export const reportRehearsed = verb({
  name: 'sitting.rehearsal-report',
  title: '报演练结果',
  http: 'POST /sitting/rehearsals/report',
  who: anybody(),
  withoutKey: true,
  input: z.strictObject({
    token: Token,
    clock: z.number().int(),
    /** Typed while the line was cut, and come through afterwards; null where the machine did not get so far. */
    cut: z.boolean().nullable(),
    /** Found again after the page was loaded anew. */
    again: z.boolean().nullable(),
    /** What it kept of the last answer, sealed. */
    sealed: z.string().max(60_000).nullable(),
    browser: Browser,
  }),
  output: z.object({
    passed: z.boolean(),
    found: z.array(z.object({ what: z.string(), good: z.boolean(), text: z.string() })),
  }),
  async run(ctx, { token, clock, cut, again, sealed, browser }) {
    const { machine, rehearsal, session } = await rehearsing(ctx, token)
    const open = await openerOf(ctx.sealer, session)
    const opened = sealed === null ? null : await open(sealed).catch(() => null)
    const off = clock - ctx.now.getTime()
    const found = foundIn({
      asked: rehearsal.items.length,
      saved: rehearsal.items.filter(({ id }) => machine.answers[id] !== undefined).length,
      sealed: opened?.of.sitting === machine.id,
      cut,
      again,
      handedIn: machine.handedInAt !== null,
      clock: { seconds: Math.round(off / 1000), near: Math.abs(off) < CLOCK_OFF },
      browser: browserSign(session.browserKey, browser, ctx.lockedBrowser),
    })
    const passed = found.every(({ good }) => good)
    await reportMachine(ctx.db, machine.id, { passed, found, at: ctx.now })
    return { passed, found }
  },
})

const tokenMac = ({ sealer }: Pick<VerbContext, 'sealer'>, token: string): string =>
  sealer.mac(token, 'sitting.rehearsal-token')

async function rehearsing(ctx: VerbContext, token: string) {
  const machine = await machineOfToken(ctx.db, ctx.sealer.macs(token, 'sitting.rehearsal-token'))
  const rehearsal = machine && (await rehearsalById(ctx.db, machine.rehearsal))
  const session = rehearsal && (await sessionById(ctx.db, rehearsal.session))
  if (!machine || !rehearsal || !session || rehearsal.endedAt) throw refusals.rehearsalGone()
  ctx.act.subject('case', session.examNumber)
  return { machine, rehearsal, session }
}

function standingOf(
  { now }: Pick<VerbContext, 'now'>,
  { enteredAt, handedInAt, passed }: RehearsalMachine,
  _of: Rehearsal,
) {
  const endsAt = enteredAt.getTime() + LASTS
  const over = handedInAt !== null || passed !== null
  const state = over ? 'handed-in' : now.getTime() >= endsAt ? 'timed-out' : 'running'
  return { now: now.getTime(), endsAt, state } as const
}

async function take(
  ctx: VerbContext,
  { token, saves, sealed }: z.output<z.ZodObject<typeof SavesIn>>,
  handsIn: boolean,
) {
  const { machine, rehearsal, session } = await rehearsing(ctx, token)
  const before = standingOf(ctx, machine, rehearsal)
  const opened = await openOwn(ctx, session, machine, token, sealed)
  const all = [...saves, ...opened.saves]
  if (before.state !== 'running')
    return {
      taken: [],
      kept: [],
      refused: all.map(({ seq }) => ({ seq, why: '演练已经结束' })),
      unopened: opened.unopened,
      ...before,
    }
  const answers = { ...machine.answers }
  const known = new Set([...rehearsal.items.map(({ id }) => id), '_flags'])
  for (const { item, seq, answer } of all)
    if (known.has(item) && seq > (answers[item]?.seq ?? 0)) answers[item] = { seq, answer }
  await keepTyped(ctx.db, machine.id, { answers, handedInAt: handsIn ? ctx.now : null })
  return {
    taken: all.map(({ seq }) => seq),
    kept: [],
    refused: [],
    unopened: opened.unopened,
    ...before,
    state: handsIn ? ('handed-in' as const) : before.state,
  }
}

/** What this machine had kept sealed before its page was loaded anew. */
async function openOwn(
  ctx: VerbContext,
  session: Session,
  machine: RehearsalMachine,
  token: string,
  sealed: readonly string[],
) {
  const saves: { item: string; seq: number; answer: unknown }[] = []
  const unopened: number[] = []
  if (sealed.length === 0) return { saves, unopened }
  const open = await openerOf(ctx.sealer, session)
  for (const [at, one] of sealed.entries()) {
    const found = await open(one).catch(() => null)
    const read = SealedSave.safeParse(found?.save)
    if (read.success && found?.of.sitting === machine.id && read.data.token === token) saves.push(read.data)
    else unopened.push(at)
  }
  return { saves, unopened }
}

function sentBack(ctx: VerbContext, why: string) {
  ctx.act.sentBack(why)
  return { entered: null, why }
}
