import { z } from 'zod'
import { type CaseFile, handlingTerm, procedure, typedStep } from '../../../kernel/case/index.ts'
import { may, type VerbContext } from '../../../kernel/verb/index.ts'
import { PAPERS } from '../../assessment/rules.ts'
import { Assigning, assignElsewhere, assignHere } from './assign.ts'
import { changeMark, foreseeChange, keepMark, overtake } from './decide.ts'
import { appealEvidence } from './evidence.ts'
import { Remarking, remark } from './remark.ts'
import { type AppealStanding, appealOf, endAppeal } from './store.ts'

export const AppealForm = z.strictObject({
  exam: z.uuid(),
  paper: z.enum(PAPERS),
  /** The accounts that marked this paper: they neither see the case nor take its steps. */
  judged: z.array(z.string()),
})
export type AppealForm = z.output<typeof AppealForm>

const BUREAU = '市人社局业务岗'

/**
 * 成绩复核 FH: a candidate asks for a mark to be looked at again; somebody who had no part in it marks again without knowing whose it is; the
 * bureau decides. Where the organisation has nobody else, the bureau asks another organisation's examiner.
 */
export const appealProcedure = procedure({
  kind: 'FH',
  title: '成绩复核',
  starts: 'filed',
  form: AppealForm,
  judges: true,
  states: {
    filed: {
      title: '待指派考评员',
      holder: '评价机构',
      progress: 1,
      within: handlingTerm('FH', 'filed'),
    },
    elsewhere: {
      title: '待市局指派考评员',
      holder: BUREAU,
      progress: 2,
      tells: { text: '评价机构没有别的考评员可以复评，由市局请别的机构的考评员。' },
      within: handlingTerm('FH', 'elsewhere'),
    },
    remarking: {
      title: '考评员复评中',
      holder: '没有评过这份卷的考评员',
      progress: 2,
      tells: { text: '已经指派没有评过您这一科的考评员复评。' },
      within: handlingTerm('FH', 'remarking'),
    },
    deciding: {
      title: '复评完，待决定',
      holder: '市人社局复核岗',
      progress: 3,
      tells: { text: '考评员已经复评，等市局决定。' },
      within: handlingTerm('FH', 'deciding'),
    },
    changed: { title: '成绩已更正', holder: '已办结', progress: 4, ends: 'done' },
    kept: { title: '维持原成绩', holder: '已办结', progress: 4, ends: 'refused' },
    stopped: { title: '不能复核，已终止', holder: '已办结', progress: 4, ends: 'refused' },
    withdrawn: { title: '本人撤回', holder: '已办结', progress: 4, ends: 'withdrawn' },
  },
  steps: {
    assign: typedStep({
      title: '指派考评员复评',
      from: 'filed',
      to: 'remarking',
      who: may('sitting.assign-appeal'),
      party: 'assessor',
      vouches: true,
      tone: 'primary',
      input: Assigning,
      page: (file) => `/appeals/${file.number}/examiners`,
      run: assignHere,
    }),
    'pass-on': {
      title: '没有别的考评员，转市局指派',
      from: 'filed',
      to: 'elsewhere',
      who: may('sitting.assign-appeal'),
      party: 'assessor',
      asks: 'note',
    },
    'take-over': {
      title: '机构没有按期办，收回市局指派',
      from: ['filed', 'remarking'],
      to: 'elsewhere',
      who: may('sitting.assign-appeal'),
      party: 'bureau',
      asks: 'note',
      run: async (ctx, file) => ({ organisation: (await appealOf(ctx.db, file.number)).assessor }),
    },
    'assign-elsewhere': typedStep({
      title: '指派别的机构的考评员复评',
      from: 'elsewhere',
      to: 'remarking',
      who: may('sitting.assign-appeal'),
      party: 'bureau',
      vouches: true,
      tone: 'primary',
      input: Assigning,
      page: (file) => `/appeals/${file.number}/examiners`,
      run: assignElsewhere,
    }),
    remark: typedStep({
      title: '复评',
      from: 'remarking',
      to: 'deciding',
      who: may('sitting.mark'),
      party: 'examiner',
      vouches: true,
      tone: 'primary',
      input: Remarking,
      page: (file) => `/appeals/${file.number}/marking`,
      run: remark,
    }),
    change: {
      title: '更正成绩',
      from: 'deciding',
      to: 'changed',
      who: may('certificates.decide'),
      decides: true,
      tone: 'primary',
      foresees: foreseeChange,
      run: changeMark,
    },
    keep: {
      title: '维持原成绩',
      from: 'deciding',
      to: 'kept',
      who: may('certificates.decide'),
      decides: true,
      asks: 'reason',
      reasons: [
        { code: 'same', text: '复评和原成绩一致' },
        { code: 'within', text: '复评和原成绩相差在双评允许的范围内' },
        { code: 'not-marking', text: '申请的理由不涉及评分' },
      ],
      tone: 'plain',
      run: keepMark,
    },
    again: {
      title: '另请一名考评员再评',
      from: 'deciding',
      to: 'filed',
      who: may('certificates.decide'),
      asks: 'note',
      tells: '第一次复评还不能决定，另请一名考评员再评。',
      run: async (ctx, file) => ({ organisation: (await appealOf(ctx.db, file.number)).assessor }),
    },
    overtake: {
      title: '成绩已经重新核分或考试作废，终止',
      from: ['filed', 'elsewhere', 'remarking', 'deciding'],
      to: 'stopped',
      who: may('certificates.decide'),
      asks: 'reason',
      reasons: [
        { code: 'marked-anew', text: '公示异议成立，全场重新核分，新成绩公布后可以再申请' },
        { code: 'void', text: '考试已经作废' },
      ],
      run: overtake,
    },
    stop: {
      title: '全市没有可以复评的考评员，终止',
      from: 'elsewhere',
      to: 'stopped',
      who: may('certificates.decide'),
      decides: true,
      asks: 'note',
      tone: 'bad',
      run: (ctx, file) => ended(ctx, file, 'stopped'),
    },
    withdraw: {
      title: '撤回申请',
      from: ['filed', 'elsewhere', 'remarking'],
      to: 'withdrawn',
      who: may('sitting.appeal'),
      party: 'candidate',
      asks: 'reason',
      reasons: [
        { code: 'settled', text: '已经弄清楚了' },
        { code: 'mistake', text: '选错了科目' },
      ],
      run: (ctx, file) => ended(ctx, file, 'withdrawn'),
    },
  },
  parties: {
    assessor: {
      title: '评价机构',
      is: (actor, file) =>
        actor.organisation !== null &&
        actor.organisation === file.organisation &&
        actor.may.has('sitting.assign-appeal'),
      sees: ['evidence', 'attention'],
      otherwise: () => '这一步由举办考试的评价机构办。',
    },
    // Who marks again sees the paper on the page of that step, and nothing of whose it is.
    examiner: {
      title: '复评的考评员',
      is: (actor, file) =>
        actor.organisation !== null &&
        actor.organisation === file.organisation &&
        actor.may.has('sitting.mark'),
      sees: [],
      otherwise: () => '这一步由指派的考评员办。',
    },
    bureau: {
      title: '市人社局',
      is: (actor) => actor.kind === 'official',
      sees: ['form', 'evidence', 'attention'],
      otherwise: () => '这一步由市人社局办。',
    },
    candidate: {
      title: '考生',
      is: (actor, file) => actor.person !== null && actor.person === file.person,
      sees: ['evidence', 'decision'],
      otherwise: () => '只有申请的本人可以撤回。',
    },
  },
  evidence: appealEvidence,
})

async function ended(
  ctx: VerbContext,
  file: CaseFile,
  standing: Exclude<AppealStanding, 'open'>,
): Promise<undefined> {
  await endAppeal(ctx.db, file.number, { standing, decided: null, on: ctx.today })
}
