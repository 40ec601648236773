import type { Db } from '../../../kernel/database/index.ts'
import type { Standards } from '../../../kernel/standard/index.ts'
import { passedPapers } from '../exam/results.ts'
import { type CarriedMark, countsStill, ofClass } from '../exam/rules-exam.ts'
import { assessmentKind } from '../standard.ts'
import { candidaciesOf, type Exam, marksOf } from '../store.ts'
import { carriedToday } from './standing.ts'

/**
 * The papers that a person passed before in this occupation and level and that still count on the day of this
 * examination (补考): of examinations whose notice has ended, the newest of each paper.
 */
export async function carriedInto(
  db: Db,
  exam: Exam,
  person: string,
  standards: Standards,
): Promise<CarriedMark[]> {
  const papers = standards.inForce(assessmentKind, exam.heldOn)?.data.papers.byLevel[exam.level] ?? []
  const found: CarriedMark[] = []
  for (const before of await candidaciesOf(db, person, exam.id)) {
    const { exam: earlier, result } = before
    if (earlier.state !== 'certified' || !result || !before.eligible) continue
    if (!ofClass(occupationOf(earlier), occupationOf(exam))) continue
    const marks = (await marksOf(db, earlier.id)).filter((mark) => mark.person === person)
    // What was itself carried counts from the day on which it was earned.
    for (const [paper, value] of passedPapers(earlier, marks, standards)) {
      const one = { paper, value, heldOn: earlier.heldOn, exam: earlier.number }
      if (!papers.includes(paper) || found.some((each) => each.paper === paper)) continue
      if (countsStill(one, exam.heldOn, standards)) found.push(one)
    }
  }
  const today = (await carriedToday(db, [{ person, carried: found }])).get(person) ?? []
  const standing = today.filter(({ fell }) => fell === undefined)
  return standing.length < papers.length ? standing : []
}

const occupationOf = ({ occupation, level }: Exam) => ({ occupation: occupation.name, level })
