import type { z } from 'zod'
import { workingDaysLeft } from '../../value/time/working-days.ts'
import type { VerbContext } from '../../verb/index.ts'
import { correctionOf } from '../correction/correction.ts'
import { targetsOf } from '../correction/target.ts'
import { answersForDoubts, doubtsOf } from '../decide/doubts.ts'
import { weighs } from '../decide/foresee.ts'
import { type HeldBack, heldBackOf } from '../decide/held-back.ts'
import { NO_EVIDENCE } from '../evidence.ts'
import { formFields } from '../form/form-field.ts'
import { type Countersign, mayTake, postToSign, sightOf } from '../party.ts'
import { type Procedure, stateShown } from '../procedure.ts'
import { noticeOfCase, type PublicNotice } from '../step/notice.ts'
import { whyNot } from '../step/take-step.ts'
import type { CaseEvent, CaseFile } from '../store/case-file.ts'
import { stepsFrom } from '../store/case-state.ts'
import { readEvents } from '../store/case-store.ts'
import type { CaseDetail, CaseItem, HeldBackView, Notice, StepOffer, TimelineEntry } from './shapes.ts'

/** A case as a line of a list. */
export function itemOf(
  ctx: VerbContext,
  procedure: Procedure,
  file: CaseFile,
  heldBack?: HeldBack,
): z.infer<typeof CaseItem> {
  const { title, tone, progress } = stateShown(procedure, file.state)
  const sight = sightOf(procedure, file, ctx.actor)
  return {
    number: file.number,
    kind: file.kind,
    kindTitle: procedure.title,
    title: file.title,
    subtitle: file.subtitle,
    amount: file.amount,
    state: file.state,
    stateTitle: file.held ? `搁置：${file.held.text}` : title,
    stateTone: file.held ? 'warn' : tone,
    progress,
    holder: file.held
      ? `等待${file.held.whose ?? '原因消除'}，系统自动继续`
      : (procedure.states[file.state]?.holder ?? ''),
    district: file.district,
    due: file.held ? null : file.dueOn,
    workingDaysLeft:
      file.dueOn && !file.closedAt && !file.held
        ? workingDaysLeft(ctx.today, file.dueOn, ctx.calendar)
        : null,
    estimatedYears: file.held ? [] : file.estimatedYears,
    attention: sight.has('attention') ? file.attention : [],
    compared: procedure.compared === true,
    held: file.held ? { code: file.held.code, text: file.held.text, whose: file.held.whose } : null,
    handler: file.handler,
    openedAt: file.openedAt.toISOString(),
    closed: file.closedAt !== null,
    heldBack: heldBack && mayKnow(ctx, heldBack) ? heldBackView(ctx, procedure, heldBack) : null,
  }
}

/** Who decided what is not real yet is told to officials; a refusal only to who decided. The applicant hears of a decision when it is one. */
const mayKnow = ({ actor }: VerbContext, one: HeldBack): boolean =>
  actor.account === one.account || (actor.kind === 'official' && one.failed_at === null)

/** A decision that waits to become real, as it is shown. */
export const heldBackView = (
  ctx: VerbContext,
  procedure: Procedure,
  one: HeldBack,
): z.infer<typeof HeldBackView> => ({
  step: one.step,
  stepTitle: procedure.steps[one.step]?.title ?? one.step,
  by: one.label,
  mine: one.account === ctx.actor.account,
  secondsLeft: Math.max(0, Math.ceil((one.real_at.getTime() - ctx.now.getTime()) / 1000)),
  failed: one.failed_why,
})

/** A case with its evidence, the steps offered to this actor, and its timeline. */
export async function detailOf(
  ctx: VerbContext,
  procedure: Procedure,
  file: CaseFile,
): Promise<z.infer<typeof CaseDetail>> {
  const events = await readEvents(ctx.db, file.number)
  const sight = sightOf(procedure, file, ctx.actor)
  const notice = await noticeOfCase(ctx.db, file.number)
  const heldBack = (await heldBackOf(ctx.db, [file.number])).get(file.number)
  const evidence = sight.has('evidence')
    ? ((await procedure.evidence?.(ctx, file)) ?? NO_EVIDENCE)
    : NO_EVIDENCE
  return {
    ...itemOf(ctx, procedure, file, heldBack),
    revision: file.revision,
    form: sight.has('form') ? file.form : {},
    decision: sight.has('decision') ? (file.record?.decision ?? null) : null,
    decidedOn: sight.has('decision') ? (file.record?.decidedOn ?? null) : null,
    evidence,
    doubts: sight.has('attention') ? doubtsOf(evidence.comparisons, file.attention) : [],
    correction: await correctionOf(ctx, procedure, file, events),
    steps: await offers(ctx, procedure, file, events, heldBack),
    timeline: timelineOf(procedure, sight.size > 0 ? events : events.map(unnamed), sight.has('attention')),
    notice: notice && noticeView(notice),
  }
}

/** An event as it is told to whoever sees nothing of the case: not who filed it. */
const unnamed = (event: CaseEvent): CaseEvent =>
  event.actorKind === 'citizen' ? { ...event, actorLabel: '申请人', note: null } : event

/** The steps from here that belong to this actor's post, each with whether it may be taken now and why not. */
async function offers(
  ctx: VerbContext,
  procedure: Procedure,
  file: CaseFile,
  events: readonly CaseEvent[],
  heldBack: HeldBack | undefined,
): Promise<z.infer<typeof StepOffer>[]> {
  const decided = heldBack && heldBack.failed_at === null ? DECIDED : null
  const offered = stepsFrom(procedure, file.state).filter(
    ([, step]) =>
      mayTake(step, ctx.actor) && (step.settles === undefined || step.settles === file.held?.code),
  )
  return Promise.all(
    offered.map(async ([name, step]) => {
      const refusal = decided ?? whyNot(ctx, procedure, name, file, events)
      const targets =
        step.asks === 'corrections' && refusal === null ? await targetsOf(ctx, procedure, step, file) : []
      return {
        step: name,
        title: step.countersign ? signatureOf(name, step.countersign, file, events, ctx.actor) : step.title,
        tone: step.tone ?? 'plain',
        asks: step.asks ?? 'none',
        moves: step.moves ?? false,
        weighs: weighs(step),
        answers: answersForDoubts(step) && ctx.actor.kind === 'official',
        reasons: [...(step.reasons ?? [])],
        corrections: targets.map(({ key, ask, sort, title, now = null }) => ({
          code: key,
          text: ask,
          sort,
          title,
          now,
        })),
        mends: step.mends ?? false,
        fields: step.input && !step.page ? formFields(step.input) : [],
        page: step.page?.(file) ?? null,
        allowed: refusal === null,
        why: refusal?.detail ?? null,
      }
    }),
  )
}

const DECIDED = { detail: '这一件已经作出决定，还没有生效。' }

/** What the signature is called that this actor would give. */
function signatureOf(
  name: string,
  countersign: Countersign,
  file: CaseFile,
  events: readonly CaseEvent[],
  actor: VerbContext['actor'],
): string {
  const signs = postToSign(name, countersign, file.state, events, actor)
  const post = 'post' in signs ? signs.post : Object.keys(countersign.posts)[0]
  return countersign.posts[post ?? ''] ?? name
}

const STANDING_TITLES: Record<string, string> = {
  open: '提交',
  held: '暂时搁置',
  resumed: '继续办理',
  escalated: '转督办',
  reminded: '到期前提醒',
  recounted: '重新计算期限',
  claimed: '领办',
  transferred: '转办',
}

/** What happened, in order, in words. */
export function timelineOf(
  procedure: Procedure,
  events: readonly CaseEvent[],
  doubts = false,
): z.infer<typeof TimelineEntry>[] {
  return events.map((event) => {
    const step = procedure.steps[event.step]
    const payload = event.payload as {
      corrections?: { text: string }[]
      text?: string
      signed?: string
      doubts?: string[]
    } | null
    return {
      seq: event.seq,
      step: event.step,
      title:
        (payload?.signed && step?.countersign?.posts[payload.signed]) ??
        step?.title ??
        STANDING_TITLES[event.step] ??
        event.step,
      actor: event.actorLabel,
      at: event.at.toISOString(),
      note: event.note ?? payload?.text ?? null,
      reason: step?.reasons?.find((reason) => reason.code === event.reason)?.text ?? null,
      corrections: payload?.corrections?.map((one) => one.text) ?? [],
      doubts: doubts ? (payload?.doubts ?? []) : [],
      state: procedure.states[event.to]?.title ?? event.to,
    }
  })
}

/** A notice as anybody sees it. */
export const noticeView = (notice: PublicNotice): z.infer<typeof Notice> => ({
  id: notice.id,
  number: notice.number,
  title: notice.title,
  fields: notice.fields,
  openedOn: notice.openedOn,
  endsOn: notice.endsOn,
  estimatedYears: notice.estimatedYears,
  open: notice.closedOn === null,
})
