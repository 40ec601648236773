import { grouped, rule } from './rule.ts'
import { MARKS } from './wording.ts'

/** F14: nobody fails, and marks lie on the line or are all the same, as no examination gives them. */
export const F14 = rule<[marks: number, near: number, same: number, failed: number]>({
  id: 'F14',
  says: MARKS,
  *candidates(records, { F14: limits }) {
    const byExam = grouped(records.certificates, ({ exam }) => exam ?? '')
    for (const one of records.exams) {
      if (one.marks.length < limits.marks) continue
      const near = one.marks.filter(({ mark }) => mark >= one.pass && mark <= one.pass + limits.above).length
      const same = Math.max(
        ...[...grouped(one.marks, ({ mark }) => String(mark)).values()].map((all) => all.length),
      )
      const failed = one.marks.filter(({ passed }) => !passed).length
      yield {
        values: [one.marks.length, near, same, failed],
        about: { kind: 'exam', id: one.id },
        organisation: one.assessor,
        people: one.marks.map(({ person }) => person).sort(),
        against: [],
        rests: (byExam.get(one.id) ?? []).map(({ id }) => ({ kind: 'certificate' as const, id })),
        timeline: () => [
          { at: one.heldOn, text: `${one.marks.length} 人考${one.occupation}`, source: '考试' },
          ...[...grouped(one.marks, ({ mark }) => String(mark))]
            .sort(([a], [b]) => Number(a) - Number(b))
            .map(([mark, all]) => ({ at: one.heldOn, text: `${mark} 分：${all.length} 人`, source: '成绩' })),
        ],
      }
    }
  },
  suspects: ([marks, near, same, failed], { F14: limits }) =>
    marks >= limits.marks && failed === 0 && (near >= marks * limits.share || same >= marks * limits.same),
})
