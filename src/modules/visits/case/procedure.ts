import { z } from 'zod'
import {
  type CaseFile,
  handlingTerm,
  type Party,
  procedure,
  theirOrganisation,
  typedStep,
} from '../../../kernel/case/index.ts'
import { Day } from '../../../kernel/value/shapes.ts'
import { may, type VerbContext } from '../../../kernel/verb/index.ts'
import { endVisit, setRectified, setReported } from '../store/visits.ts'
import { tellsTeam, tellTeam } from '../telling/tell.ts'
import { HandOver, handOver, requireNotVisited, ToStrike, toStrike } from './after.ts'
import { visitEvidence } from './evidence.ts'
import { FreezeFrom, freezeFrom } from './freeze.ts'
import { Replacing, replaceSupervisor } from './replace.ts'
import { reportedIn } from './report.ts'

/** What a visit is opened with: which examination, and on what day it is walked. */
const VisitForm = z.strictObject({ exam: z.uuid(), day: Day })
type VisitForm = z.output<typeof VisitForm>

/** The organisation that is visited: it sees of a visit what it was told, and answers for itself. */
const ORGANISATION: Party = {
  title: '被督导机构',
  is: theirOrganisation,
  sees: ['evidence'],
  otherwise: () => '这一步由被督导的机构自己办。',
}

const Answer = z.strictObject({
  said: z
    .string()
    .trim()
    .min(10, '请写清说明什么，至少 10 个字')
    .max(1000)
    .meta({ title: '说明', kind: 'long-text' }),
})
const Rectified = z.strictObject({
  done: z.string().trim().min(10, '请写清整改了什么，至少 10 个字').max(1000).meta({
    title: '整改情况',
    kind: 'long-text',
    description: '逐项写；照片、记录在“材料”里上传',
  }),
})

const OPEN = ['told', 'extended'] as const

/** 质量督导: walked by two, reported, answered or put right in time, looked at by somebody else. */
export const visitProcedure = procedure({
  kind: 'DD',
  title: '质量督导',
  starts: 'planned',
  form: VisitForm,
  states: {
    planned: {
      title: '待现场督导',
      holder: '质量督导员',
      progress: 1,
      tells: { text: '市里安排了质量督导，督导员到场时请配合，备好考场记录和录像。' },
      within: { until: (_ctx, { form }) => form.day },
    },
    signing: {
      title: '检查结束，待签报告',
      holder: '质量督导员',
      progress: 2,
      quiet: '督导员签了报告再送达',
      within: handlingTerm('DD', 'signing'),
    },
    told: {
      title: '报告已送达，待整改',
      holder: '被督导机构',
      progress: 3,
      tone: 'warn',
      tells: { text: '督导报告已经送达，请照报告逐项整改，在期限内报整改情况。', asks: true },
      within: handlingTerm('DD', 'told'),
      overdue: { step: 'lapse', says: '到期没有报整改的，转市局处理。', owes: '还没有报整改情况' },
    },
    extended: {
      title: '已延期，待整改',
      holder: '被督导机构',
      progress: 3,
      tone: 'warn',
      tells: { text: '整改期限已经延长一次，请在新的期限内报整改情况。', asks: true },
      within: handlingTerm('DD', 'extended'),
      overdue: { step: 'lapse', says: '到期没有报整改的，转市局处理。', owes: '还没有报整改情况' },
    },
    verifying: {
      title: '已报整改，待验收',
      holder: '市人社局复核岗',
      progress: 3,
      quiet: '整改情况已经收到',
      within: handlingTerm('DD', 'verifying'),
    },
    unmended: {
      title: '逾期没有整改，待处理',
      holder: '市人社局复核岗',
      progress: 3,
      tone: 'bad',
      tells: { text: '整改期限已过，还没有收到整改情况；现在报的仍会看，市局也可能另作处理。', asks: true },
      within: handlingTerm('DD', 'unmended'),
    },
    clean: {
      title: '没有问题，已办结',
      holder: '已办结',
      progress: 4,
      ends: 'done',
      tells: { text: '督导报告已经送达，没有查出问题。' },
    },
    closed: {
      title: '整改合格，已办结',
      holder: '已办结',
      progress: 4,
      ends: 'done',
      tells: { text: '整改已经验收合格，这次督导办结。' },
    },
    handed: {
      title: '已转处理',
      holder: '已办结',
      progress: 4,
      ends: 'done',
      tone: 'bad',
      tells: { text: '督导查出的问题已经转入处理，请点开看转到哪里。' },
    },
    left: { title: '没有进行', holder: '已办结', progress: 4, ends: 'withdrawn' },
  },
  steps: {
    replace: typedStep({
      title: '换督导员',
      from: 'planned',
      to: 'planned',
      who: may('visits.plan'),
      input: Replacing,
      run: replaceSupervisor,
    }),
    ended: {
      title: '结束检查',
      from: 'planned',
      to: 'signing',
      by: 'system',
      run: tellsTeam(() => ({
        text: '质量督导：组长已经结束检查，请看过报告签名；要改的，请写明退回。',
        asks: true,
      })),
    },
    reopen: {
      title: '退回检查',
      from: 'signing',
      to: 'planned',
      by: 'system',
      run: tellsTeam(() => ({
        text: '质量督导：报告退回检查，签过的不算，请照退回的意见改检查表，由组长再结束。',
        asks: true,
        at: '/walk',
      })),
    },
    report: {
      title: '签完报告，送达机构',
      from: 'signing',
      to: 'told',
      by: 'system',
      async run(ctx, file) {
        const { organisation, problems, redLines } = await reportedIn(ctx, file.number)
        await setReported(ctx.db, file.number, { on: ctx.today, problems, redLines })
        await tellTeam(ctx, file, file.revision + 1, {
          text: `质量督导：报告已经送达机构，${problems === 0 ? '没有查出问题，办结' : `查出 ${problems} 项不符合，等机构整改`}。`,
        })
        // Only now an organisation that was not told beforehand comes to know of it.
        return {
          organisation,
          to: problems === 0 ? 'clean' : 'told',
          note: problems === 0 ? '没有查出问题' : `查出 ${problems} 项不符合`,
        }
      },
    },
    leave: {
      title: '督导不能进行',
      from: ['planned', 'signing'],
      to: 'left',
      who: may('visits.plan'),
      asks: 'reason',
      reasons: [
        { code: 'cancelled', text: '考试取消或者改期' },
        { code: 'nobody', text: '督导员没有到场' },
        { code: 'other', text: '其他原因' },
      ],
      tone: 'bad',
      async run(ctx, file) {
        await endVisit(ctx.db, file.number, { standing: 'left', on: ctx.today })
        await tellTeam(ctx, file, file.revision + 1, { text: '质量督导：这次督导不进行了，您不用去。' })
        return undefined
      },
    },
    freeze: typedStep({
      title: '红线问题，暂停发证',
      from: ['planned', 'signing', 'told', 'extended', 'verifying', 'unmended'],
      to: 'planned',
      who: may('certificates.freeze'),
      tone: 'bad',
      input: FreezeFrom,
      run: freezeFrom,
    }),
    answer: typedStep({
      title: '对报告作说明',
      from: OPEN,
      to: 'told',
      who: may('visits.answer'),
      party: 'organisation',
      input: Answer,
      run: async (_ctx, file, { input }) => ({
        to: file.state,
        note: input.said,
        attention: [`机构说明：${input.said}`, ...file.attention].slice(0, 10),
      }),
    }),
    rectify: typedStep({
      title: '报整改情况',
      from: [...OPEN, 'unmended'],
      to: 'verifying',
      who: may('visits.answer'),
      party: 'organisation',
      tone: 'primary',
      input: Rectified,
      async run(ctx, file, { input }) {
        await setRectified(ctx.db, file.number, file.state === 'unmended' ? 'late' : 'in-time')
        await tellTeam(ctx, file, file.revision + 1, { text: '质量督导：机构已经报了整改，由市局验收。' })
        return { note: input.done }
      },
    }),
    extend: {
      title: '延长整改期限',
      from: 'told',
      to: 'extended',
      who: may('visits.plan'),
      asks: 'note',
      once: true,
    },
    lapse: {
      title: '期限已过，没有报整改',
      from: OPEN,
      to: 'unmended',
      by: 'clock',
      run: tellsTeam(() => ({ text: '质量督导：整改期限已过，机构没有报整改，转市局处理。' })),
    },
    accept: {
      title: '验收合格，办结',
      from: 'verifying',
      to: 'closed',
      who: may('visits.decide'),
      decides: true,
      asks: 'note',
      tone: 'primary',
      async run(ctx: VerbContext, file: CaseFile<VisitForm>) {
        await requireNotVisited(ctx, file.number)
        await endVisit(ctx.db, file.number, { standing: 'closed', on: ctx.today })
        await tellTeam(ctx, file, file.revision + 1, { text: '质量督导：整改已经验收合格，这次督导办结。' })
        return undefined
      },
    },
    again: {
      title: '没有改到位，继续整改',
      from: 'verifying',
      to: 'told',
      who: may('visits.decide'),
      asks: 'note',
      tells: '整改没有改到位，请点开看哪里没有改好，继续整改，在新的期限内再报。',
      async run(ctx, file) {
        await requireNotVisited(ctx, file.number)
        await tellTeam(ctx, file, file.revision + 1, { text: '质量督导：整改没有改到位，机构继续整改。' })
        return undefined
      },
    },
    'hand-over': typedStep({
      title: '转监督处理措施',
      from: [...OPEN, 'verifying', 'unmended'],
      to: 'handed',
      who: may('visits.decide'),
      decides: true,
      tone: 'bad',
      input: HandOver,
      run: handOver,
    }),
    'to-strike': typedStep({
      title: '转撤销成绩、作废考试',
      from: [...OPEN, 'verifying', 'unmended'],
      to: 'handed',
      who: may('visits.decide'),
      decides: true,
      tone: 'bad',
      input: ToStrike,
      run: toStrike,
    }),
  },
  parties: { organisation: ORGANISATION },
  evidence: visitEvidence,
})
