import { z } from 'zod'
import { levelName } from '../../../kernel/value/level.ts'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import { Download, may, verb } from '../../../kernel/verb/index.ts'
import { organisationById } from '../../organisations/index.ts'
import { peopleByIds } from '../../people/index.ts'
import { refusals } from '../refusals.ts'
import { candidatesOf, examById } from '../store.ts'
import { admissionOf } from './admission.ts'
import { papersToSit } from './papers.ts'

/** 考场名单 to be printed for the door: names in full, since cards are held against them. */
export const doorList = verb({
  name: 'assessment.door-list',
  title: '打印考场名单',
  http: 'GET /assessment/our-exams/{id}/door-list',
  who: may('assessment.plan'),
  recorded: true,
  input: z.strictObject({ id: z.uuid() }),
  output: Download,
  async run(ctx, { id }) {
    const exam = await examById(ctx.db, id)
    if (!exam) throw refusals.noSuchExam()
    ctx.within({ organisation: exam.assessor })
    if (exam.number) ctx.act.subject('case', exam.number)
    if (exam.state !== 'seated' || exam.number === null) throw refusals.noSeatsGiven()
    const { number } = exam
    const seated = (await candidatesOf(ctx.db, id)).flatMap(({ seat, ...one }) =>
      seat === null ? [] : [{ ...one, seat }],
    )
    const people = await peopleByIds(
      ctx,
      seated.map(({ person }) => person),
    )
    const papersOf = await papersToSit(ctx, exam)
    const assessor = await organisationById(ctx.db, exam.assessor)
    const what = `${exam.occupation.name} ${levelName(exam.level)}`
    const { doorListPdf } = await import('./door-list-pdf.tsx')
    const bytes = await doorListPdf({
      title: `${what} 考场名单`,
      lead: `${number}，${formatDay(exam.heldOn)}，${exam.place}，共 ${seated.length} 人。核对证件后请考生签名；没有到的写“缺考”。`,
      day: ctx.today,
      assessor: assessor?.name ?? '',
      specimen: ctx.demo,
      rows: seated.toSorted(byRoom).map((one) => ({
        seat: one.seat,
        admission: admissionOf(number, one.seat),
        name: people.get(one.person)?.name ?? '*',
        idNumber: people.get(one.person)?.maskedIdNumber ?? '*',
        papers: papersOf(one),
        machine: one.room === null ? '' : `${one.room}-${one.machine}`,
      })),
    })
    return { name: `考场名单${number}.pdf`, type: 'application/pdf', bytes }
  },
})

/** By room and machine where these were given, so that each door takes its sheets; else by seat. */
const byRoom = (
  a: { room: string | null; machine: number | null },
  b: { room: string | null; machine: number | null },
): number =>
  (a.room ?? '').localeCompare(b.room ?? '', 'zh-CN', { numeric: true }) ||
  (a.machine ?? 0) - (b.machine ?? 0)
