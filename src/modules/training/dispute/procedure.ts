import { z } from 'zod'
import {
  type CaseFile,
  type Evidence,
  handlingTerm,
  NO_EVIDENCE,
  procedure,
  theirOrganisation,
  typedStep,
} from '../../../kernel/case/index.ts'
import { Day } from '../../../kernel/value/shapes.ts'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import { formatMoment } from '../../../kernel/value/time/moment.ts'
import { may, type VerbContext } from '../../../kernel/verb/index.ts'
import {
  type Attendance,
  changeStanding,
  insertAttendance,
  readAttendance,
  STANDINGS,
} from '../attendance/store.ts'
import { classTitle } from '../class/class-names.ts'
import { refusals } from '../refusals.ts'
import { readDays } from '../roster/store.ts'
import { readClass } from '../store.ts'
import { type Dispute, disputeOf, endDispute } from './store.ts'

const METHOD_WORDS = { qr: '扫码', pass: '扫凭证', teacher: '教师手工', online: '线上学完' } as const

/** 考勤异议 KQ: a trainee says that the record of a day is wrong; the provider answers, and where it does not agree the district decides. */
export const disputeProcedure = procedure({
  kind: 'KQ',
  title: '考勤异议',
  starts: 'filed',
  form: z.strictObject({ class: z.uuid(), day: Day }),
  states: {
    filed: {
      title: '待机构答复',
      holder: '培训机构',
      progress: 1,
      within: handlingTerm('KQ', 'filed'),
      overdue: { step: 'overdue', says: '到期没有答复的，转区里核对。' },
    },
    review: {
      title: '待区里核对',
      holder: '区人社局受理岗',
      progress: 2,
      tells: { text: '机构没有认可或没有按期答复，转区里核对。' },
      within: handlingTerm('KQ', 'review'),
    },
    granted: { title: '已记为有效', holder: '已办结', progress: 4, ends: 'done' },
    kept: { title: '维持原记录', holder: '已办结', progress: 4, ends: 'refused' },
    withdrawn: { title: '本人撤回', holder: '已办结', progress: 4, ends: 'withdrawn' },
  },
  steps: {
    admit: typedStep({
      title: '情况属实，补记签到',
      from: 'filed',
      to: 'granted',
      who: may('training.teach'),
      party: 'provider',
      tone: 'primary',
      input: z.strictObject({
        said: z.string().trim().min(4, '请写明凭什么属实').max(200).meta({
          title: '凭什么属实',
          kind: 'long-text',
          description: '例如：纸质签到表有本人签名。补记按手工签到统计，结业前由区里核对',
        }),
      }),
      async run(ctx, file, { input }) {
        const one = await disputed(ctx, file)
        const before = await recordOf(ctx, one)
        await requirePlanned(ctx, one)
        // What the district has struck, or waits for it, is not the provider's to set right.
        if (before) return { to: 'review', note: `机构认可：${input.said}` }
        await insertAttendance(ctx.db, one.class, {
          person: one.person,
          day: one.day,
          at: ctx.now,
          method: 'teacher',
          enteredBy: ctx.actor.label,
          reason: `本人异议，机构认可：${input.said}`.slice(0, 200),
        })
        await endDispute(ctx.db, file.number)
        return { note: input.said }
      },
    }),
    contest: typedStep({
      title: '不认可，说明情况',
      from: 'filed',
      to: 'review',
      who: may('training.teach'),
      party: 'provider',
      tone: 'plain',
      input: z.strictObject({
        said: z.string().trim().min(4, '请写明为什么').max(300).meta({ title: '为什么', kind: 'long-text' }),
      }),
      run: async (_ctx, _file, { input }) => ({ note: input.said }),
    }),
    overdue: {
      title: '机构没有按期答复，转区里',
      from: 'filed',
      to: 'review',
      by: 'clock',
      tells: '机构没有按期答复，转区里核对。',
      run: async (_ctx, file) => ({ attention: ['机构没有按期答复', ...file.attention] }),
    },
    grant: typedStep({
      title: '核对属实，记为有效',
      from: 'review',
      to: 'granted',
      who: may('training.accept'),
      tone: 'primary',
      input: z.strictObject({
        evidence: z.string().trim().min(4, '请写明核对了什么').max(200).meta({
          title: '核对了什么',
          kind: 'long-text',
          description: '例如：纸质签到表、上课录像',
        }),
      }),
      async run(ctx, file, { input }) {
        const one = await disputed(ctx, file)
        await requirePlanned(ctx, one)
        if (!(await recordOf(ctx, one)))
          await insertAttendance(ctx.db, one.class, {
            person: one.person,
            day: one.day,
            at: ctx.now,
            method: 'teacher',
            enteredBy: ctx.actor.label,
            reason: `考勤异议 ${file.number}`,
          })
        await changeStanding(ctx.db, one.class, [one], {
          standing: 'confirmed',
          why: input.evidence,
          by: ctx.actor.label,
          at: ctx.now,
          looked: true,
        })
        await endDispute(ctx.db, file.number)
        return { note: input.evidence }
      },
    }),
    keep: {
      title: '维持原记录',
      from: 'review',
      to: 'kept',
      who: may('training.accept'),
      asks: 'reason',
      reasons: [
        { code: 'absent', text: '录像和纸质签到表都没有本人' },
        { code: 'other-day', text: '当天没有课，或本人在别处' },
        { code: 'not-shown', text: '没有能证明到课的材料' },
      ],
      tone: 'bad',
      run: close,
    },
    withdraw: {
      title: '撤回异议',
      from: ['filed', 'review'],
      to: 'withdrawn',
      who: may('training.attend'),
      party: 'trainee',
      asks: 'reason',
      reasons: [
        { code: 'settled', text: '已经弄清楚了' },
        { code: 'mistake', text: '是我记错了' },
      ],
      run: close,
    },
  },
  parties: {
    provider: {
      title: '培训机构',
      is: theirOrganisation,
      sees: ['form', 'evidence', 'attention'],
      otherwise: () => '这一步由办班的机构办。',
    },
    trainee: {
      title: '学员',
      is: (actor, file) => actor.person !== null && actor.person === file.person,
      sees: ['form', 'evidence'],
      otherwise: () => '只有提出异议的本人可以撤回。',
    },
  },
  evidence,
})

async function close(ctx: VerbContext, file: CaseFile) {
  await endDispute(ctx.db, file.number)
  return undefined
}

async function disputed(ctx: VerbContext, { number }: CaseFile): Promise<Dispute> {
  const found = await disputeOf(ctx.db, number)
  if (!found) throw new Error(`${number} is no dispute`)
  return found
}

/** A lesson that was moved meanwhile is signed in for on its new day. */
async function requirePlanned(ctx: VerbContext, { class: id, day }: Dispute): Promise<void> {
  if (!(await readDays(ctx.db, id)).some((planned) => planned.day === day))
    throw refusals.noLessonThen(formatDay(day), {
      detail: '这一天的课已经改期，请维持原记录，按新的日子签到。',
    })
}

async function recordOf(ctx: VerbContext, { class: id, person, day }: Dispute): Promise<Attendance | null> {
  const [found] = await readAttendance(ctx.db, id, { person, day, all: true })
  return found ?? null
}

/** What is held of the day, beside what the trainee says of it. */
async function evidence(ctx: VerbContext, file: CaseFile): Promise<Evidence> {
  const one = await disputeOf(ctx.db, file.number)
  const taught = one && (await readClass(ctx.db, one.class))
  if (!one || !taught) return NO_EVIDENCE
  const record = await recordOf(ctx, one)
  const others = await readAttendance(ctx.db, one.class, { day: one.day })
  return {
    comparisons: [],
    tabs: [
      {
        key: 'dispute',
        title: '异议',
        kind: 'facts',
        facts: [
          { label: '班次', text: `${classTitle(taught)}（${taught.number}）` },
          { label: '哪一天', text: formatDay(one.day) },
          { label: '学员说', text: one.said },
          {
            label: '当天的记录',
            text: record
              ? `${STANDINGS[record.standing]}，${formatMoment(record.at)} ${METHOD_WORDS[record.method]}${record.standingWhy ? `：${record.standingWhy}` : ''}`
              : '没有签到',
          },
          { label: '当天全班', text: `${others.length} 人有签到` },
        ],
      },
    ],
    documents: [],
  }
}
