import { z } from 'zod'
import { Day } from '../../../kernel/value/shapes.ts'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { organisationMerged, organisationUnmerged } from '../events.ts'
import { organisationById } from '../organisation.ts'
import { beginRectification, endAgreement, endRectification, giveAgreement } from '../standing.ts'
import { relate, unrelate } from '../status/relation.ts'
import { STATUS_REASONS, setStatus } from '../status/status.ts'

/** What is decided of an organisation by two people (机构事项): each with what it needs. */
export const Measure = z.discriminatedUnion('measure', [
  z.object({ measure: z.literal('agree'), number: z.string(), from: Day, to: Day, source: z.string() }),
  z.object({ measure: z.literal('end-agreement'), agreement: z.uuid(), on: Day, reason: z.string() }),
  z.object({ measure: z.literal('rectify'), letter: z.string(), from: Day, reason: z.string() }),
  z.object({ measure: z.literal('lift'), last: Day }),
  z.object({ measure: z.literal('halt'), why: z.enum(['winding-up', 'licence']), from: Day }),
  z.object({ measure: z.literal('resume'), from: Day }),
  z.object({ measure: z.literal('branch'), head: z.uuid(), from: Day }),
  z.object({ measure: z.literal('merge'), into: z.uuid(), from: Day }),
  z.object({ measure: z.literal('unmerge'), last: Day, reason: z.string() }),
])
export type Measure = z.output<typeof Measure>

/** What each is called, and whether it takes something from the organisation, which is then told and heard first. */
export const MEASURES = {
  agree: { title: '签订补贴培训协议', adverse: false },
  'end-agreement': { title: '解除补贴培训协议', adverse: true },
  rectify: { title: '下达整改函', adverse: true },
  lift: { title: '解除整改', adverse: false },
  halt: { title: '不开新班', adverse: true },
  resume: { title: '恢复办学', adverse: false },
  branch: { title: '登记为分支机构', adverse: false },
  merge: { title: '登记合并', adverse: true },
  unmerge: { title: '撤销合并', adverse: false },
} as const satisfies Record<Measure['measure'], { title: string; adverse: boolean }>

/** What was decided, done (执行). What does not fit any more throws its own refusal, and the case stays where it is. */
export async function carryOut(
  ctx: VerbContext,
  organisation: string,
  given: Measure,
  decidedIn: string,
): Promise<void> {
  switch (given.measure) {
    case 'agree':
      await giveAgreement(ctx, organisation, given)
      return
    case 'end-agreement':
      return endAgreement(ctx, organisation, given.agreement, given.on, given.reason)
    case 'rectify':
      return beginRectification(ctx, organisation, given)
    case 'lift':
      return endRectification(ctx, organisation, given.last)
    case 'halt':
      return setStatus(ctx, organisation, {
        status: 'no-new-classes',
        reason: given.why,
        from: given.from,
        decidedIn,
      })
    case 'resume':
      return setStatus(ctx, organisation, {
        status: 'active',
        reason: 'resumed',
        from: given.from,
        decidedIn,
      })
    case 'branch':
      return relate(ctx, { organisation, sort: 'branch', into: given.head, from: given.from, decidedIn })
    case 'merge':
      await relate(ctx, { organisation, sort: 'merged', into: given.into, from: given.from, decidedIn })
      await setStatus(ctx, organisation, {
        status: 'no-new-classes',
        reason: 'merged',
        from: given.from,
        decidedIn,
      })
      await ctx.emit(organisationMerged, { organisation, into: given.into, decidedIn })
      return
    case 'unmerge':
      await unrelate(ctx, organisation, 'merged', { last: given.last, endedIn: decidedIn })
      await setStatus(ctx, organisation, {
        status: 'active',
        reason: 'resumed',
        from: ctx.today,
        decidedIn,
      })
      await ctx.emit(organisationUnmerged, { organisation, decidedIn })
  }
}

/** What is decided, line by line, for whoever reads the case. */
export async function inWords(ctx: VerbContext, given: Measure): Promise<{ label: string; text: string }[]> {
  const named = async (id: string) => (await organisationById(ctx.db, id))?.name ?? '没有这个机构'
  switch (given.measure) {
    case 'agree':
      return [
        { label: '协议编号', text: given.number },
        { label: '有效期', text: `${formatDay(given.from)}至${formatDay(given.to)}` },
        { label: '依据', text: given.source },
      ]
    case 'end-agreement':
      return [
        { label: '从哪天起没有协议', text: formatDay(given.on) },
        { label: '原因', text: given.reason },
      ]
    case 'rectify':
      return [
        { label: '整改函文号', text: given.letter },
        { label: '整改起始日', text: formatDay(given.from) },
        { label: '整改事由', text: given.reason },
      ]
    case 'lift':
      return [{ label: '整改的最后一天', text: formatDay(given.last) }]
    case 'halt':
      return [
        { label: '原因', text: STATUS_REASONS[given.why] },
        { label: '从哪天起', text: formatDay(given.from) },
      ]
    case 'resume':
      return [{ label: '从哪天起', text: formatDay(given.from) }]
    case 'branch':
      return [
        { label: '总部', text: await named(given.head) },
        { label: '从哪天起', text: formatDay(given.from) },
      ]
    case 'merge':
      return [
        { label: '并入', text: await named(given.into) },
        { label: '从哪天起', text: formatDay(given.from) },
      ]
    case 'unmerge':
      return [
        { label: '合并的最后一天', text: formatDay(given.last) },
        { label: '原因', text: given.reason },
      ]
  }
}
