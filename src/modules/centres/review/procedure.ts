import { z } from 'zod'
import {
  type CaseFile,
  type Evidence,
  handlingTerm,
  type Party,
  procedure,
  type StepOutcome,
  type TermOf,
  theirOrganisation,
  typedStep,
} from '../../../kernel/case/index.ts'
import { replayable } from '../../../kernel/standard/kept/replay.ts'
import { may, type VerbContext } from '../../../kernel/verb/index.ts'
import { CENTRE_FIELDS } from '../application/form.ts'
import { reviewFailed } from '../events.ts'
import { refusals } from '../refusals.ts'
import { yearPasses } from '../rules/yearly.ts'
import { centresOn } from '../standard.ts'
import { assessYear, taughtIn } from './assess.ts'
import { endReport, reportByNumber, reportOfYear, saveReport, updateCentre } from './store.ts'

replayable('centres.year-passes', yearPasses)

const ENTERPRISE: Party = {
  title: '中心所在企业',
  is: theirOrganisation,
  sees: ['form', 'evidence', 'decision'],
  otherwise: () => '年度报告由中心所在的企业自己确认。',
}

const ReportForm = z.strictObject({
  ownTrained: z
    .number('请填数字')
    .int('请填整数')
    .min(0)
    .max(1_000_000)
    .meta({ title: '自主培训', unit: '人次', description: '没有申领补贴的培训；补贴班由系统统计，不用填' }),
  staff: CENTRE_FIELDS.staff,
  capacity: CENTRE_FIELDS.capacity,
  teachers: CENTRE_FIELDS.teachers,
  remark: z
    .string()
    .trim()
    .max(500, '最多500个字')
    .default('')
    .meta({ title: '补充说明', kind: 'long-text' }),
})

const mending: TermOf = (standards, day) => {
  const { assessment } = centresOn(standards, day).data
  return { days: assessment.mendDays, clause: standards.cite(assessment.clause) }
}

/** 企业培训中心年度评估: the report is assembled from the records and confirmed, assessed by the district, decided by the city. */
export const reviewProcedure = procedure({
  kind: 'QN',
  title: '企业培训中心年度评估',
  starts: 'reporting',
  form: z.strictObject({ year: z.number().int() }),
  states: {
    reporting: {
      title: '待确认年度报告',
      holder: '中心所在企业',
      progress: 1,
      tells: { text: '年度报告已经汇总好，请核对、补充以后确认。', asks: true },
      within: handlingTerm('QN', 'reporting'),
      overdue: { step: 'unconfirmed', says: '到期没有确认，区里按系统里的记录评估。' },
    },
    assessing: {
      title: '区里评估中',
      holder: '区人社局受理岗',
      progress: 2,
      within: handlingTerm('QN', 'assessing'),
    },
    deciding: {
      title: '待决定',
      holder: '市人社局复核岗',
      progress: 3,
      within: handlingTerm('QN', 'deciding'),
    },
    mending: {
      title: '限期改正',
      holder: '中心所在企业',
      progress: 3,
      tone: 'warn',
      tells: { text: '年度评估没有达到要求，请限期改正后重新确认报告。', asks: true },
      within: mending,
      overdue: { step: 'not-mended', says: '到期没有改正，市里按现有材料决定。' },
    },
    passed: { title: '合格', holder: '已办结', progress: 4, ends: 'done' },
    failed: { title: '不合格', holder: '已办结', progress: 4, ends: 'refused' },
    dropped: { title: '中心已终止', holder: '已办结', progress: 4, ends: 'withdrawn' },
  },
  steps: {
    confirm: typedStep({
      title: '确认年度报告',
      from: ['reporting', 'mending'],
      to: 'assessing',
      who: may('centres.apply'),
      party: 'enterprise',
      vouches: true,
      tone: 'primary',
      input: ReportForm,
      page: (file) => `/centres/reports/${file.number}`,
      async run(ctx, file, { input }) {
        const { organisation, year } = await reportByNumber(ctx.db, file.number)
        const taught = await taughtIn(ctx, organisation, year)
        await saveReport(ctx.db, file.number, input, taught, ctx.now)
        return { subtitle: `补贴班结业 ${taught.trained} 人次，自主培训 ${input.ownTrained} 人次` }
      },
    }),
    unconfirmed: {
      title: '逾期没有确认',
      from: 'reporting',
      to: 'assessing',
      by: 'clock',
      tells: '年度报告逾期没有确认，区里按系统里的记录评估。',
      run: async (_ctx, file) => ({ attention: ['年度报告逾期没有确认', ...file.attention] }),
    },
    assess: {
      title: '评估完，提请决定',
      from: 'assessing',
      to: 'deciding',
      who: may('centres.recommend'),
      vouches: true,
      asks: 'note',
      tone: 'primary',
      async run(ctx, file) {
        const { record } = await assessYear(ctx, file.number)
        return { record }
      },
    },
    pass: {
      title: '合格',
      from: 'deciding',
      to: 'passed',
      who: may('centres.decide'),
      decides: true,
      tone: 'primary',
      run: pass,
    },
    mend: {
      title: '限期改正',
      from: 'deciding',
      to: 'mending',
      who: may('centres.decide'),
      once: true,
      asks: 'note',
    },
    'not-mended': {
      title: '逾期没有改正',
      from: 'mending',
      to: 'deciding',
      by: 'clock',
      tells: '改正期限已过，市里按现有材料决定。',
      run: async (_ctx, file) => ({ attention: ['限期改正到期没有重新确认报告', ...file.attention] }),
    },
    fail: {
      title: '不合格',
      from: 'deciding',
      to: 'failed',
      who: may('centres.decide'),
      decides: true,
      asks: 'note',
      tone: 'bad',
      async run(ctx, file) {
        const { report, record } = await assessYear(ctx, file.number)
        await endReport(ctx.db, file.number, 'failed')
        await ctx.emit(reviewFailed, { centre: report.centre, year: report.year, number: file.number })
        return { record }
      },
    },
    drop: {
      title: '中心已终止，不再评估',
      from: ['reporting', 'assessing', 'deciding', 'mending'],
      to: 'dropped',
      by: 'system',
      async run(ctx, file) {
        await endReport(ctx.db, file.number, 'dropped')
        return undefined
      },
    },
  },
  parties: { enterprise: ENTERPRISE },
  evidence: reviewEvidence,
})

async function pass(ctx: VerbContext, file: CaseFile): Promise<StepOutcome | undefined> {
  const { report, decision, record } = await assessYear(ctx, file.number)
  const unmet = decision.reasons.filter(({ met }) => !met)
  if (unmet.length > 0)
    throw refusals.yearNotMet({
      detail: `${unmet.map(({ found, next }) => (next ? `${found}：${next}` : found)).join('；')}。`,
    })
  await endReport(ctx.db, file.number, 'passed')
  if (report.reported) await updateCentre(ctx.db, report.centre, report.reported)
  return { record }
}

async function reviewEvidence(ctx: VerbContext, file: CaseFile): Promise<Evidence> {
  const { report, centre, taught } = await assessYear(ctx, file.number)
  const before = await reportOfYear(ctx.db, report.centre, report.year - 1)
  const row = (title: string, now: string, then: string | undefined) => [title, now, then ?? '没有']
  const people = (count: number | undefined, unit = '人') =>
    count === undefined ? undefined : `${count} ${unit}`
  const said = report.reported
  return {
    comparisons: [],
    tabs: [
      {
        key: 'report',
        title: `${report.year}年度报告`,
        kind: 'table',
        columns: ['项目', `${report.year}年`, `${report.year - 1}年`],
        rows: [
          row('补贴班结业（培训记录）', `${taught.trained} 人次`, people(before?.taught?.trained, '人次')),
          row('补贴班（培训记录）', `${taught.classes} 个`, people(before?.taught?.classes, '个')),
          row(
            '自主培训（企业填报）',
            people(said?.ownTrained, '人次') ?? '没有确认',
            people(before?.reported?.ownTrained, '人次'),
          ),
          row('职工', people(said?.staff) ?? `${centre.staff} 人（命名时）`, people(before?.reported?.staff)),
          row(
            '同期培训能力',
            people(said?.capacity) ?? `${centre.capacity} 人（命名时）`,
            people(before?.reported?.capacity),
          ),
          row(
            '专兼职教师',
            people(said?.teachers) ?? `${centre.teachers} 人（命名时）`,
            people(before?.reported?.teachers),
          ),
          row('补充说明', said?.remark || '没有', before?.reported?.remark),
        ],
      },
    ],
    documents: [{ title: '公众看到的中心页', href: `/centres/${report.centre}` }],
  }
}
