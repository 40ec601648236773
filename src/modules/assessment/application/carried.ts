import type { Db } from '../../../kernel/database/index.ts'
import type { Standards } from '../../../kernel/standard/index.ts'
import { type CarriedMark, countsStill, ofClass } from '../exam/rules-exam.ts'
import { assessmentKind } from '../standard.ts'
import { candidaciesOf, type Exam, enteredOf, marksOf } from '../store.ts'

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
    const passed = new Set(result.decision.reasons.filter(({ met }) => met).map(({ rule }) => rule))
    const marks = (await marksOf(db, earlier.id)).filter((mark) => mark.person === person && mark.entry === 1)
    for (const paper of papers) {
      const value = enteredOf(marks.find((mark) => mark.paper === paper))
      // What was itself carried counts from the day on which it was earned.
      if (value === null || before.carried.some((one) => one.paper === paper)) continue
      const one = { paper, value, heldOn: earlier.heldOn, exam: earlier.number }
      if (!passed.has(`pass-${paper}`) || found.some((each) => each.paper === paper)) continue
      if (countsStill(one, exam.heldOn, standards)) found.push(one)
    }
  }
  return found.length < papers.length ? found : []
}

const occupationOf = ({ occupation, level }: Exam) => ({ occupation: occupation.name, level })
