import { z } from 'zod'
import {
  type CaseFile,
  type Evidence,
  handlingTerm,
  procedure,
  type TermOf,
  typedStep,
} from '../../../kernel/case/index.ts'
import { may, type VerbContext } from '../../../kernel/verb/index.ts'
import { APPLICANT } from '../application/procedure.ts'
import { checkFailed } from '../events.ts'
import { accreditationById } from '../register/accreditation.ts'
import { cardHolds, membersOf, ROLES } from '../register/members.ts'
import { scopeLines } from '../register/scope.ts'
import { venuesOf } from '../register/venues.ts'
import { accreditationOn } from '../standard.ts'
import { closeYear, saveFinding, saveReport, yearOfCase } from './store.ts'

const mendTerm: TermOf = (standards, day) => {
  const { yearly } = accreditationOn(standards, day).data
  return { days: yearly.mendDays, clause: standards.cite(yearly.clause) }
}

/** 评价机构年度检查: confirmed by the organisation, checked by the city, decided by another. */
export const yearProcedure = procedure({
  kind: 'PN',
  title: '评价机构年度检查',
  starts: 'reporting',
  form: z.strictObject({ year: z.number().int() }),
  states: {
    reporting: {
      title: '待报年度情况',
      holder: '评价机构',
      progress: 1,
      tells: { text: '请核对考评员、考点和全年的考试，补充年度情况后确认。', asks: true },
      within: handlingTerm('PN', 'reporting'),
      overdue: { step: 'overdue', says: '到期没有报，市里按系统里的记录检查。' },
    },
    checking: {
      title: '检查中',
      holder: '市人社局业务岗',
      progress: 2,
      quiet: '机构已经报完，检查后会告知结果',
      within: handlingTerm('PN', 'checking'),
    },
    deciding: {
      title: '待决定',
      holder: '市人社局复核岗',
      progress: 2,
      quiet: '检查意见已经提出，决定后告知',
      within: handlingTerm('PN', 'deciding'),
    },
    mending: {
      title: '限期改正',
      holder: '评价机构',
      progress: 2,
      tells: { text: '年度检查要求改正，请在期限内改正后重新确认年度情况。', asks: true },
      within: mendTerm,
      overdue: { step: 'mend-over', says: '到期没有改正，市里按现有情况决定。' },
    },
    passed: { title: '合格', holder: '已办结', progress: 4, ends: 'done' },
    failed: { title: '不合格', holder: '已办结', progress: 4, ends: 'refused' },
    dropped: { title: '备案已终止', holder: '已办结', progress: 4, ends: 'withdrawn' },
  },
  steps: {
    confirm: typedStep({
      title: '确认年度情况',
      from: ['reporting', 'mending'],
      to: 'checking',
      who: may('accreditation.apply'),
      party: 'organisation',
      tone: 'primary',
      vouches: true,
      input: z.strictObject({
        complaints: z
          .number('请填数字')
          .int()
          .min(0)
          .max(100_000)
          .meta({ title: '全年收到的投诉', unit: '件' }),
        report: z.string().trim().min(10, '至少10个字').max(1000).meta({
          title: '年度情况',
          kind: 'long-text',
          description: '人员、考点、题库、质量控制有什么变化，投诉和问题怎么处理的',
        }),
      }),
      async run(ctx, file, { input }) {
        await saveReport(ctx.db, file.number, { ...input, at: ctx.now })
        return undefined
      },
    }),
    overdue: { title: '逾期没有报', from: 'reporting', to: 'checking', by: 'clock' },
    check: typedStep({
      title: '检查完，提请决定',
      from: 'checking',
      to: 'deciding',
      who: may('accreditation.accept'),
      vouches: true,
      tone: 'primary',
      input: z.strictObject({
        finding: z
          .string()
          .trim()
          .min(4, '请写明检查了什么')
          .max(500)
          .meta({ title: '检查意见', kind: 'long-text' }),
      }),
      async run(ctx, file, { input }) {
        await saveFinding(ctx.db, file.number, input.finding)
        return { note: input.finding }
      },
    }),
    pass: {
      title: '合格',
      from: 'deciding',
      to: 'passed',
      who: may('accreditation.decide'),
      decides: true,
      tone: 'primary',
      run: (ctx, file) => closed(ctx, file, 'passed'),
    },
    mend: {
      title: '限期改正',
      from: 'deciding',
      to: 'mending',
      who: may('accreditation.decide'),
      once: true,
      asks: 'note',
    },
    'mend-over': { title: '逾期没有改正', from: 'mending', to: 'deciding', by: 'clock' },
    fail: {
      title: '不合格',
      from: 'deciding',
      to: 'failed',
      who: may('accreditation.decide'),
      decides: true,
      asks: 'note',
      tone: 'bad',
      async run(ctx, file) {
        const { accreditation, year } = await yearOfCase(ctx.db, file.number)
        await ctx.emit(checkFailed, { accreditation, year, number: file.number })
        return closed(ctx, file, 'failed')
      },
    },
    drop: {
      title: '备案已终止，不再检查',
      from: ['reporting', 'checking', 'deciding', 'mending'],
      to: 'dropped',
      by: 'system',
      run: (ctx, file) => closed(ctx, file, 'dropped'),
    },
  },
  parties: { organisation: { ...APPLICANT, title: '评价机构', otherwise: () => '这一步由评价机构自己办。' } },
  evidence: yearEvidence,
})

async function closed(
  ctx: VerbContext,
  file: Pick<CaseFile, 'number'>,
  how: 'passed' | 'failed' | 'dropped',
): Promise<undefined> {
  await closeYear(ctx.db, file.number, how)
}

async function yearEvidence(ctx: VerbContext, file: CaseFile): Promise<Evidence> {
  const one = await yearOfCase(ctx.db, file.number)
  const accreditation = await accreditationById(ctx.db, one.accreditation)
  const members = await membersOf(ctx.db, one.organisation)
  const venues = await venuesOf(ctx.db, one.organisation)
  const lines = accreditation ? await scopeLines(ctx.db, accreditation.id) : []
  const valid = (role: keyof typeof ROLES) =>
    members.filter((member) => member.role === role && cardHolds(member, ctx.today)).length
  return {
    comparisons: [],
    tabs: [
      {
        key: 'year',
        title: `${one.year}年度`,
        kind: 'facts',
        facts: [
          { label: '机构', text: accreditation?.name ?? '' },
          { label: '备案范围', text: `${lines.filter(({ to }) => to >= ctx.today).length} 项有效` },
          ...(['examiner', 'supervisor'] as const).map((role) => ({
            label: `证卡有效的${ROLES[role]}`,
            text: `${valid(role)} 人次`,
          })),
          {
            label: '考点',
            text: `${venues.length} 个，${venues.reduce((sum, { places }) => sum + places, 0)} 个考位`,
          },
          { label: '全年投诉', text: one.complaints === null ? '没有报' : `${one.complaints} 件` },
          { label: '年度情况', text: one.report ?? '没有报' },
          { label: '检查意见', text: one.finding ?? '还没有检查' },
        ],
      },
    ],
    documents: accreditation
      ? [{ title: '公众看到的机构页', href: `/assess/organisations/${accreditation.id}` }]
      : [],
  }
}
