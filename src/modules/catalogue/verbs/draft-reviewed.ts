import { z } from 'zod'
import { may, verb } from '../../../kernel/verb/index.ts'
import { draftForm, editionToFollow, openDraft } from '../draft/drafting.ts'
import type { CatalogueLine } from '../edition.ts'
import type { Grade } from '../evidence/grade.ts'
import { lineFor, type Proposal, proposalsOf } from '../evidence/proposals.ts'
import { refusals } from '../refusals.ts'

/** 由评审结果生成目录草案: the edition in force with the classes that experts decided; signed like any other draft. */
export const draftReviewed = verb({
  name: 'catalogue.draft-reviewed',
  title: '由评审结果生成目录草案',
  http: 'POST /catalogue/reviews/draft',
  who: may('catalogue.draft'),
  input: z.strictObject(draftForm),
  output: z.object({ number: z.string(), rows: z.number().int(), differences: z.number().int() }),
  async run(ctx, form) {
    const before = await editionToFollow(ctx, form)
    const proposals = await proposalsOf(ctx)
    const open = proposals.filter((one) => !one.reviewed && one.finding.grade !== one.finding.before)
    const waiting = open.filter(({ finding }) => !(finding.before === null && finding.grade === '不列入'))
    if (waiting.length > 0)
      throw refusals.proposalsWaiting(waiting.length, {
        detail: `请先评审：${waiting
          .slice(0, 5)
          .map(({ name }) => name)
          .join('、')}${waiting.length > 5 ? '等' : ''}。`,
      })
    const decided = proposals.filter(({ reviewed }) => reviewed)
    if (decided.length === 0) throw refusals.nothingReviewed()
    const lines = decided.reduce((rows, one) => withGrade(rows, one, form.source), before.data.rows)
    const { number, differences } = await openDraft(ctx, form, before, lines, before.data.known)
    return { number, rows: lines.length, differences }
  },
})

/** The lines with an occupation in the class that was decided: added, moved, or taken out. */
function withGrade(rows: CatalogueLine[], { code, name, review }: Proposal, source: string): CatalogueLine[] {
  const decided = review?.decided as Grade
  const isIt = lineFor(code, name)
  if (decided === '不列入') return rows.filter((row) => !isIt(row))
  if (rows.some(isIt))
    return rows.map((row) =>
      isIt(row) && row.demand !== decided ? { ...row, demand: decided, demandFrom: '' } : row,
    )
  return [...rows, { ...BLANK, code, name, demand: decided, source }]
}

/** A line without amounts: they are for the bureau to set before it signs. */
const BLANK: Omit<CatalogueLine, 'code' | 'name' | 'demand' | 'source'> = {
  industry: '',
  evaluation: '',
  package: '',
  marks: '',
  L5_120: '',
  L4_120: '',
  L3_120: '',
  L2_120: '',
  L1_120: '',
  special_120: '',
  L5_80: '',
  L4_80: '',
  L3_80: '',
  L2_80: '',
  L1_80: '',
  special_80: '',
  demandFrom: '',
  amountsFrom: '',
  status: 'assumed',
  note: '由紧缺程度测算新增，补贴金额待定',
}
