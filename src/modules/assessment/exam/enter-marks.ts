import { z } from 'zod'
import type { CaseFile, StepOutcome } from '../../../kernel/case/index.ts'
import { compare, decimal } from '../../../kernel/value/decimal.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { requireAssignedDeclared } from '../recusal/admit.ts'
import { boundToMe } from '../recusal/holder.ts'
import { refusals } from '../refusals.ts'
import { assessmentKind, PAPER_NAMES, PAPERS } from '../standard.ts'
import { type Candidate, candidatesOf, examOfCase, type Mark, marksOf, writeMark } from '../store.ts'

const Value = z.string().regex(/^[0-9]{1,3}([.][0-9]{1,2})?$/, '成绩是 0 到 100 的数，最多两位小数')
const Seat = z.string().regex(/^\d{3,4}$/)

/** A mark; or 缺考, or 违纪 with what happened, in its place. */
const Entry = z.union([
  z.strictObject({ seat: Seat, value: Value }),
  z.strictObject({ seat: Seat, standing: z.literal('absent') }),
  z.strictObject({
    seat: Seat,
    standing: z.literal('violation'),
    note: z.string().trim().min(4, '请写明违纪情况，至少 4 个字').max(300),
  }),
])

/** The marks of one paper. */
export const Marks = z.strictObject({ paper: z.enum(PAPERS), marks: z.array(Entry).min(1).max(2000) })

/** What was entered, and where the two entries do not say the same. */
export const MarksEntered = z.object({
  entered: z.number().int(),
  entry: z.number().int(),
  differing: z.array(z.string()),
})

/**
 * 录入成绩: two people enter the same paper without seeing each other's entry, 缺考 and 违纪 like the marks. The first of
 * them makes entry 1, the other entry 2; one's own may be entered again until the marks are published.
 */
export async function enterMarks(
  ctx: VerbContext,
  file: CaseFile,
  { paper, marks }: z.output<typeof Marks>,
): Promise<StepOutcome<z.input<typeof MarksEntered>>> {
  const exam = await examOfCase(ctx.db, file.number)
  const { id } = exam
  const edition = (await ctx.standards()).inForce(assessmentKind, exam.heldOn)
  if (edition && !edition.data.papers.byLevel[exam.level].includes(paper)) {
    throw refusals.paperNotInLevel(PAPER_NAMES[paper], {
      fields: [{ path: 'paper', message: '请选择这个等级的科目' }],
    })
  }
  const full = decimal(edition?.data.marks.full ?? '100')
  const candidates = await candidatesOf(ctx.db, id)
  const bySeat = new Map(candidates.flatMap((one) => (one.seat ? [[one.seat, one] as const] : [])))
  const fields = marks.flatMap((mark, index) => {
    const sits = bySeat.get(mark.seat)
    const at = `marks.${index}`
    return [
      ...(sits ? [] : [{ path: `${at}.seat`, message: `没有 ${mark.seat} 号考生` }]),
      ...(sits?.carried.some((one) => one.paper === paper)
        ? [{ path: `${at}.seat`, message: `${mark.seat} 号补考，${PAPER_NAMES[paper]}已合格，不用录` }]
        : []),
      ...('value' in mark && compare(decimal(mark.value), full) > 0
        ? [{ path: `${at}.value`, message: '成绩超过满分' }]
        : []),
    ]
  })
  if (fields.length > 0) throw refusals.badMarks({ fields })
  await requireAssignedDeclared(ctx, exam)
  const bound = await boundToMe(ctx, exam)
  const mine = marks.filter(({ seat }) => bound.has(bySeat.get(seat)?.person ?? ''))
  if (mine.length > 0)
    throw refusals.bindsMarks({
      detail: `${mine.map(({ seat }) => `${seat} 号`).join('、')}由别人录入，其余的您照录。`,
    })
  const me = ctx.actor.account ?? ''
  const before = (await marksOf(ctx.db, id)).filter((mark) => mark.paper === paper)
  if (before.some((mark) => mark.byMachine)) throw refusals.markedByMachine()
  const entry = entryOf(before, me)
  if (entry === null) throw refusals.enteredTwice()
  for (const mark of marks) {
    await writeMark(ctx.db, id, {
      person: (bySeat.get(mark.seat) as Candidate).person,
      paper,
      entry,
      value: 'value' in mark ? mark.value : null,
      standing: 'standing' in mark ? mark.standing : null,
      note: 'note' in mark ? mark.note : null,
      enteredBy: me,
      at: ctx.now,
    })
  }
  const after = (await marksOf(ctx.db, id)).filter((mark) => mark.paper === paper)
  return {
    note: `${PAPER_NAMES[paper]}第${entry === 1 ? '一' : '二'}遍，${marks.length} 人`,
    answer: { entered: marks.length, entry, differing: entry === 2 ? differing(after, bySeat) : [] },
  }
}

function entryOf(before: readonly Mark[], me: string): 1 | 2 | null {
  const mine = before.find((mark) => mark.enteredBy === me)
  if (mine) return mine.entry
  if (!before.some((mark) => mark.entry === 1)) return 1
  return before.some((mark) => mark.entry === 2) ? null : 2
}

/** Seats whose two entries do not say the same; neither is told. */
function differing(marks: readonly Mark[], bySeat: ReadonlyMap<string, Candidate>): string[] {
  return [...bySeat].flatMap(([seat, { person }]) => {
    const [first, second] = [1, 2].map((entry) =>
      marks.find((mark) => mark.person === person && mark.entry === entry),
    )
    return first && second && !alike(first, second) ? [seat] : []
  })
}

function alike(first: Mark, second: Mark): boolean {
  if (first.value === null || second.value === null) return first.standing === second.standing
  return compare(decimal(first.value), decimal(second.value)) === 0
}
