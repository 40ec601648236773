import { sql } from 'kysely'
import type { Colleague } from '../../identity/colleagues.ts'
import { formatDay } from '../../value/time/civil-date.ts'
import { problem, type VerbContext } from '../../verb/index.ts'
import { dueIn } from '../clock/due.ts'
import { insertItems, unansweredOf } from '../correction/store.ts'
import { itemsAsked, type NewItem, targetsOf } from '../correction/target.ts'
import { requireDoubtsSeen } from '../decide/doubts.ts'
import { givenTo } from '../form/typed-step.ts'
import { mayTake, postToSign, signed } from '../party.ts'
import { begins, type Procedure, type Step, type StepOutcome, type Taking, typedFile } from '../procedure.ts'
import { refusals } from '../refusals.ts'
import type { CaseEvent, CaseFile } from '../store/case-file.ts'
import { fourEyes } from '../store/case-state.ts'
import { lockFile, readEvents, writeMove } from '../store/case-store.ts'
import { requireCase, requireHandler, requireUnjudged } from '../store/reach.ts'
import { causeOf } from './hold.ts'
import { closeNotices, openNotices } from './notice.ts'

/**
 * Takes one step of a case: asks who may, that it begins in the case's state, the four-eyes rule and what the
 * step asks for; does the step's own work; writes the event. `revision` is the case as the actor saw it.
 */
export const takeStep = async (
  ctx: VerbContext,
  procedures: readonly Procedure[],
  number: string,
  name: string,
  taking: TakingSeen = {},
): Promise<CaseFile> => (await takeStepAnswered(ctx, procedures, number, name, taking)).file

type TakingSeen = Taking & { revision?: number | undefined }

/** The same, with what the step tells whoever took it. */
export async function takeStepAnswered(
  ctx: VerbContext,
  procedures: readonly Procedure[],
  number: string,
  name: string,
  taking: TakingSeen,
): Promise<Taken> {
  const { file, procedure } = await openForMove(ctx, procedures, number)
  const step = procedure.steps[name]
  if (!step) throw refusals.noSuchStep()
  if (taking.revision !== undefined && taking.revision !== file.revision) throw movedOn(file, procedure)
  if (!begins(step, file.state)) throw movedOn(file, procedure)
  const events = await readEvents(ctx.db, number)
  const refusal = whyNot(ctx, procedure, name, file, events)
  if (refusal) throw problem(refusal.status, refusal.title, { detail: refusal.detail })
  requireAnswers(step, taking)
  const seen = await requireDoubtsSeen(ctx, procedure, file, step, taking.acknowledged ?? [])
  // Whoever fills in everything anew has answered every item by it.
  if (step.mends && taking.input === undefined) await requireAnswered(ctx, number)
  const asked = step.asks === 'corrections' ? await askedOf(ctx, procedure, step, file, taking) : undefined
  if (step.countersign) {
    const signs = postToSign(name, step.countersign, file.state, events, ctx.actor)
    const before = signed(name, file.state, events).length
    if ('post' in signs && before + 1 < step.countersign.atLeast)
      return { file: await sign(ctx, file, name, signs.post, taking) }
    if ('post' in signs) return move(ctx, procedure, file, name, step, taking, { signed: signs.post })
  }
  return move(ctx, procedure, file, name, step, taking, seen.length > 0 ? { doubts: seen } : undefined, asked)
}

/** One signature of several: the case stays where it is until all have signed. */
const sign = (
  ctx: VerbContext,
  file: CaseFile,
  step: string,
  post: string,
  { note }: Taking,
): Promise<CaseFile> =>
  writeMove(ctx.db, file, {
    step,
    to: file.state,
    closed: false,
    handler: null,
    actor: ctx.actor,
    at: ctx.now,
    note,
    payload: { signed: post },
  })

/** The case after a step, and what the step tells whoever took it. */
export interface Taken {
  file: CaseFile
  answer?: unknown
}

/** The case, locked, if this actor may reach it at all. */
export async function openForMove(
  ctx: VerbContext,
  procedures: readonly Procedure[],
  number: string,
): Promise<{ file: CaseFile; procedure: Procedure }> {
  const file = await lockFile(ctx.db, number)
  if (!file) throw refusals.noSuchCase()
  ctx.act.subject('case', number)
  ctx.act.district(file.district)
  requireCase(ctx, file)
  requireUnjudged(ctx, file)
  const procedure = procedures.find((one) => one.kind === file.kind)
  if (!procedure) throw new Error(`no procedure for cases of kind ${file.kind}`)
  return { file: typedFile(procedure, file), procedure }
}

/** Why this actor cannot take this step now, or null; the same answer greys the button out. */
export function whyNot(
  ctx: VerbContext,
  procedure: Procedure,
  name: string,
  file: CaseFile,
  events: readonly CaseEvent[],
): { status: number; title: string; detail: string } | null {
  const step = procedure.steps[name]
  if (!step) return { status: 404, title: '没有这一步骤', detail: '请从现有步骤里选。' }
  if (ctx.actor.kind !== 'system') {
    if (!mayTake(step, ctx.actor)) {
      return { status: 403, title: '您的岗位不能办理此事', detail: `“${step.title}”不在您的岗位权限内。` }
    }
    const party = step.party ? procedure.parties?.[step.party] : undefined
    if (party && !party.is(ctx.actor, file))
      return { status: 403, title: `这一步由${party.title}办理`, detail: party.otherwise(file) }
    const eyes = fourEyes(procedure, name, events, ctx.actor.account)
    if (eyes) return { status: 403, title: '经办人不能审批自己办理过的办件', detail: eyes }
    if (file.handler && file.handler !== ctx.actor.account && ctx.actor.kind === 'official') {
      return { status: 409, title: '这一件已由同事领办', detail: '请先请同事转办，或在“转办”里接手。' }
    }
  }
  if (step.countersign) {
    const signs = postToSign(name, step.countersign, file.state, events, ctx.actor)
    if ('refusal' in signs) return { status: 409, title: '已经签过', detail: signs.refusal }
  }
  const opens = step.opens?.(file)
  if (opens !== undefined && ctx.today < opens)
    return {
      status: 409,
      title: '还没有到可以办理的日子',
      detail: `“${step.title}”从${formatDay(opens)}起办理。`,
    }
  if (step.settles !== undefined && file.held?.code !== step.settles) return NOTHING_TO_SETTLE
  if (file.held && step.tone === 'primary') {
    return { status: 409, title: '这一件暂时搁置', detail: `${file.held.text}。原因消除后系统自动继续办理。` }
  }
  if (step.once && events.some((event) => event.step === name)) return ONCE
  return null
}

const NOTHING_TO_SETTLE = {
  status: 409,
  title: '这一件没有要核定的',
  detail: '只有因为这个原因搁置的办件才要核定。请刷新后看最新情况。',
}

const ONCE = {
  status: 409,
  title: '补正只能一次告知',
  detail: '这一件已经一次告知过补正内容，请作出通过或不予通过的决定。',
}

function requireAnswers(step: Step, taking: Taking): void {
  if (step.asks === 'reason' && !step.reasons?.some((reason) => reason.code === taking.reason)) {
    throw refusals.reasonMissing({ fields: [{ path: 'reason', message: '请从列表中选择一项理由' }] })
  }
  if (step.asks === 'note' && !taking.note?.trim()) {
    throw refusals.noteMissing({ fields: [{ path: 'note', message: '请填写意见' }] })
  }
}

async function move(
  ctx: VerbContext,
  procedure: Procedure,
  file: CaseFile,
  name: string,
  step: Step,
  taking: Taking,
  payload?: unknown,
  asked?: readonly NewItem[],
): Promise<Taken> {
  const given = await givenTo(ctx, step, taking)
  const result: StepOutcome = (await step.run?.(ctx, file, { ...taking, ...given })) ?? {}
  const answer = result.answer === undefined ? undefined : step.answer?.parse(result.answer)
  if (result.sentBack !== undefined) {
    ctx.act.sentBack(result.sentBack)
    return { file, answer }
  }
  const told = asked
    ? { corrections: asked.map(({ key, ask, plain }) => ({ code: key, text: ask, plain })) }
    : payload
  const next = await moved(ctx, procedure, file, name, step, taking, result, told)
  if (asked) await insertItems(ctx.db, next.number, next.revision, asked)
  return { file: next, answer }
}

const askedOf = async (
  ctx: VerbContext,
  procedure: Procedure,
  step: Step,
  file: CaseFile,
  { corrections = [] }: Taking,
): Promise<NewItem[]> => itemsAsked(await targetsOf(ctx, procedure, step, file), corrections)

/** Throws 409 while something that was asked has no answer at all; a sentence is one. */
async function requireAnswered(ctx: VerbContext, number: string): Promise<void> {
  const open = await unansweredOf(ctx.db, number)
  if (open > 0) throw refusals.correctionsOpen(open)
}

async function moved(
  ctx: VerbContext,
  procedure: Procedure,
  file: CaseFile,
  name: string,
  step: Step,
  taking: Taking,
  result: StepOutcome,
  payload: unknown,
): Promise<CaseFile> {
  const base = { actor: ctx.actor, at: ctx.now, note: result.note ?? taking.note, reason: taking.reason }
  ctx.act.before({ state: file.state, revision: file.revision })
  if (result.hold && !result.to) {
    return writeMove(ctx.db, file, {
      ...base,
      step: 'held',
      to: file.state,
      closed: false,
      held: result.hold,
      payload: causeOf(result.hold),
    })
  }
  const to = result.to ?? step.to
  const ends = procedure.states[to]?.ends
  if (procedure.states[file.state]?.notice && to !== file.state) {
    await closeNotices(ctx, [file.number], step.by === 'clock' ? 'passed' : 'withdrawn')
  }
  const next = await writeMove(ctx.db, file, {
    ...base,
    step: name,
    to,
    ...(to === file.state
      ? {}
      : { due: await dueIn(ctx, procedure, to, file), handler: null, escalatedOn: null }),
    closed: ends !== undefined,
    ...(ends ? { held: null } : result.hold ? { held: result.hold } : {}),
    record: await ctx.kept(result.record),
    amount: result.amount,
    attention: result.attention,
    organisation: result.organisation,
    subtitle: result.subtitle,
    payload,
  })
  ctx.act.after({ state: next.state, revision: next.revision })
  if (procedure.states[to]?.notice && to !== file.state) await openNotices(ctx, procedure, [next])
  return next
}

/** Who else moved the case, so that nothing that was typed is lost and the newest state is shown. */
function movedOn(file: CaseFile, procedure: Procedure) {
  const state = procedure.states[file.state]?.title ?? file.state
  return refusals.movedMeanwhile({ detail: `现在是“${state}”。请查看最新情况后再决定，您写的意见还在。` })
}

/** Claims a case for this officer, or gives it to a colleague or back to everybody (null). */
export async function assign(
  ctx: VerbContext,
  procedures: readonly Procedure[],
  number: string,
  to: Pick<Colleague, 'account' | 'label'> | null,
  step: 'claimed' | 'transferred',
): Promise<CaseFile> {
  const { file, procedure } = await openForMove(ctx, procedures, number)
  if (file.closedAt) throw refusals.caseClosed()
  requireHandler(ctx, procedure, file)
  if (step === 'claimed' && file.handler && file.handler !== ctx.actor.account) {
    throw refusals.claimedByColleague()
  }
  return writeMove(ctx.db, file, {
    step,
    to: file.state,
    closed: false,
    handler: to?.account ?? null,
    actor: ctx.actor,
    at: ctx.now,
    payload: { to: to?.label ?? null },
  })
}

/** Whether an objection to a notice of the case is still undecided. */
export async function objectionOpen(ctx: VerbContext, number: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from case_file where kind = 'YY' and form->>'against' = ${number} and state = 'filed' limit 1`.execute(
      ctx.db,
    )
  return rows.length > 0
}
