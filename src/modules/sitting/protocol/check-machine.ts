import { z } from 'zod'
import { anybody, verb } from '../../../kernel/verb/index.ts'
import { refusals } from '../refusals.ts'
import { BROWSER_CHECK, browserSign } from '../safe-browser.ts'
import { openerOf } from '../session-key.ts'
import { writeCheck } from '../store/record.ts'
import { sessionById } from '../store/sessions.ts'

/** A machine whose clock is further off is put right before the examination; it decides nothing, but candidates look at it. */
export const CLOCK_OFF = 60_000
/** A line slower than this makes the desk wait. */
const SLOW = 1500

/** 试机的场次: what a machine needs to be tried, and no candidate's name. */
export const readTrial = verb({
  name: 'sitting.trial',
  title: '查看试机场次',
  http: 'GET /sitting/trials/{id}',
  who: anybody(),
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    title: z.string(),
    place: z.string(),
    opensAt: z.number().int(),
    key: z.record(z.string(), z.unknown()),
    asksBrowser: z.boolean(),
  }),
  async run(ctx, { id }) {
    const session = await sessionById(ctx.db, id)
    if (!session || session.closedAt) throw refusals.noSuchSession()
    return {
      title: session.title,
      place: session.place,
      opensAt: session.opensAt.getTime(),
      key: session.publicKey as Record<string, unknown>,
      asksBrowser: session.browserKey !== null,
    }
  },
})

/** 报试机结果: what the machine found of itself, and what the server finds: whether it can open what the machine sealed, the line, the clock. */
export const checkMachine = verb({
  name: 'sitting.check-machine',
  title: '报试机结果',
  http: 'POST /sitting/trials/{id}/checks',
  who: anybody(),
  // The newest trial of a machine stands.
  withoutKey: true,
  input: z.strictObject({
    id: z.uuid(),
    machine: z.string().trim().min(1, '请填机号').max(40),
    /** What was put into the machine's own store and read from it again, sealed. */
    sealed: z.string().max(5000).nullable(),
    clock: z.number().int(),
    /** How long an answer of the server took, in milliseconds. */
    line: z.number().int().min(0).max(600_000),
    browser: z
      .strictObject({ address: z.url().max(500), hash: z.string().regex(/^[0-9a-fA-F]{64}$/) })
      .nullable()
      .default(null),
  }),
  output: z.object({
    ready: z.boolean(),
    found: z.array(z.object({ what: z.string(), good: z.boolean(), text: z.string() })),
  }),
  async run(ctx, { id, machine, sealed, clock, line, browser }) {
    const session = await sessionById(ctx.db, id)
    if (!session || session.closedAt || session.opensAt <= ctx.now) throw refusals.trialOver()
    const open = await openerOf(ctx.sealer, session)
    const opened = sealed === null ? null : await open(sealed).catch(() => null)
    const off = Math.abs(clock - ctx.now.getTime())
    const sign = browserSign(session.browserKey, browser, ctx.lockedBrowser)
    const found = [
      {
        what: '本机保存',
        good: opened !== null,
        text: opened ? '能加密保存，服务器能解开' : '不能加密保存：请用新版浏览器，从 https 地址打开',
      },
      { what: '网络', good: line < SLOW, text: `一个来回 ${line} 毫秒` },
      {
        what: '时钟',
        good: off < CLOCK_OFF,
        text: off < CLOCK_OFF ? '与服务器一致' : `与服务器差 ${Math.round(off / 1000)} 秒，请校时`,
      },
      ...(sign === 'not-asked'
        ? []
        : [
            {
              what: BROWSER_CHECK,
              good: sign === 'right',
              text: sign === 'right' ? '配置相符' : sign === 'wrong' ? '配置密钥不符' : '没有用考试浏览器',
            },
          ]),
    ]
    // The browser's word is a signal: a machine is ready without it.
    const ready = found.every(({ what, good }) => good || what === BROWSER_CHECK)
    await writeCheck(ctx.db, id, { machine, at: ctx.now, ready, found })
    ctx.act.subject('case', session.examNumber)
    return { ready, found }
  },
})
