import { sql } from 'kysely'
import { z } from 'zod'
import { readEvents, timelineOf } from '../../../kernel/case/index.ts'
import { kept, readRows } from '../../../kernel/database/index.ts'
import { accountLabels } from '../../../kernel/identity/accounts.ts'
import { formatMoment } from '../../../kernel/value/time/moment.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { certificatesByIds } from '../../certificates/index.ts'
import { peopleByIds } from '../../people/index.ts'
import { examProcedure } from '../exam/procedure.ts'
import { examinersOf } from '../examiners/assign.ts'
import { PAPER_NAMES, type Paper } from '../standard.ts'
import { candidatesOf, type Exam, type StandingMark } from '../store.ts'
import { admissionOf } from '../tickets/admission.ts'
import { type ArchivePart, tellsArchive } from './parts.ts'

const STANDINGS = { absent: '缺考', violation: '违纪' } as const
const SOURCES: Readonly<Record<StandingMark['source'], string>> = {
  people: '人工录入',
  machine: '机考评分',
  examiners: '考评员评分',
}

/** What this module keeps of an examination: its way, candidates and results, examiners, every entry of a mark and every correction. */
tellsArchive('assessment', async (ctx, exam) => [
  await way(ctx, exam),
  await sat(ctx, exam),
  await examined(ctx, exam),
  await entered(ctx, exam),
  await corrected(ctx, exam),
])

async function way(ctx: VerbContext, exam: Exam): Promise<ArchivePart> {
  const events = exam.number === null ? [] : await readEvents(ctx.db, exam.number)
  return {
    title: '办理经过',
    columns: [
      { title: '时间', share: 1.4 },
      { title: '办了什么', share: 1.6 },
      { title: '谁办的', share: 1.4 },
      { title: '理由和说明', share: 2.6 },
    ],
    rows: timelineOf(examProcedure, events).map(({ at, title, actor, reason, note }) => [
      formatMoment(at),
      title,
      actor,
      [reason, note].filter(Boolean).join('；'),
    ]),
  }
}

async function sat(ctx: VerbContext, exam: Exam): Promise<ArchivePart> {
  const candidates = await candidatesOf(ctx.db, exam.id)
  const people = await peopleByIds(
    ctx,
    candidates.map(({ person }) => person),
  )
  const certificates = await certificatesByIds(
    ctx.db,
    candidates.flatMap(({ certificate }) => certificate ?? []),
  )
  return {
    title: '考生和结果',
    columns: [
      { title: '座位', share: 0.6 },
      { title: '准考证号', share: 1.5 },
      { title: '姓名', share: 0.9 },
      { title: '证件号码', share: 1.7 },
      { title: '资格', share: 0.8 },
      { title: '结果', share: 0.8 },
      { title: '证书编号', share: 2 },
    ],
    rows: candidates.map((one) => [
      one.seat ?? '—',
      one.seat && exam.number ? admissionOf(exam.number, one.seat) : '—',
      people.get(one.person)?.maskedName ?? '*',
      people.get(one.person)?.maskedIdNumber ?? '*',
      one.eligible ? '符合' : '不符合',
      one.passed === null ? '—' : one.passed ? '合格' : '不合格',
      certificates.get(one.certificate ?? '')?.number ?? '—',
    ]),
  }
}

async function examined(ctx: VerbContext, exam: Exam): Promise<ArchivePart> {
  const examiners = await examinersOf(ctx.db, exam.id)
  const people = await peopleByIds(
    ctx,
    examiners.map(({ person }) => person),
  )
  return {
    title: '考评员',
    columns: [
      { title: '证卡', share: 1.6 },
      { title: '姓名', share: 1 },
      { title: '职责', share: 1 },
    ],
    rows: examiners.map(({ person, card, chief }) => [
      card,
      people.get(person)?.name || card,
      chief ? '考评组长' : '考评员',
    ]),
  }
}

const EntryRow = z.object({
  seat: z.string().nullable(),
  paper: kept<Paper>(),
  entry: z.number(),
  value: z.string().nullable(),
  standing: z.enum(['absent', 'violation']).nullable(),
  note: z.string().nullable(),
  source: z.enum(['people', 'machine', 'examiners']),
  by: z.string(),
  at: z.date(),
})

async function entered(ctx: VerbContext, exam: Exam): Promise<ArchivePart> {
  const marks = await readRows(
    EntryRow,
    sql`select k.seat, m.paper, m.entry, m.value, m.standing, m.note, m.source, m.entered_by as by, m.entered_at as at
      from exam_mark m join exam_candidate k on k.exam = m.exam and k.person = m.person
      where m.exam = ${exam.id} order by k.seat nulls last, m.person, m.paper, m.entry`,
    ctx.db,
  )
  const names = await accountLabels(
    ctx.db,
    marks.map(({ by }) => by),
  )
  return {
    title: '成绩录入',
    columns: [
      { title: '座位', share: 0.6 },
      { title: '科目', share: 1 },
      { title: '第几遍', share: 0.7 },
      { title: '成绩', share: 0.8 },
      { title: '怎么来的', share: 1 },
      { title: '谁录的', share: 1.4 },
      { title: '时间', share: 1.4 },
      { title: '说明', share: 1.6 },
    ],
    rows: marks.map((one) => [
      one.seat ?? '—',
      PAPER_NAMES[one.paper],
      String(one.entry),
      one.standing ? STANDINGS[one.standing] : (one.value ?? '—'),
      SOURCES[one.source],
      names.get(one.by) ?? '系统',
      formatMoment(one.at),
      one.note ?? '',
    ]),
  }
}

const CorrectionRow = z.object({
  seat: z.string().nullable(),
  paper: kept<Paper>(),
  value: z.string(),
  why: z.string(),
  by: z.string(),
  at: z.date(),
})

async function corrected(ctx: VerbContext, exam: Exam): Promise<ArchivePart> {
  const rows = await readRows(
    CorrectionRow,
    sql`select k.seat, c.paper, c.value, c.why, c.corrected_by as by, c.corrected_at as at
      from exam_mark_correction c join exam_candidate k on k.exam = c.exam and k.person = c.person
      where c.exam = ${exam.id} order by c.corrected_at, c.person, c.paper, c.entry`,
    ctx.db,
  )
  const names = await accountLabels(
    ctx.db,
    rows.map(({ by }) => by),
  )
  return {
    title: '成绩更正',
    columns: [
      { title: '座位', share: 0.6 },
      { title: '科目', share: 1 },
      { title: '更正为', share: 0.8 },
      { title: '理由', share: 3 },
      { title: '谁定的', share: 1.4 },
      { title: '时间', share: 1.4 },
    ],
    rows: rows.map((one) => [
      one.seat ?? '—',
      PAPER_NAMES[one.paper],
      one.value,
      one.why,
      names.get(one.by) ?? '系统',
      formatMoment(one.at),
    ]),
  }
}
