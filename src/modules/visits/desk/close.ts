import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { takeStep } from '../../../kernel/case/index.ts'
import { CaseNumber } from '../../../kernel/value/shapes.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { visitProcedure } from '../case/procedure.ts'
import { VERDICTS } from '../in-words.ts'
import { barredNow } from '../plan/team.ts'
import { requireAdmitted } from '../recusal/declare.ts'
import { refusals } from '../refusals.ts'
import { type Line, openIn, remarksOf } from '../rules/checklist.ts'
import { itemsOf } from '../standard.ts'
import { insertSettlement, insertSignature, signaturesIn } from '../store/entries.ts'
import { standBack } from '../store/supervisors.ts'
import { dropReport, setReport, type Visit } from '../store/visits.ts'
import { led, walked } from './reach.ts'
import { linesNow } from './standing.ts'

/** 裁定不一致的一项: by the lead, on the words as they stand; with other words it settles nothing. */
export const settleLine = verb({
  name: 'visits.settle',
  title: '裁定督导员不一致的检查项',
  http: 'POST /visits/{number}/settlements',
  who: may('visits.walk'),
  input: z.strictObject({
    number: CaseNumber,
    item: z.string().max(60),
    verdict: z.enum(VERDICTS),
    on: z.string().max(400),
    reason: z.string().trim().min(4, '请写明为什么，至少 4 个字').max(300),
  }),
  output: z.object({}),
  async run(ctx, { number, item, verdict, on, reason }) {
    const { visit, own } = await led(ctx, number)
    if (visit.standing !== 'open') throw refusals.notOpen()
    const { lines } = await linesNow(ctx, visit)
    const line = lines.find((one) => one.item === item)
    if (!line) throw refusals.noSuchItem()
    if (!line.apart || line.on !== on) throw refusals.notApart()
    await insertSettlement(ctx.db, {
      id: randomUUID(),
      visit: number,
      item,
      verdict,
      on,
      reason,
      byAccount: own.account,
      byName: own.name,
      at: ctx.now,
    })
    ctx.act.after({ visit: number, item, verdict })
    return {}
  },
})

/** 结束检查: by the lead, when nobody owes a word and nothing is in dispute; with what the report says. */
export const endChecklist = verb({
  name: 'visits.end',
  title: '结束督导检查',
  http: 'POST /visits/{number}/end',
  who: may('visits.walk'),
  input: z.strictObject({
    number: CaseNumber,
    summary: z.string().trim().min(4, '请写督导情况，至少 4 个字').max(1000),
  }),
  output: z.object({}),
  async run(ctx, { number, summary }) {
    const { visit, own, team } = await led(ctx, number)
    if (visit.standing !== 'open') throw refusals.notOpen()
    if (visit.day > ctx.today) throw refusals.tooEarly()
    const { lines, data } = await linesNow(ctx, visit)
    const words = new Map(itemsOf(data).map(({ id, words: text }) => [id, text]))
    const short = team.length < data.supervisors ? [`督导员不足 ${data.supervisors} 名，等市局换人`] : []
    const barred = await barredNow(
      ctx,
      visit,
      team.map(({ card }) => card),
    )
    const open = [...short, ...barred.values(), ...openIn(lines, (item) => words.get(item) ?? item)]
    if (open.length > 0) throw refusals.stillOpen({ detail: `${open.join('；')}。` })
    await setReport(ctx.db, number, summary, digestOf(visit, summary, lines))
    await takeStep(ctx.asSystem(`${own.name}结束检查`), [visitProcedure as never], number, 'ended', {
      note: `组长 ${own.name}`,
    })
    return {}
  },
})

/** 签督导报告: by everybody on the team, what was reported in the very same words; with the last one it goes to the organisation. */
export const signReport = verb({
  name: 'visits.sign',
  title: '签督导报告',
  http: 'POST /visits/{number}/signatures',
  who: may('visits.walk'),
  input: z.strictObject({ number: CaseNumber, digest: z.string().max(64) }),
  output: z.object({
    /** The report is with the organisation now. */
    told: z.boolean(),
  }),
  async run(ctx, { number, digest }) {
    const { visit, own, team } = await walked(ctx, number)
    await requireAdmitted(ctx, visit, own)
    if (visit.standing !== 'signing' || visit.digest === null || visit.digest !== digest)
      throw refusals.notClosed({ detail: '报告可能已经退回或者改过，请刷新后再看。' })
    const before = (await signaturesIn(ctx.db, number)).filter((one) => one.digest === digest)
    if (before.some(({ account }) => account === own.account)) throw refusals.signedAlready()
    await insertSignature(ctx.db, number, {
      account: own.account,
      digest,
      name: own.name,
      card: own.card,
      at: ctx.now,
    })
    const signed = new Set([...before.map(({ account }) => account), own.account])
    if (!team.every(({ account }) => signed.has(account))) return { told: false }
    await takeStep(ctx.asSystem('督导员都已签名'), [visitProcedure as never], number, 'report')
    return { told: true }
  },
})

/** 退回检查: whoever does not sign says why; the checklist is open again and nothing that was signed counts. */
export const reopenChecklist = verb({
  name: 'visits.reopen',
  title: '退回督导检查',
  http: 'POST /visits/{number}/reopening',
  who: may('visits.walk'),
  input: z.strictObject({
    number: CaseNumber,
    why: z.string().trim().min(4, '请写明哪里要改，至少 4 个字').max(300),
  }),
  output: z.object({}),
  async run(ctx, { number, why }) {
    const { visit, own } = await walked(ctx, number)
    if (visit.standing !== 'signing') throw refusals.notClosed()
    await dropReport(ctx.db, number)
    await takeStep(ctx.asSystem(`${own.name}退回检查`), [visitProcedure as never], number, 'reopen', {
      note: `${own.name}：${why}`,
    })
    return {}
  },
})

/** 回避、不能去: a supervisor stands back from a visit and says why; the bureau sends somebody else. */
export const recuse = verb({
  name: 'visits.recuse',
  title: '申请回避督导',
  http: 'POST /visits/{number}/recusal',
  who: may('visits.walk'),
  input: z.strictObject({
    number: CaseNumber,
    why: z.string().trim().min(4, '请写明为什么，至少 4 个字').max(300),
  }),
  output: z.object({}),
  async run(ctx, { number, why }) {
    const { visit, own } = await walked(ctx, number)
    if (visit.standing !== 'open') throw refusals.notOpen()
    await standBack(ctx.db, number, own.card, { at: ctx.now, why, owed: true })
    ctx.act.after({ visit: number, recused: own.card })
    return {}
  },
})

/** What is signed: every line with its verdict and remarks, and the words of the report. */
const digestOf = ({ number }: Visit, summary: string, lines: readonly Line[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify([number, summary, lines.map((one) => [one.item, one.verdict, remarksOf(one)])]),
      'utf8',
    )
    .digest('hex')
