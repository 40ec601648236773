import { z } from 'zod'
import { may, type VerbContext } from '../verb/index.ts'
import { type Choice, type Procedure, procedure, type Taking } from './procedure.ts'
import { refusals } from './refusals.ts'
import { handlingTerm } from './step/handling.ts'
import { takeStep } from './step/take-step.ts'

/** What an objection is filed with; `contact` is sealed: only whoever answers the objection reads it. */
export const ObjectionForm = z.strictObject({
  against: z.string(),
  notice: z.uuid(),
  text: z.string(),
  contact: z.string(),
})
export type ObjectionForm = z.output<typeof ObjectionForm>

const UNDECIDED = '核查的结论还要另一个人答复，定了再说'

/** Why an objection is not upheld. */
const DISMISSALS: readonly Choice[] = [
  { code: 'records-agree', text: '核查属实，公示内容与记录一致' },
  { code: 'not-shown', text: '所说事实没有查到依据' },
  { code: 'other-matter', text: '所说的事不影响这一件的决定' },
  { code: 'empty', text: '没有写出可以核查的事实' },
  { code: 'unclear', text: '内容不清，联系后仍无法核查' },
]

/** How the answer reached whoever objected. */
const WAYS: readonly Choice[] = [
  { code: 'phone', text: '已电话答复' },
  { code: 'message', text: '已发短信或邮件答复' },
  { code: 'letter', text: '已寄出书面答复' },
  { code: 'in-person', text: '已当面答复' },
  { code: 'not-reached', text: '多次联系不上，答复留存备查' },
]

/** 答复: what the objector is told is part of the decision. */
function requireAnswer({ note }: Taking): undefined {
  if (note?.trim()) return
  throw refusals.answerMissing({
    fields: [{ path: 'note', message: '请写明核查情况和结论，答复异议人时照此告知' }],
  })
}

/**
 * An objection (异议) to a public notice: a case of its own. While one is undecided the notice does not pass;
 * one that is upheld sends the case back to review. Whoever objected is answered, and how is recorded.
 */
export function objectionProcedure(others: () => readonly Procedure[]): Procedure<ObjectionForm> {
  const [term, answering] = [handlingTerm('YY', 'filed'), handlingTerm('YY', 'answering')]
  return procedure({
    kind: 'YY',
    title: '公示异议',
    starts: 'filed',
    form: ObjectionForm,
    states: {
      filed: { title: '待核查', holder: '市人社局复核岗', progress: 2, within: term },
      upholding: {
        title: '异议成立，待答复',
        holder: '市人社局复核岗',
        progress: 3,
        quiet: UNDECIDED,
        within: answering,
      },
      dismissing: {
        title: '异议不成立，待答复',
        holder: '市人社局复核岗',
        progress: 3,
        quiet: UNDECIDED,
        within: answering,
      },
      upheld: { title: '异议成立，已答复', holder: '已办结', progress: 4, ends: 'done' },
      dismissed: { title: '异议不成立，已答复', holder: '已办结', progress: 4, ends: 'refused' },
    },
    steps: {
      uphold: {
        title: '异议成立，退回复核',
        from: 'filed',
        to: 'upholding',
        who: may('objections.decide'),
        decides: true,
        asks: 'note',
        tone: 'primary',
        run: (ctx, file, taking) => sendBack(ctx, others(), file.form.against, taking.note ?? ''),
      },
      dismiss: {
        title: '异议不成立',
        from: 'filed',
        to: 'dismissing',
        who: may('objections.decide'),
        decides: true,
        asks: 'reason',
        reasons: DISMISSALS,
        tone: 'bad',
        run: async (_ctx, _file, taking) => requireAnswer(taking),
      },
      answer: {
        title: '已答复异议人',
        from: ['upholding', 'dismissing'],
        to: 'dismissed',
        who: may('objections.decide'),
        asks: 'reason',
        reasons: WAYS,
        tone: 'primary',
        run: async (_ctx, file) => ({ to: file.state === 'upholding' ? 'upheld' : 'dismissed' }),
      },
    },
    async evidence(_ctx, file) {
      return {
        comparisons: [],
        tabs: [
          {
            key: 'text',
            title: '异议内容',
            kind: 'facts',
            facts: [{ label: '异议内容', text: file.form.text }],
          },
        ],
        documents: [
          { title: `被异议的办件 ${file.form.against}`, href: `/work/cases/${file.form.against}` },
          { title: '查看异议人的联系方式（记入审计）', href: `/work/objections/${file.number}/contact` },
        ],
      }
    },
  })
}

async function sendBack(
  ctx: VerbContext,
  procedures: readonly Procedure[],
  against: string,
  note: string,
): Promise<undefined> {
  await takeStep(ctx.asSystem('异议成立'), procedures, against, 'object', { note })
}
