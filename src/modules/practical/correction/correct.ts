import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import {
  assessmentKind,
  correctMachineMarks,
  foreseeMachineMarks,
  standingMarks,
} from '../../assessment/index.ts'
import { lockedSession } from '../desk/reach.ts'
import { refusals } from '../refusals.ts'
import { pointsIn, pointsText } from '../rules/points.ts'
import { candidatesIn } from '../store/candidates.ts'
import {
  CORRECTION_STAGES,
  type Correction,
  correctionStage,
  correctionsByIds,
  insertCorrection,
  lastCorrections,
  lockCorrection,
  settleCorrection,
} from '../store/corrections.ts'

/** 提出成绩更正: once the marks are in the examination nobody changes one alone: the organisation proposes it, the bureau decides. */
export const proposeCorrection = verb({
  name: 'practical.propose-correction',
  title: '提出实操成绩更正',
  http: 'POST /practical/sessions/{id}/corrections',
  who: may('practical.arrange'),
  input: z.strictObject({
    id: z.uuid(),
    seat: z.string().max(10),
    value: z.string().regex(/^\d{1,3}(\.\d{1,2})?$/, '请填 0 到 100 的数，最多两位小数'),
    reason: z.string().trim().min(4, '请写明理由，至少 4 个字').max(300),
  }),
  output: z.object({ correction: z.uuid() }),
  async run(ctx, { id, seat, value, reason }) {
    const session = await lockedSession(ctx, id)
    if (!session.enteredAt) throw refusals.notEntered()
    const candidate = (await candidatesIn(ctx.db, id)).find((one) => one.seat === seat)
    if (!candidate?.mark)
      throw refusals.noSuchCandidate({ fields: [{ path: 'seat', message: `这场没有 ${seat} 号考生` }] })
    if (candidate.mark === 'absent') throw refusals.absentStays()
    const edition = (await ctx.standards()).inForce(assessmentKind, session.heldOn)
    const full = pointsIn(edition?.data.marks.full ?? '') ?? 0
    const points = pointsIn(value)
    if (points === null || points > full) {
      const message = `${seat} 号的成绩 ${value} 超过满分 ${pointsText(full)}，请改`
      throw refusals.badPoints(message, { fields: [{ path: 'value', message }] })
    }
    // As it stands now: an appeal may have changed it, or a correction before.
    const before =
      (await standingMarks(ctx.db, session.exam, session.paper)).get(candidate.person) ?? candidate.mark
    if (pointsIn(before) === points) throw refusals.sameMark()
    const correction = randomUUID()
    const made = await insertCorrection(ctx.db, {
      id: correction,
      session: id,
      candidate: candidate.id,
      before,
      value: pointsText(points),
      reason,
      proposedBy: ctx.actor.account ?? '',
      proposedName: ctx.actor.label,
      proposedAt: ctx.now,
    })
    if (!made) throw refusals.correctionWaits()
    return { correction }
  },
})

/** 决定成绩更正: by somebody else, of the bureau; what follows from it, follows: to certificates and money as cases. */
export const decideCorrection = verb({
  name: 'practical.decide-correction',
  title: '决定实操成绩更正',
  http: 'POST /practical/corrections/{id}/decision',
  who: may('certificates.decide'),
  input: z.strictObject({ id: z.uuid(), accept: z.boolean() }),
  output: z.object({ passing: z.number().int(), reexamined: z.number().int() }),
  async run(ctx, { id, accept }) {
    const found = await lockCorrection(ctx.db, id)
    if (!found) throw refusals.noSuchCorrection()
    ctx.within({ district: found.district })
    ctx.act.subject('case', found.examNumber)
    if (found.decidedBy !== null) throw refusals.correctionDecided()
    const by = ctx.actor.account ?? ''
    if (found.proposedBy === by) throw refusals.ownCorrection()
    if (accept) await requireStands(ctx, found)
    await settleCorrection(ctx.db, id, { accept, by, at: ctx.now })
    if (!accept) return { passing: 0, reexamined: 0 }
    const why = `${found.title} ${found.seat} 号成绩由 ${found.before} 更正为 ${found.value}：${found.reason}`
    const marks = [{ person: found.person, value: found.value }]
    const { passing, reexamined } = await correctMachineMarks(
      ctx,
      found.exam,
      found.paper,
      marks,
      why,
      'examiners',
    )
    return { passing, reexamined }
  },
})

/** What was proposed holds for the mark that stood then: one that was changed since is looked at anew. */
async function requireStands(
  ctx: VerbContext,
  { exam, paper, person, before, seat }: Correction,
): Promise<void> {
  const now = (await standingMarks(ctx.db, exam, paper)).get(person)
  if (now === undefined || pointsIn(now) === pointsIn(before)) return
  throw refusals.correctionOvertaken({
    detail: `提出的时候 ${seat} 号是 ${before} 分，现在是 ${now} 分。请不采用这一件，由机构照现在的成绩重新提出。`,
  })
}

const CorrectionView = z.object({
  id: z.uuid(),
  examNumber: z.string(),
  title: z.string(),
  seat: z.string(),
  before: z.string(),
  value: z.string(),
  reason: z.string(),
  proposedBy: z.string(),
  proposedAt: z.number().int(),
  stage: z.enum(CORRECTION_STAGES),
})

const viewOf = (one: Correction): z.output<typeof CorrectionView> => ({
  id: one.id,
  examNumber: one.examNumber,
  title: one.title,
  seat: one.seat,
  before: one.before,
  value: one.value,
  reason: one.reason,
  proposedBy: one.proposedName,
  proposedAt: one.proposedAt.getTime(),
  stage: correctionStage(one),
})

/** 实操成绩更正 of the city, those that wait first. */
export const listCorrections = verb({
  name: 'practical.corrections',
  title: '查看实操成绩更正',
  http: 'GET /practical/corrections',
  who: may('certificates.decide'),
  input: z.strictObject({}),
  output: z.object({ items: z.array(CorrectionView) }),
  async run(ctx) {
    return { items: (await lastCorrections(ctx.db)).map(viewOf) }
  },
})

/** One correction, with what it would do. */
export const readCorrection = verb({
  name: 'practical.correction',
  title: '查看一件实操成绩更正',
  http: 'GET /practical/corrections/{id}',
  who: may('certificates.decide'),
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    correction: CorrectionView,
    foreseen: z.object({
      published: z.boolean(),
      passing: z.number().int(),
      failing: z.number().int(),
      reexamined: z.number().int(),
    }),
  }),
  async run(ctx, { id }) {
    const [found] = await correctionsByIds(ctx.db, [id])
    if (!found) throw refusals.noSuchCorrection()
    ctx.within({ district: found.district })
    const marks = [{ person: found.person, value: found.value }]
    const { published, passing, failing, reexamined } = await foreseeMachineMarks(
      ctx,
      found.exam,
      found.paper,
      marks,
    )
    return { correction: viewOf(found), foreseen: { published, passing, failing, reexamined } }
  },
})
