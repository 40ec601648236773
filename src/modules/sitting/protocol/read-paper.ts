import { z } from 'zod'
import { anybody, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { paperOf } from '../../bank/index.ts'
import { personById } from '../../people/index.ts'
import { whyNotBegin } from '../rules/clock.ts'
import { firstOf } from '../rules/saving.ts'
import { signLater } from '../safe-browser.ts'
import { answersOf } from '../store/answers.ts'
import { happened } from '../store/events.ts'
import { type Session, sessionById } from '../store/sessions.ts'
import { begin, type Sitting, setBrowserSign } from '../store/sittings.ts'
import { heard, standing } from './hearing.ts'
import { type AnswerShape, PaperShape, Token } from './shapes.ts'

/**
 * 打开试卷: the candidate's own paper with the answers that the server holds, once the hour has come; the first time begins the sitting.
 * Before the hour, while an incident lasts and after the end it answers how things stand, and shows no question.
 */
export const readPaper = verb({
  name: 'sitting.paper',
  title: '打开试卷',
  http: 'POST /sitting/paper',
  who: anybody(),
  // Opening it again shows the same paper.
  withoutKey: true,
  input: z.strictObject({ token: Token }),
  output: PaperShape,
  async run(ctx, { token }) {
    const sitting = await heard(ctx, token)
    const session = await sessionById(ctx.db, sitting.session)
    if (!session) throw new Error(`no session ${sitting.session}`)
    await lookAtBrowser(ctx, session, sitting)
    const person = await personById(ctx, sitting.person)
    const now = ctx.now.getTime()
    const why = session.closedAt ? 'over' : whyNotBegin(sitting.timing, now)
    const paused = sitting.timing.pausedAt !== null
    const shown = why === null && !paused
    const paper = shown ? await paperOf(ctx, session.exam, sitting.person) : null
    if (paper && sitting.timing.begunAt === null) {
      await begin(ctx.db, sitting.id, { at: ctx.now, paper: paper.paper, form: paper.form })
      await happened(ctx, { session: session.id, sitting: sitting.id, what: 'begun' })
      sitting.timing.begunAt = now
    }
    const answers = shown ? await answersOf(ctx.db, sitting.id) : []
    return {
      title: session.title,
      place: session.place,
      name: person?.name ?? '',
      seat: sitting.seat,
      room: sitting.room,
      opensAt: sitting.timing.opensAt,
      handInFrom: sitting.timing.opensAt + sitting.timing.handInAfter,
      why: why ? WHY[why] : paused ? '考试暂停中，监考员恢复计时后继续' : null,
      items: paper?.items ?? null,
      answers: answers.map(({ item, seq, answer }) => ({
        item,
        seq,
        answer: answer as z.output<typeof AnswerShape>,
      })),
      after: Math.max(firstOf(sitting.entry), ...answers.map(({ seq }) => seq)),
      ...standing(ctx, sitting),
    }
  },
})

/** A browser that says otherwise than when the machine was entered at is told to the desk, once for each change. */
async function lookAtBrowser(
  ctx: VerbContext,
  { id, browserKey }: Session,
  { id: sitting, browserSign: sign, browserHeader: byHeader }: Sitting,
): Promise<void> {
  const now = signLater(browserKey, { sign, byHeader }, ctx.lockedBrowser)
  if (now === sign) return
  await setBrowserSign(ctx.db, sitting, now)
  if (now !== 'right') await happened(ctx, { session: id, sitting, what: 'browser', code: now })
}

const WHY = {
  'too-early': '还没到开考时间，请在座位上等候，到时间自动出现试卷',
  'too-late': '已过迟到时限，不能再开始答题，请向监考员说明',
  over: '考试已经结束',
} as const
