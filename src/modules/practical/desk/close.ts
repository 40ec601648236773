import { createHash } from 'node:crypto'
import { z } from 'zod'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { enterMachineMarks, type MachineMark } from '../../assessment/index.ts'
import { refusals } from '../refusals.ts'
import { insertSignature, type Signature, signaturesIn } from '../store/decisions.ts'
import { lateIn } from '../store/entries.ts'
import { closeSession, type Session, setEntered } from '../store/sessions.ts'
import { asChief, lockedSession, ownExaminer, requireAdmitted } from './reach.ts'
import { markText, type Standing, standingsOf } from './standing.ts'

/** 结束评分: by the chief, when nobody owes a mark and nothing is in dispute; what comes later waits for the chief. */
export const closeMarking = verb({
  name: 'practical.close',
  title: '结束评分',
  http: 'POST /practical/sessions/{id}/close',
  who: may('practical.mark'),
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({}),
  async run(ctx, { id }) {
    const session = await lockedSession(ctx, id)
    const chief = await asChief(ctx, session)
    if (session.closedAt) throw refusals.closed()
    requireSettled(await standingsOf(ctx, session))
    await closeSession(ctx.db, id, ctx.now, chief.account)
    ctx.act.after({ session: id, closed: true })
    return {}
  },
})

/**
 * 签评分记录: after the end, by the chief and at least one of those who marked; with both the marks go into the examination, one entry for
 * each candidate that stands for two. Who signed marks that changed since has not signed these.
 */
export const signMarking = verb({
  name: 'practical.sign',
  title: '签评分记录',
  http: 'POST /practical/sessions/{id}/signatures',
  who: may('practical.mark'),
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    /** The marks are in the examination now. */
    entered: z.boolean(),
  }),
  async run(ctx, { id }) {
    const session = await lockedSession(ctx, id)
    const own = await ownExaminer(ctx, id)
    if (!own) throw refusals.notExaminer()
    await requireAdmitted(ctx, session, own)
    if (!session.closedAt) throw refusals.notClosed()
    if (session.enteredAt) throw refusals.entered()
    if ((await lateIn(ctx.db, id)).length > 0) throw refusals.lateOpen()
    const standings = await standingsOf(ctx, session)
    requireSettled(standings)
    const digest = digestOf(standings)
    const before = (await signaturesIn(ctx.db, id)).filter((one) => one.digest === digest)
    if (before.some(({ account }) => account === own.account)) throw refusals.signedAlready()
    const { account, name, chief } = own
    const signature: Signature = { account, digest, name, chief, at: ctx.now }
    await insertSignature(ctx.db, id, signature)
    if (!complete([...before, signature])) return { entered: false }
    await enterMarks(ctx, session, standings)
    return { entered: true }
  },
})

/** Whether those who must have signed: the chief, and one who marked. */
const complete = (all: readonly Signature[]): boolean =>
  all.some(({ chief }) => chief) && all.some(({ chief }) => !chief)

async function enterMarks(ctx: VerbContext, session: Session, all: readonly Standing[]): Promise<void> {
  const marks = all.map(({ candidate, outcome }): MachineMark => {
    const mark = markText(outcome)
    return { person: candidate.person, value: mark === 'absent' ? null : mark }
  })
  await enterMachineMarks(ctx, session.exam, session.paper, marks, 'examiners')
  await setEntered(ctx.db, session.id, ctx.now)
}

/** The marks as they are signed: any change makes another digest. */
export const digestOf = (all: readonly Standing[]): string =>
  createHash('sha256')
    .update(JSON.stringify(all.map(({ candidate, outcome }) => [candidate.seat, markText(outcome)])))
    .digest('hex')

/** Refuses while anything is open, and says at which seats what is. */
function requireSettled(all: readonly Standing[]): void {
  const seats = (some: readonly Standing[], what: string) =>
    some.length === 0
      ? []
      : [
          `${what}：${some
            .slice(0, SHOWN)
            .map(({ candidate }) => candidate.seat)
            .join('、')} 号${some.length > SHOWN ? `等 ${some.length} 人` : ''}`,
        ]
  const open = [
    ...seats(
      all.filter(({ outcome }) => outcome.missing.length > 0),
      '还没有评完',
    ),
    ...seats(
      all.filter(({ outcome }) => outcome.own.length > 0),
      '两部手机不一致',
    ),
    ...seats(
      all.filter(({ outcome }) => outcome.apart.length > 0),
      '等组长裁定',
    ),
  ]
  if (open.length > 0) throw refusals.stillOpen({ detail: `${open.join('；')}。` })
}

/** So many seats are named in a refusal. */
const SHOWN = 10
