import { z } from 'zod'
import {
  type CaseFile,
  type Evidence,
  handlingTerm,
  procedure,
  type StepOutcome,
} from '../../../kernel/case/index.ts'
import { recordOf } from '../../../kernel/decision/decision.ts'
import { replayable } from '../../../kernel/standard/kept/replay.ts'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import { may, type VerbContext } from '../../../kernel/verb/index.ts'
import { recognise } from '../../organisations/index.ts'
import { ENTERPRISE, noticeTerm } from '../application/procedure.ts'
import { appliedOn } from '../application/visit.ts'
import { refusals } from '../refusals.ts'
import { mayBeBase } from '../rules/base.ts'
import { centreNow } from '../store.ts'
import { baseFactsOf } from './facts.ts'

replayable('centres.may-be-base', mayBeBase)

/** What a centre offers to the public (面向社会开放). */
export const BaseForm = z.strictObject({
  publicSeats: z.number().int(),
  plan: z.string(),
})
export type BaseForm = z.output<typeof BaseForm>

/** 企业公共实训基地认定: a centre that trains the public too; what it then teaches may be paid more (R2.10). */
export const baseProcedure = procedure({
  kind: 'QG',
  title: '企业公共实训基地认定',
  starts: 'filed',
  form: BaseForm,
  states: {
    filed: { title: '待推荐', holder: '区人社局受理岗', progress: 1, within: handlingTerm('QG', 'filed') },
    deciding: {
      title: '待决定',
      holder: '市人社局复核岗',
      progress: 2,
      tells: { text: '区里已经推荐，等市里决定。' },
      within: handlingTerm('QG', 'deciding'),
    },
    notice: {
      title: '公示中',
      holder: '公示期满自动认定',
      progress: 3,
      notice: {
        title: () => '拟认定企业公共实训基地公示',
        fields: (ctx, files) => Promise.all(files.map((file) => noticeFields(ctx, file))),
        term: noticeTerm,
      },
    },
    recognised: {
      title: '已认定',
      holder: '已办结',
      progress: 4,
      ends: 'done',
      tells: { text: '已经认定为企业公共实训基地。今后备案的班面向社会培训的，补贴按规定上浮。' },
    },
    refused: { title: '不予认定', holder: '已办结', progress: 4, ends: 'refused' },
    withdrawn: { title: '已撤回', holder: '已办结', progress: 4, ends: 'withdrawn' },
  },
  steps: {
    recommend: {
      title: '推荐到市里',
      from: 'filed',
      to: 'deciding',
      who: may('centres.recommend'),
      vouches: true,
      asks: 'note',
      tone: 'primary',
    },
    propose: {
      title: '同意，拟认定并公示',
      from: 'deciding',
      to: 'notice',
      who: may('centres.decide'),
      decides: true,
      tone: 'primary',
      async run(ctx, file) {
        const { decision, record } = await decideBase(ctx, file)
        const unmet = decision.reasons.filter(({ met }) => !met)
        if (unmet.length > 0)
          throw refusals.notABase({ detail: `${unmet.map(({ found }) => found).join('；')}。` })
        return { record }
      },
    },
    refuse: {
      title: '不予认定',
      from: ['filed', 'deciding'],
      to: 'refused',
      who: may('centres.decide'),
      decides: true,
      asks: 'reason',
      reasons: [
        { code: 'conditions', text: '不符合认定条件' },
        { code: 'untrue', text: '申报内容不实' },
        { code: 'no-need', text: '附近已有同类公共实训基地' },
      ],
      tone: 'bad',
    },
    recognise: {
      title: '公示期满，认定',
      from: 'notice',
      to: 'recognised',
      by: 'clock',
      unless: 'objection',
      run: recogniseBase,
    },
    object: { title: '公示异议成立，退回决定', from: 'notice', to: 'deciding', by: 'system' },
    withdraw: {
      title: '撤回申报',
      from: ['filed', 'deciding'],
      to: 'withdrawn',
      who: may('centres.apply'),
      party: 'enterprise',
      asks: 'reason',
      reasons: [
        { code: 'later', text: '准备充分以后再报' },
        { code: 'not-needed', text: '不再申报' },
      ],
    },
  },
  parties: { enterprise: ENTERPRISE },
  evidence: baseEvidence,
})

async function decideBase(ctx: VerbContext, file: CaseFile<BaseForm>) {
  const facts = await baseFactsOf(ctx, file.organisation ?? '', file.form.publicSeats, appliedOn(file))
  const decision = mayBeBase(facts, await ctx.standards())
  return { facts, decision, record: recordOf('centres.may-be-base', ctx.today, facts, decision) }
}

/** The notice has passed; a centre that has ended meanwhile is no base. */
async function recogniseBase(ctx: VerbContext, file: CaseFile<BaseForm>): Promise<StepOutcome | undefined> {
  const { decision, record } = await decideBase(ctx, file)
  if (decision.outcome !== 'granted' || !file.organisation) {
    const unmet = decision.reasons.flatMap(({ met, found }) => (met || found === null ? [] : [found]))
    return { to: 'deciding', attention: ['公示期间情况有变，没有认定', ...unmet], record }
  }
  await recognise(ctx, file.organisation, {
    sort: 'enterprise-base',
    from: ctx.today,
    decidedIn: file.number,
  })
  return { record }
}

async function baseEvidence(ctx: VerbContext, file: CaseFile<BaseForm>): Promise<Evidence> {
  const centre = await centreNow(ctx.db, file.organisation ?? '')
  const { facts } = await decideBase(ctx, file)
  return {
    comparisons: [],
    tabs: [
      {
        key: 'base',
        title: '申报内容',
        kind: 'facts',
        facts: [
          { label: '中心', text: centre?.name ?? '已经终止' },
          { label: '命名', text: centre ? formatDay(centre.namedOn) : '' },
          { label: '面向社会的名额', text: `同时 ${file.form.publicSeats} 人` },
          { label: '怎么向社会开放', text: file.form.plan },
          { label: '一年内面向社会培训（培训记录）', text: `${facts.publicTrained} 人` },
        ],
      },
    ],
    documents: centre ? [{ title: '公众看到的中心页', href: `/centres/${centre.id}` }] : [],
  }
}

async function noticeFields(ctx: VerbContext, file: CaseFile<BaseForm>) {
  const centre = await centreNow(ctx.db, file.organisation ?? '')
  return [
    { label: '中心', text: centre?.name ?? '' },
    { label: '面向社会的名额', text: `同时 ${file.form.publicSeats} 人` },
    { label: '怎么向社会开放', text: file.form.plan },
  ]
}
