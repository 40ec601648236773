import { tellOf } from '../../../kernel/message/index.ts'
import { levelName } from '../../../kernel/value/level.ts'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import type { CarriedMark } from '../exam/rules-exam.ts'
import { PAPER_NAMES } from '../standard.ts'
import type { Exam } from '../store.ts'

/** When somebody learns that a paper counts no longer: before seats are given, or once the results were published. */
type Learns = 'before-seats' | 'after-results'

const SEQ: Record<Learns, number> = { 'before-seats': 1, 'after-results': 2 }
const NEXT: Record<Learns, string> = {
  'before-seats': '这次考试请把这一科也考了。',
  'after-results': '这次考试改为不合格，不发证书；请再报名补考这一科。',
}

/** Tells whoever carried a mark into an examination that it counts no longer, and what to do (补考的科目不再有效). */
export async function tellFallen(
  ctx: VerbContext,
  exam: Exam,
  { person, fallen }: { person: string; fallen: readonly CarriedMark[] },
  when: Learns,
): Promise<void> {
  const papers = fallen.map(({ paper }) => PAPER_NAMES[paper]).join('、')
  await tellOf(
    ctx,
    { number: `${exam.number}/${person}`, seq: SEQ[when], district: exam.district, href: '/my/exams' },
    { kind: 'person', id: person },
    `${formatDay(exam.heldOn)} ${exam.occupation.name} ${levelName(exam.level)}考试：您以前合格的${papers}作废或更正了，不再有效。${NEXT[when]}`,
  )
}
