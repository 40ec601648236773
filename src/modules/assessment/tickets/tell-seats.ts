import { tellOf } from '../../../kernel/message/index.ts'
import { levelName } from '../../../kernel/value/level.ts'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import type { Exam } from '../store.ts'
import { admissionOf } from './admission.ts'

/** Tells whoever got a seat that there is a ticket (准考证): once, under its number. */
export async function tellSeats(
  ctx: VerbContext,
  exam: Exam,
  seats: readonly { person: string; seat: string }[],
): Promise<void> {
  for (const { person, seat } of seats)
    await tellOf(
      ctx,
      { number: admissionOf(exam.number, seat), seq: 1, district: exam.district, href: '/my/exams' },
      { kind: 'person', id: person },
      `${formatDay(exam.heldOn)} ${exam.occupation.name} ${levelName(exam.level)}考试给您排了 ${seat} 号座位，请下载准考证。`,
    )
}
