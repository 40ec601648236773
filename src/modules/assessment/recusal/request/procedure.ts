import { z } from 'zod'
import { handlingTerm, procedure, typedStep } from '../../../../kernel/case/index.ts'
import { may } from '../../../../kernel/verb/index.ts'
import { requestEvidence } from './evidence.ts'
import { Granting, grantRecusal } from './grant.ts'
import { endRequest } from './store.ts'

export const RecusalForm = z.strictObject({
  exam: z.uuid(),
  /** The accounts of whoever is meant: they neither see the case nor decide it. */
  judged: z.array(z.string()),
})

/**
 * 申请回避 HB: a candidate or anybody of the organisation asks that somebody does not examine, watch or mark; somebody else of the organisation
 * decides, who has not asked and is not meant; where it has nobody, or does not do it in time, the bureau.
 */
export const recusalProcedure = procedure({
  kind: 'HB',
  title: '申请回避',
  starts: 'filed',
  form: RecusalForm,
  judges: true,
  states: {
    filed: {
      title: '待决定',
      holder: '评价机构',
      progress: 1,
      tone: 'warn',
      within: handlingTerm('HB', 'filed'),
      overdue: { step: 'pass', says: '评价机构没有按期决定，转市人社局', unreminded: true },
    },
    elsewhere: {
      title: '待市局决定',
      holder: '市人社局',
      progress: 2,
      tells: { text: '您的回避申请由市人社局决定。' },
      within: handlingTerm('HB', 'elsewhere'),
    },
    granted: {
      title: '已回避',
      holder: '已办结',
      progress: 4,
      ends: 'done',
      tells: { text: '您申请的人不再评您、不再监考您的考场。' },
    },
    refused: { title: '不用回避', holder: '已办结', progress: 4, ends: 'refused' },
    withdrawn: { title: '已撤回', holder: '已办结', progress: 4, ends: 'withdrawn' },
  },
  steps: {
    grant: typedStep({
      title: '决定回避',
      from: ['filed', 'elsewhere'],
      to: 'granted',
      who: may('assessment.decide-recusal'),
      decides: true,
      tone: 'primary',
      input: Granting,
      run: grantRecusal,
    }),
    refuse: {
      title: '不用回避',
      from: ['filed', 'elsewhere'],
      to: 'refused',
      who: may('assessment.decide-recusal'),
      decides: true,
      asks: 'reason',
      reasons: [
        { code: 'not-there', text: '这个人不评、不监考这名考生' },
        { code: 'not-bound', text: '查明没有应当回避的关系' },
        { code: 'too-vague', text: '说明的情况不够查清，补充以后可以再申请' },
      ],
      tone: 'plain',
      async run(ctx, file) {
        await endRequest(ctx.db, file.number, 'refused')
        return undefined
      },
    },
    'pass-on': {
      title: '转市人社局决定',
      from: 'filed',
      to: 'elsewhere',
      who: may('assessment.decide-recusal'),
      party: 'assessor',
      asks: 'note',
    },
    pass: {
      title: '没有按期决定，转市人社局',
      from: 'filed',
      to: 'elsewhere',
      by: 'clock',
    },
    withdraw: {
      title: '撤回申请',
      from: ['filed', 'elsewhere'],
      to: 'withdrawn',
      who: may('assessment.ask-recusal'),
      party: 'asker',
      asks: 'reason',
      reasons: [
        { code: 'mistake', text: '认错了人' },
        { code: 'settled', text: '已经换了人' },
      ],
      async run(ctx, file) {
        await endRequest(ctx.db, file.number, 'withdrawn')
        return undefined
      },
    },
  },
  parties: {
    assessor: {
      title: '评价机构',
      is: (actor, file) =>
        actor.organisation !== null &&
        actor.organisation === file.organisation &&
        actor.may.has('assessment.decide-recusal'),
      sees: ['form', 'evidence', 'attention'],
      otherwise: () => '这一步由举办考试的评价机构办。',
    },
    // A candidate takes back also what the counter or the organisation asked for them.
    asker: {
      title: '申请人',
      is: (actor, file) =>
        (actor.person !== null && actor.person === file.person) ||
        (actor.account !== null && actor.account === file.applicant),
      sees: ['evidence', 'decision'],
      otherwise: () => '只有申请的人可以撤回。',
    },
  },
  evidence: requestEvidence,
})
