import { z } from 'zod'
import { Download, may, upload, verb } from '../../../../kernel/verb/index.ts'
import { refusals } from '../../refusals.ts'
import { RosterError } from '../../schema.ts'
import { enterTeacher, examineTeachers, ownProvider } from '../../teachers/enter.ts'
import { TEACHER_COLUMN } from '../../teachers/line.ts'
import { markedTeachers, readTeachers, teacherTemplate } from '../../teachers/sheet.ts'

/** The template of the list of teachers (教师名册模板). */
export const readTeacherTemplate = verb({
  name: 'training.teacher-template',
  title: '下载教师名册模板',
  http: 'GET /training/teachers/template',
  who: may('training.file'),
  input: z.strictObject({}),
  output: Download,
  run: () => teacherTemplate(),
})

const cell = (most: number) => z.string().trim().max(most)

/** Enters one teacher of one's own, or puts right what is said of one who is there already (登记教师). */
export const registerTeacher = verb({
  name: 'training.register-teacher',
  title: '登记教师',
  http: 'POST /training/teachers',
  who: may('training.file'),
  input: z.strictObject({
    name: cell(60),
    idNumber: cell(40),
    employment: z.enum(['full', 'part']),
    /** As the licence calls them, divided by commas. */
    occupations: cell(600),
    skill: cell(100).optional(),
    title: cell(60).optional(),
    teaching: cell(60).optional(),
    from: cell(10).optional(),
  }),
  output: z.object({ id: z.uuid(), person: z.uuid(), became: z.enum(['entered', 'changed', 'same']) }),
  async run(ctx, given) {
    const provider = await ownProvider(ctx)
    const line = { skill: '', title: '', teaching: '', from: '', ...given }
    const { teachers, problems } = await examineTeachers(ctx, provider, [{ row: 1, line }])
    const [one] = teachers
    if (problems.length > 0 || !one)
      throw refusals.badTeacher({ fields: problems.map(({ column: path, message }) => ({ path, message })) })
    const entered = await enterTeacher(ctx, provider, one.teacher)
    ctx.act.subject('person', entered.person)
    return entered
  },
})

/** Enters a whole list of teachers; a row that is wrong comes back with its place, and nothing is entered (导入教师名册). */
export const importTeachers = verb({
  name: 'training.import-teachers',
  title: '导入教师名册',
  http: 'POST /training/teachers/sheets',
  who: may('training.file'),
  input: z.strictObject({ file: upload() }),
  output: z.object({
    rows: z.number().int(),
    errors: z.array(RosterError),
    entered: z.number().int(),
    changed: z.number().int(),
    /** The same file with the wrong cells marked. */
    returned: z.object({ name: z.string(), content: z.string() }).nullable(),
  }),
  ahead: (_ctx, { file }) => readTeachers(file),
  async run(ctx, { file }, read) {
    const provider = await ownProvider(ctx)
    if (read.lines.length > MOST_ROWS)
      throw refusals.tooManyTeachers({ detail: `一次最多 ${MOST_ROWS} 行，请分几份导入。` })
    const { teachers, problems } = await examineTeachers(ctx, provider, read.lines)
    const errors = [
      ...read.problems,
      ...problems.map(({ row, column, message }) => ({ row, column: TEACHER_COLUMN[column], message })),
    ].sort((a, b) => a.row - b.row)
    const count = { entered: 0, changed: 0 }
    const rows = read.lines.length
    if (errors.length > 0) {
      ctx.act.sentBack('教师名册有误，没有导入')
      // Nothing was written, and the list is short: marking it keeps nobody waiting.
      return { rows, errors, ...count, returned: await markedTeachers(file, errors) }
    }
    // In one order for all, so that two lists with the same people wait for each other.
    for (const { teacher } of teachers.toSorted((a, b) =>
      a.teacher.idNumber < b.teacher.idNumber ? -1 : 1,
    )) {
      const { became } = await enterTeacher(ctx, provider, teacher)
      if (became !== 'same') count[became] += 1
    }
    ctx.act.subject('organisation', provider.id)
    ctx.act.after(count)
    return { rows, errors, ...count, returned: null }
  },
})

/** No provider has more teachers than its roster page shows. */
const MOST_ROWS = 300
