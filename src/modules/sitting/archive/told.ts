import { formatMoment } from '../../../kernel/value/time/moment.ts'
import { type ArchivePart, tellsArchive } from '../../assessment/index.ts'
import { eventsOf, WHATS } from '../store/events.ts'
import { signaturesOf } from '../store/record.ts'
import { proposedIn } from '../store/rulings.ts'
import { sessionOfExam } from '../store/sessions.ts'
import { type Sitting, sittingsOf } from '../store/sittings.ts'

/** 机考: who sat where and until when, the record of the rooms with its signatures, and what was decided about items. */
tellsArchive('sitting', async ({ db }, exam) => {
  const session = await sessionOfExam(db, exam.id)
  if (!session) return []
  const sittings = await sittingsOf(db, session.id)
  const events = await eventsOf(db, session.id)
  const signatures = await signaturesOf(db, session.id)
  const rulings = await proposedIn(db, session.id)
  return [
    machines(sittings),
    {
      title: '监考记录',
      columns: [
        { title: '时间', share: 1.4 },
        { title: '考场', share: 0.6 },
        { title: '座位', share: 0.6 },
        { title: '情况', share: 1.4 },
        { title: '说明', share: 2.6 },
        { title: '谁记的', share: 1.2 },
      ],
      rows: events.map((one) => [
        formatMoment(one.at),
        one.room ?? '全场',
        one.seat ?? '—',
        WHATS[one.what],
        [one.seconds === null ? '' : `${one.seconds} 秒`, one.note ?? ''].filter(Boolean).join('；'),
        one.byName,
      ]),
    },
    {
      title: '监考记录签名',
      columns: [
        { title: '考场', share: 1 },
        { title: '签名', share: 2 },
        { title: '时间', share: 2 },
      ],
      rows: signatures.map(({ room, name, at }) => [room, name, formatMoment(at)]),
    },
    {
      title: '题目处理',
      columns: [
        { title: '怎么处理', share: 1 },
        { title: '理由', share: 3 },
        { title: '谁提的', share: 1.2 },
        { title: '提出', share: 1.4 },
        { title: '决定', share: 1.6 },
      ],
      rows: rulings.map((one) => [
        one.ruling.what === 'void' ? '作废，全员给分' : '改答案',
        one.reason,
        one.proposedName,
        formatMoment(one.proposedAt),
        one.decidedAt
          ? `同意，${formatMoment(one.decidedAt)}`
          : one.refusedAt
            ? `不同意，${formatMoment(one.refusedAt)}`
            : '还没有决定',
      ]),
    },
  ]
})

const machines = (sittings: readonly Sitting[]): ArchivePart => ({
  title: '机考机位',
  columns: [
    { title: '座位', share: 0.7 },
    { title: '考场', share: 0.7 },
    { title: '准考证号', share: 1.6 },
    { title: '机器', share: 1 },
    { title: '卷型', share: 0.7 },
    { title: '开始', share: 1.5 },
    { title: '交卷', share: 1.5 },
  ],
  rows: sittings.map(({ seat, room, admission, machine, form, timing }) => [
    seat,
    room,
    admission,
    machine ?? '—',
    form ?? '—',
    timing.begunAt === null ? '没有开始' : formatMoment(new Date(timing.begunAt)),
    timing.handedInAt === null ? '—' : formatMoment(new Date(timing.handedInAt)),
  ]),
})
