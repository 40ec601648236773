import { z } from 'zod'
import { levelName } from '../../../kernel/value/level.ts'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import { Download, may, verb } from '../../../kernel/verb/index.ts'
import { organisationById } from '../../organisations/index.ts'
import { openIdNumber, personById } from '../../people/index.ts'
import { refusals } from '../refusals.ts'
import { candidatesOf, examById } from '../store.ts'
import { admissionOf } from './admission.ts'
import { papersToSit } from './papers.ts'

const RULES = [
  '请带本证和有效身份证件，提前三十分钟到考点；证件与本证不一致的不能入场。',
  '座位和科目以本证为准。补考的只考没有合格的科目。',
  '手机、资料放在指定的地方；违纪的成绩按违纪处理。',
  '姓名、证件号码有错，请在考试以前到“我的登记信息”申请更正，或当场告诉监考员。',
]

/** 准考证: of one's own seat, from when the seats are given until the marks are published. */
export const myTicket = verb({
  name: 'assessment.my-ticket',
  title: '下载准考证',
  http: 'GET /assessment/mine/{id}/ticket',
  who: may('my.read'),
  recorded: true,
  input: z.strictObject({ id: z.uuid() }),
  output: Download,
  async run(ctx, { id }) {
    const exam = await examById(ctx.db, id)
    if (!exam) throw refusals.noSuchExam()
    const own = (await candidatesOf(ctx.db, id)).find(({ person }) => person === ctx.actor.person)
    if (!own?.eligible) throw refusals.notEnrolled()
    if (own.seat === null || exam.number === null) throw refusals.noSeatYet()
    if (exam.state !== 'seated') throw refusals.ticketOver()
    const person = await personById(ctx, own.person)
    if (!person) throw new Error(`no person ${own.person}`)
    const assessor = await organisationById(ctx.db, exam.assessor)
    const papersOf = await papersToSit(ctx, exam)
    const admission = admissionOf(exam.number, own.seat)
    const { ticketPdf } = await import('./ticket-pdf.tsx')
    const bytes = await ticketPdf({
      admission,
      assessor: assessor?.name ?? '',
      day: ctx.today,
      address: `${ctx.origin}/work/exams/${exam.id}`,
      specimen: ctx.demo,
      rules: RULES,
      fields: [
        { label: '准考证号', value: admission },
        { label: '姓名', value: person.name },
        { label: person.documentTitle, value: await openIdNumber(ctx, person.id) },
        { label: '考试', value: `${exam.occupation.name} ${levelName(exam.level)}` },
        { label: '科目', value: papersOf(own) },
        { label: '日期', value: formatDay(exam.heldOn) },
        { label: '考点', value: exam.place },
        { label: '座位', value: `${own.seat} 号` },
        ...(own.room === null
          ? []
          : [{ label: '理论机考', value: `第 ${own.room} 考场 ${own.machine} 号机` }]),
        { label: '评价机构', value: assessor?.name ?? '' },
      ],
    })
    return { name: `准考证${admission}.pdf`, type: 'application/pdf', bytes }
  },
})
