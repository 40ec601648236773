import { may, type VerbContext } from '../verb/index.ts'
import type { CaseFile } from './case-file.ts'
import { type Procedure, procedure, type TermOf } from './procedure.ts'
import { takeStep } from './take-step.ts'

/**
 * An objection (异议) to a public notice: a case of its own. While one is open the notice does not pass; one
 * that is upheld sends the case back to review.
 */
export function objectionProcedure(term: TermOf, others: () => readonly Procedure[]): Procedure {
  return procedure({
    kind: 'YY',
    title: '公示异议',
    starts: 'filed',
    states: {
      filed: { title: '待核查', holder: '区人社局复核岗', progress: 2, within: term },
      upheld: { title: '异议成立', holder: '已办结', progress: 4, ends: 'done' },
      dismissed: { title: '异议不成立', holder: '已办结', progress: 4, ends: 'refused' },
    },
    steps: {
      uphold: {
        title: '异议成立，退回复核',
        from: 'filed',
        to: 'upheld',
        who: may('objections.decide'),
        decides: true,
        asks: 'note',
        tone: 'primary',
        run: (ctx, file, taking) => sendBack(ctx, others(), file, taking.note ?? ''),
      },
      dismiss: {
        title: '异议不成立，答复',
        from: 'filed',
        to: 'dismissed',
        who: may('objections.decide'),
        decides: true,
        asks: 'note',
        tone: 'bad',
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
            facts: [{ label: '异议内容', text: String(file.form.text) }],
          },
        ],
        documents: [{ title: `被异议的办件 ${file.form.against}`, href: `/work/cases/${file.form.against}` }],
      }
    },
  })
}

async function sendBack(
  ctx: VerbContext,
  procedures: readonly Procedure[],
  file: CaseFile,
  note: string,
): Promise<undefined> {
  await takeStep(ctx.asSystem('异议成立'), procedures, String(file.form.against), 'object', { note })
}
