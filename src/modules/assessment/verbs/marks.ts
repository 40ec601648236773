import { z } from 'zod'
import { compare, decimal } from '../../../kernel/value/decimal.ts'
import { may, problem, verb } from '../../../kernel/verb/index.ts'
import { assessmentKind, PAPER_NAMES, PAPERS } from '../standard.ts'
import { candidatesOf, lockExam, marksOf, writeMark } from '../store.ts'

const Value = z.string().regex(/^[0-9]{1,3}([.][0-9]{1,2})?$/, '成绩是 0 到 100 的数，最多两位小数')

/**
 * 录入成绩: two people enter the same paper without seeing each other's entry. The first of them makes entry 1, the
 * other entry 2; one's own may be entered again until the marks are published.
 */
export const enterMarks = verb({
  name: 'assessment.enter-marks',
  title: '录入成绩',
  http: 'POST /assessment/exams/{id}/marks',
  who: may('assessment.mark'),
  input: z.strictObject({
    id: z.uuid(),
    paper: z.enum(PAPERS),
    marks: z
      .array(z.strictObject({ seat: z.string().regex(/^\d{3,4}$/), value: Value }))
      .min(1)
      .max(2000),
  }),
  output: z.object({ entered: z.number().int(), entry: z.number().int(), differing: z.array(z.string()) }),
  async run(ctx, { id, paper, marks }) {
    const exam = await lockExam(ctx.db, id)
    if (!exam) throw problem(404, '没有这场考试')
    ctx.within({ organisation: exam.assessor })
    ctx.act.subject('case', exam.number)
    if (exam.state !== 'seated')
      throw problem(409, '现在不能录入成绩', { detail: '编排座位以后、公布成绩以前才能录入。' })
    if (ctx.today < exam.heldOn) throw problem(409, '考试还没有举行', { detail: `考试日是 ${exam.heldOn}。` })
    const edition = (await ctx.standards()).inForce(assessmentKind, exam.heldOn)
    if (edition && !edition.data.papers.byLevel[exam.level].includes(paper)) {
      throw problem(422, `这个等级不考${PAPER_NAMES[paper]}`, {
        fields: [{ path: 'paper', message: '请选择这个等级的科目' }],
      })
    }
    const full = decimal(edition?.data.marks.full ?? '100')
    const bySeat = new Map(
      (await candidatesOf(ctx.db, id)).flatMap((one) => (one.seat ? [[one.seat, one.person] as const] : [])),
    )
    const fields = marks.flatMap((mark, index) => [
      ...(bySeat.has(mark.seat)
        ? []
        : [{ path: `marks.${index}.seat`, message: `没有 ${mark.seat} 号考生` }]),
      ...(compare(decimal(mark.value), full) <= 0
        ? []
        : [{ path: `marks.${index}.value`, message: '成绩超过满分' }]),
    ])
    if (fields.length > 0) throw problem(422, '成绩有误', { fields })
    const me = ctx.actor.account ?? ''
    const before = (await marksOf(ctx.db, id)).filter((mark) => mark.paper === paper)
    const entry = entryOf(before, me)
    if (entry === null)
      throw problem(403, '这一科已由两人录入', { detail: '同一科由两个人各录一遍，第三人不能再录。' })
    for (const mark of marks) {
      await writeMark(ctx.db, id, {
        person: bySeat.get(mark.seat) as string,
        paper,
        entry,
        value: mark.value,
        enteredBy: me,
        at: ctx.now,
      })
    }
    const after = (await marksOf(ctx.db, id)).filter((mark) => mark.paper === paper)
    return { entered: marks.length, entry, differing: entry === 2 ? differing(after, bySeat) : [] }
  },
})

function entryOf(before: { entry: 1 | 2; enteredBy: string }[], me: string): 1 | 2 | null {
  const mine = before.find((mark) => mark.enteredBy === me)
  if (mine) return mine.entry
  if (!before.some((mark) => mark.entry === 1)) return 1
  return before.some((mark) => mark.entry === 2) ? null : 2
}

/** Seats whose two entries are not the same number; neither value is told. */
function differing(
  marks: { person: string; entry: 1 | 2; value: string }[],
  bySeat: ReadonlyMap<string, string>,
): string[] {
  return [...bySeat].flatMap(([seat, person]) => {
    const [first, second] = [1, 2].map((entry) =>
      marks.find((mark) => mark.person === person && mark.entry === entry),
    )
    return first && second && compare(decimal(first.value), decimal(second.value)) !== 0 ? [seat] : []
  })
}
