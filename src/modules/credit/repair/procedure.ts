import { z } from 'zod'
import {
  type CaseFile,
  handlingTerm,
  type Party,
  procedure,
  theirOrganisation,
} from '../../../kernel/case/index.ts'
import { formatDay, yearOf } from '../../../kernel/value/time/civil-date.ts'
import { may, type VerbContext } from '../../../kernel/verb/index.ts'
import { namesOf } from '../rating/evidence.ts'
import { creditKind } from '../standard.ts'
import { addEvent, type CreditEvent, eventById, leftOf } from '../store.ts'
import { restoreWhereHigher } from './restore.ts'
import { endRepair } from './store.ts'

/** What an organisation asks a repair with: which finding, and what it has done since. */
export const RepairForm = z.strictObject({ event: z.uuid(), done: z.string() })
export type RepairForm = z.output<typeof RepairForm>

const APPLICANT: Party = {
  title: '申请机构',
  is: theirOrganisation,
  sees: ['form', 'evidence'],
  otherwise: () => '这一步由申请机构自己办。',
}

/** 信用修复: what was put right is looked at by two; where it holds, the finding counts no more and the grade rises at once (R6.8). */
export const repairProcedure = procedure({
  kind: 'XF',
  title: '信用修复',
  starts: 'filed',
  form: RepairForm,
  states: {
    filed: { title: '待核实', holder: '区人社局受理岗', progress: 1, within: handlingTerm('XF', 'filed') },
    review: {
      title: '待决定',
      holder: '区人社局复核岗',
      progress: 2,
      tells: { text: '已经核实，等复核岗决定。' },
      within: handlingTerm('XF', 'review'),
    },
    repaired: { title: '已修复', holder: '已办结', progress: 4, ends: 'done' },
    refused: { title: '不予修复', holder: '已办结', progress: 4, ends: 'refused' },
    withdrawn: { title: '已撤回', holder: '已办结', progress: 4, ends: 'withdrawn' },
  },
  steps: {
    accept: {
      title: '核实已改正，提请决定',
      from: 'filed',
      to: 'review',
      who: may('credit.record'),
      vouches: true,
      asks: 'note',
      tone: 'primary',
    },
    repair: {
      title: '同意修复',
      from: 'review',
      to: 'repaired',
      who: may('credit.decide'),
      decides: true,
      tone: 'primary',
      run: repair,
    },
    refuse: {
      title: '不予修复',
      from: ['filed', 'review'],
      to: 'refused',
      who: may('credit.decide'),
      decides: true,
      asks: 'reason',
      reasons: [
        { code: 'not-done', text: '没有改正到位' },
        { code: 'again', text: '同类问题又发生' },
        { code: 'not-shown', text: '没有材料证明已经改正' },
      ],
      tone: 'bad',
      run: async (ctx, file) => ended(ctx, file),
    },
    withdraw: {
      title: '撤回申请',
      from: ['filed', 'review'],
      to: 'withdrawn',
      who: may('credit.answer'),
      party: 'applicant',
      asks: 'reason',
      reasons: [
        { code: 'later', text: '补齐材料以后再申请' },
        { code: 'not-needed', text: '不再需要' },
      ],
      run: async (ctx, file) => ended(ctx, file),
    },
  },
  parties: { applicant: APPLICANT },
  async evidence(ctx, file) {
    const event = await eventOf(ctx, file)
    const named = await namesOf(ctx)
    return {
      comparisons: [],
      tabs: [
        {
          key: 'repair',
          title: '申请内容',
          kind: 'facts',
          facts: [
            { label: '项目', text: named(event.indicator) },
            { label: '发生日期', text: formatDay(event.happenedOn) },
            { label: '依据', text: event.evidence },
            { label: '怎样改正的', text: file.form.done },
          ],
        },
      ],
      documents: [{ title: '这家机构的信用页', href: `/credit/${event.organisation}` }],
    }
  },
})

async function repair(ctx: VerbContext, file: CaseFile<RepairForm>) {
  const event = await eventOf(ctx, file)
  const left = await leftOf(ctx.db, event.id)
  if (left > 0)
    await addEvent(ctx.db, {
      ...event,
      id: undefined,
      count: -left,
      evidence: `${file.number} 同意修复`,
      source: `repair:${file.number}`,
      corrects: event.id,
      why: 'repair',
      at: ctx.now,
    })
  await endRepair(ctx.db, file.number, 'repaired')
  const edition = (await ctx.standards()).inForce(creditKind, ctx.today)
  const year = yearOf(event.happenedOn)
  const grade = await restoreWhereHigher(
    ctx,
    event.organisation,
    year,
    file.number,
    edition?.data.repair.best,
  )
  return { note: grade ? `信用等级从今天起为 ${grade}` : '这一条不再扣分，等级没有变' }
}

async function ended(ctx: VerbContext, file: CaseFile): Promise<undefined> {
  await endRepair(ctx.db, file.number, 'ended')
  return undefined
}

async function eventOf(ctx: VerbContext, file: CaseFile<RepairForm>): Promise<CreditEvent> {
  const event = await eventById(ctx.db, file.form.event)
  if (!event) throw new Error(`${file.number} is about no event`)
  return event
}
