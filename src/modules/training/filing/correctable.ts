import { z } from 'zod'
import type { CaseFile, CorrectionTarget } from '../../../kernel/case/index.ts'
import { levelTaught } from '../../../kernel/value/course-kind.ts'
import { LEVELS, levelName } from '../../../kernel/value/level.ts'
import { LevelKey } from '../../../kernel/value/shapes.ts'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { organisationsByIds, scopeOn } from '../../organisations/index.ts'
import { GROUP_NAMES, GROUPS, peopleByIds, type SubsidyGroup } from '../../people/index.ts'
import { MODES, REST_DAYS } from '../class/class-names.ts'
import { COLUMN } from '../roster/roster.ts'
import { readTrainees } from '../roster/store.ts'
import { ClassForm } from '../schema.ts'
import { readClassByNumber, type TrainingClass } from '../store.ts'
import { teachersNow } from '../teachers/store.ts'
import { EMPLOYMENTS, shownTeacher, toldApart } from '../teachers/teacher.ts'

/** A line of the roster, put right: what is left empty stays as it was filed. */
export const LineCorrection = z.strictObject({
  drop: z.boolean().meta({ title: '把这个人移出名册' }).optional(),
  name: z.string().trim().max(60).meta({ title: COLUMN.name }).optional(),
  idNumber: z.string().trim().max(40).meta({ title: COLUMN.idNumber }).optional(),
  phone: z.string().trim().max(20).meta({ title: COLUMN.phone }).optional(),
  group: z
    .string()
    .max(40)
    .meta({
      title: COLUMN.group,
      choices: Object.fromEntries(GROUP_NAMES.map((one) => [GROUPS[one], GROUPS[one]])),
    })
    .optional(),
  creditCode: z.string().trim().max(40).meta({ title: COLUMN.creditCode }).optional(),
  note: z.string().trim().max(200).meta({ title: COLUMN.note }).optional(),
})
export type LineCorrection = z.output<typeof LineCorrection>

/** The key of a line among what can be put right. */
export const lineKey = (row: number): string => `line.${row}`

/** What of a filing the district may ask to have put right (可以要求补正的内容): each field, each line, each paper. */
export async function correctableOfClass(ctx: VerbContext, file: CaseFile): Promise<CorrectionTarget[]> {
  const one = await readClassByNumber(ctx.db, file.number)
  if (!one) return []
  return [...PAPERS, whole(one), ...(await fieldsOfClass(ctx, one)), ...(await linesOf(ctx, one))]
}

const PAPERS: readonly CorrectionTarget[] = [
  paper('place-proof', '教学地点证明', '请上传教学地点的权属或租赁证明'),
  paper('teacher-proof', '任课教师资格证明', '请上传任课教师的资格证明'),
  paper('roster-proof', '学员身份和类别证明', '请上传学员身份、人员类别的证明'),
]

function paper(key: string, title: string, ask: string): CorrectionTarget {
  return { key, sort: 'file', title, ask }
}

const whole = (one: TrainingClass): CorrectionTarget => ({
  key: 'roster',
  sort: 'file',
  title: '整份学员名册',
  ask: '学员名册有误，请核对后整份重新导入',
  page: `/classes/${one.id}/correct`,
})

async function fieldsOfClass(ctx: VerbContext, one: TrainingClass): Promise<CorrectionTarget[]> {
  const licensed = await scopeOn(ctx.db, one.provider, 'training', one.filedOn)
  const occupations = [...new Set([one.occupation, ...licensed.map(({ occupation }) => occupation)])]
  const teachers = await teachersToChoose(ctx, one.provider)
  const field = (
    key: keyof typeof ClassForm & keyof TrainingClass,
    title: string,
    ask: string,
    now: string,
    input: z.ZodType,
  ): CorrectionTarget => ({
    key,
    sort: 'field',
    title,
    ask,
    now,
    input: z.strictObject({ [key]: input }),
    start: { [key]: String(one[key]) },
  })
  return [
    field(
      'occupation',
      '职业',
      '职业填报有误，请修改',
      one.occupation,
      z
        .string()
        .max(60)
        .meta({ title: '职业', choices: Object.fromEntries(occupations.map((name) => [name, name])) }),
    ),
    field('level', '等级', '等级填报有误，请修改', levelTaught(one), LevelInput),
    field(
      'hours',
      '总课时',
      '总课时不合理，请修改',
      `${one.hours} 课时`,
      ClassForm.hours.meta({ title: '总课时' }),
    ),
    field(
      'hoursPerDay',
      '每天课时',
      '每天课时不合理，请修改',
      `${one.hoursPerDay} 课时`,
      ClassForm.hoursPerDay.meta({ title: '每天课时' }),
    ),
    field(
      'startsOn',
      '开班日',
      '开班日不合理，请修改',
      formatDay(one.startsOn),
      ClassForm.startsOn.meta({ title: '开班日', format: 'date' }),
    ),
    field(
      'restDays',
      '休息日',
      '休息日安排不合理，请修改',
      REST_DAYS[one.restDays],
      ClassForm.restDays.meta({ title: '休息日', choices: REST_DAYS }),
    ),
    {
      ...timeField('beginsAt', '上课时间', '上课时间不合理，请修改'),
      now: one.at?.from ?? '时间未填',
      start: { beginsAt: one.at?.from ?? '' },
    },
    {
      ...timeField('endsAt', '下课时间', '下课时间不合理，请修改'),
      now: one.at?.to ?? '时间未填',
      start: { endsAt: one.at?.to ?? '' },
    },
    field(
      'mode',
      '授课方式',
      '授课方式不符合要求，请修改',
      MODES[one.mode],
      ClassForm.mode.meta({ title: '授课方式', choices: MODES }),
    ),
    field(
      'place',
      '教学地点',
      '教学地点不明确或不符合要求，请修改',
      one.place,
      ClassForm.place.meta({ title: '教学地点' }),
    ),
    {
      ...field(
        'teacher',
        '任课教师',
        '任课教师不符合要求，请更换',
        shownTeacher({ name: one.teacher, person: one.teacherPerson }),
        ClassForm.teacher.meta({
          title: '任课教师',
          ...(Object.keys(teachers).length > 0 ? { choices: teachers } : {}),
        }),
      ),
      start: { teacher: one.teacherPerson ?? one.teacher },
    },
  ]
}

/** The teachers that the provider has now, by person. */
async function teachersToChoose(ctx: VerbContext, provider: string): Promise<Record<string, string>> {
  const teachers = await teachersNow(ctx.db, provider)
  const people = await peopleByIds(
    ctx,
    teachers.map(({ person }) => person),
  )
  return Object.fromEntries(
    teachers.map(({ person, employment, occupations }) => {
      const { name = '', maskedIdNumber: idNumber = '' } = people.get(person) ?? {}
      const one = { name, idNumber, employmentText: EMPLOYMENTS[employment] }
      return [person, `${toldApart(one)}，可教${occupations.join('、')}`]
    }),
  )
}

const timeField = (key: 'beginsAt' | 'endsAt', title: string, ask: string) => ({
  key,
  sort: 'field' as const,
  title,
  ask,
  input: z.strictObject({ [key]: ClassForm[key].meta({ title, format: 'time' }) }),
})

const LevelInput = LevelKey.meta({
  title: '等级',
  choices: Object.fromEntries(LEVELS.map((level) => [String(level), levelName(level)])),
})

async function linesOf(ctx: VerbContext, one: TrainingClass): Promise<CorrectionTarget[]> {
  const trainees = await readTrainees(ctx.db, one.id)
  const people = await peopleByIds(
    ctx,
    trainees.map(({ person }) => person),
  )
  const employers = await organisationsByIds(
    ctx.db,
    trainees.flatMap(({ employer }) => employer ?? []),
  )
  return trainees.map(({ person, line, group, employer }) => {
    const who = people.get(person)
    const works = employer ? employers.get(employer)?.name : undefined
    return {
      key: lineKey(line),
      sort: 'line',
      title: `名册第 ${line} 行 ${who?.maskedName ?? ''}`,
      ask: `名册第 ${line} 行（${who?.maskedName ?? ''}）有误，请更正`,
      now: [who?.maskedIdNumber, GROUPS[group as SubsidyGroup], works].filter(Boolean).join('；'),
      input: LineCorrection,
      inWords: lineInWords,
    }
  })
}

/** What was changed in a line, without the number of anybody. */
function lineInWords(given: LineCorrection): string {
  if (given.drop) return '移出名册'
  const shown = {
    ...given,
    idNumber: given.idNumber && `尾号 ${given.idNumber.slice(-4)}`,
    phone: given.phone && '已改',
  }
  return (Object.keys(COLUMN) as (keyof typeof COLUMN)[])
    .flatMap((key) => {
      const text = key === 'bankAccount' ? undefined : shown[key]
      return text ? [`${COLUMN[key]} ${text}`] : []
    })
    .join('；')
}
