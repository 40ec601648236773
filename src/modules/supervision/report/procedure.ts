import { z } from 'zod'
import { handlingTerm, type Procedure, procedure, typedStep } from '../../../kernel/case/index.ts'
import { may, type VerbContext } from '../../../kernel/verb/index.ts'
import { answerReport, reportOf } from './store.ts'

/** What came of a report, in words for whoever reported. */
const Answer = z.strictObject({
  answer: z.string().trim().min(4, '请写明核查结果').max(1000).meta({
    title: '答复举报人',
    kind: 'long-text',
    description: '举报人凭查询码看到；不写被举报人以外的个人信息',
  }),
})

/** 举报: looked into by one, answered by another where nothing was found; whoever reported stays unknown to the reported. */
export const reportProcedure: Procedure = procedure({
  kind: 'JB',
  title: '监督举报',
  starts: 'filed',
  form: z.strictObject({}),
  states: {
    filed: { title: '待核查', holder: '市人社局监督岗', progress: 1, within: handlingTerm('JB', 'filed') },
    checked: {
      title: '已核查，待答复',
      holder: '市人社局复核岗',
      progress: 2,
      quiet: '答复的时候一起告知，凭查询码也看得到',
      within: handlingTerm('JB', 'checked'),
    },
    upheld: { title: '属实，已转处理', holder: '已办结', progress: 4, ends: 'done' },
    unfounded: { title: '不属实', holder: '已办结', progress: 4, ends: 'done' },
    declined: { title: '不予受理', holder: '已办结', progress: 4, ends: 'refused' },
  },
  steps: {
    check: {
      title: '核查完毕，提请答复',
      from: 'filed',
      to: 'checked',
      who: may('supervision.check'),
      vouches: true,
      asks: 'note',
      tone: 'primary',
    },
    uphold: typedStep({
      title: '属实，答复',
      from: 'checked',
      to: 'upheld',
      who: may('supervision.decide'),
      decides: true,
      input: Answer,
      run: answered,
    }),
    'not-upheld': typedStep({
      title: '不属实，答复',
      from: 'checked',
      to: 'unfounded',
      who: may('supervision.decide'),
      decides: true,
      input: Answer,
      run: answered,
    }),
    return: {
      title: '退回再查',
      from: 'checked',
      to: 'filed',
      who: may('supervision.decide'),
      asks: 'note',
    },
    decline: {
      title: '不予受理',
      from: 'filed',
      to: 'declined',
      who: may('supervision.check'),
      asks: 'reason',
      reasons: [
        { code: 'unclear', text: '没有写清是哪家、什么事，无法核查' },
        { code: 'elsewhere', text: '不归本部门管' },
        { code: 'again', text: '同一件事已经在查' },
      ],
      tone: 'bad',
    },
  },
  async evidence(ctx, { number }) {
    const report = await reportOf(ctx, number)
    return {
      comparisons: [],
      tabs: [
        {
          key: 'report',
          title: '举报内容',
          kind: 'facts',
          facts: [
            { label: '举报谁', text: report?.organisation ?? '' },
            { label: '什么事', text: report?.told ?? '' },
            { label: '联系方式', text: report?.contact ?? '匿名' },
          ],
        },
      ],
      documents: [],
    }
  },
})

async function answered(
  ctx: VerbContext,
  { number }: { number: string },
  { input }: { input: z.output<typeof Answer> },
): Promise<undefined> {
  await answerReport(ctx, number, input.answer)
  return undefined
}
