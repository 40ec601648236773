import { type FormEvent, useState } from 'react'
import type { Decision } from '../../../kernel/decision/decision.ts'
import { LEVELS, type Level, levelName } from '../../../kernel/value/level.ts'
import { sameOccupation } from '../../../kernel/value/occupation.ts'
import { DecisionView } from '../../../kit/decision-view.tsx'
import { API } from '../../../workbench/api/request.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import type { Field, Values } from '../../../workbench/kit/form/form-fields.ts'
import { MODES, REST_DAYS } from '../class/class-names.ts'
import { toldApart } from '../teachers/teacher.ts'
import type { Filed } from './desk.ts'
import { RosterErrors } from './roster-errors.tsx'

interface FilingFormProps {
  title: string
  /** The case of a filing that is corrected; a new one has none. */
  correcting?: string
  start?: Values
  submit: string
  /** The occupations that the licence names, each with its levels. */
  licensed?: readonly Licensed[]
  /** The venues that the provider has registered. */
  venues?: readonly KnownVenue[]
  /** Who teaches for the provider now. */
  teachers?: readonly KnownTeacher[]
  keep?: string
  check?: boolean
  onFiled: (id: string) => void
}

/** The filing with its roster; what came back stands above it, and nothing that was typed is lost. */
export function FilingForm({
  title,
  correcting,
  start = {},
  submit,
  licensed,
  venues = [],
  teachers = [],
  keep,
  check = false,
  onFiled,
}: FilingFormProps) {
  const [back, setBack] = useState<Filed | null>(null)
  const [roster, setRoster] = useState<File | null>(null)

  function keepFile({ target }: FormEvent<HTMLElement>) {
    if (target instanceof HTMLInputElement && target.type === 'file') setRoster(target.files?.[0] ?? null)
  }

  function done(got: Got) {
    const answer = filedOf(got)
    setBack(answer.outcome === 'filed' ? null : answer)
    if (answer.outcome !== 'filed' || !answer.id) return
    announce(`已提交备案，办件号 ${answer.number}。`)
    onFiled(answer.id)
  }

  return (
    <>
      {back?.outcome === 'returned' && <RosterErrors answer={back} roster={roster} />}
      {back?.outcome === 'refused' && back.decision && (
        <div role="alert">
          <DecisionView
            decision={back.decision as Decision<unknown>}
            title="开班备案"
            words={{ refused: '不能备案', granted: '可以备案', undecidable: '标准尚未公布，暂不能备案' }}
          />
        </div>
      )}
      <p>
        <a href={`${API}/training/roster-template`} download>
          下载学员名册模板（Excel）
        </a>
      </p>
      <div onChange={keepFile}>
        <HhForm<Got>
          title={title}
          {...(correcting
            ? {
                verb: 'POST /cases/{number}/steps/{step}',
                fixed: { number: correcting, step: 'resubmit' },
                inside: 'input',
              }
            : { verb: 'POST /training/classes' })}
          start={{
            restDays: 'weekends',
            mode: 'offline',
            hoursPerDay: '8',
            beginsAt: '08:30',
            endsAt: '16:30',
            ...start,
          }}
          fields={
            licensed
              ? (values) => fieldsWithin(licensed, String(values.occupation ?? ''), venues, teachers)
              : (values) =>
                  FIELDS.map((field) => withTeachers(field, teachers, String(values.occupation ?? '')))
          }
          {...(keep ? { keep } : {})}
          check={check}
          submit={submit}
          sentBack={(got) => filedOf(got).outcome !== 'filed'}
          onDone={done}
        />
      </div>
    </>
  )
}

/** The answer of a filing, or of the step that corrects one. */
type Got = Filed | { answer: Filed }

const filedOf = (got: Got): Filed => ('answer' in got ? got.answer : got)

interface Licensed {
  occupation: string
  levels: readonly Level[]
  course: { kindText: string; lessons: number } | null
}

/** The fields with what the licence leaves to choose: its occupations, and of the one that was chosen its levels. */
function fieldsWithin(
  licensed: readonly Licensed[],
  occupation: string,
  venues: readonly KnownVenue[],
  teachers: readonly KnownTeacher[],
): Field[] {
  const chosen = licensed.filter((one) => sameOccupation(one.occupation, occupation))
  const course = chosen[0]?.course ?? null
  const levels = new Set((chosen.length > 0 ? chosen : licensed).flatMap((one) => one.levels))
  return [
    occupationOf(licensed),
    ...FIELDS.slice(1).map(
      (field): Field =>
        field.key === 'level' && field.kind === 'choice'
          ? {
              ...field,
              ...(course ? { title: '种类' } : {}),
              choices: course
                ? [{ value: 'special', text: course.kindText }]
                : field.choices.filter(({ value }) => levels.has(value as Level)),
              hint: course ? '这门课不分等级' : '核准这个职业可以教的等级',
            }
          : field.key === 'hours' && field.kind === 'number' && course
            ? { ...field, hint: `这门课不少于 ${course.lessons} 课时` }
            : field.key === 'place' && field.kind === 'text' && venues.length > 0
              ? { ...field, hint: placeHint(venues) }
              : withTeachers(field, teachers, occupation),
    ),
  ]
}

interface KnownTeacher {
  person: string
  name: string
  idNumber: string
  employmentText: string
  occupations: readonly string[]
}

/** The teacher is chosen where the provider has registered any. */
const withTeachers = (field: Field, teachers: readonly KnownTeacher[], occupation: string): Field =>
  field.key === 'teacher' && teachers.length > 0 ? teacherOf(teachers, occupation) : field

/** Those who may teach the occupation. */
function teacherOf(teachers: readonly KnownTeacher[], occupation: string): Field {
  const may = (one: KnownTeacher) =>
    occupation === '' || one.occupations.some((each) => sameOccupation(each, occupation))
  return {
    kind: 'choice',
    key: 'teacher',
    title: '任课教师',
    required: true,
    choices: teachers.filter(may).map((one) => ({
      value: one.person,
      text: `${toldApart(one)}，可教${one.occupations.join('、')}`,
    })),
    hint: '从登记的教师里选，只列可以任教这个职业的；没有的先在“教师”里登记。',
  }
}

interface KnownVenue {
  name: string
  holds: number
}

/** Written as it is registered, the place is checked against how many it holds. */
const placeHint = (venues: readonly KnownVenue[]): string =>
  `写登记的场地名称，就按容纳人数核对名册：${venues.map(({ name, holds }) => `${name}（${holds} 人）`).join('、')}`

/** Only what the licence names can be filed. */
const occupationOf = (licensed: readonly Licensed[]): Field => ({
  kind: 'choice',
  key: 'occupation',
  title: '职业或课程',
  required: true,
  choices: licensed.map(({ occupation, course }) => ({
    value: occupation,
    text: course ? `${occupation}，${course.kindText}` : occupation,
  })),
  hint: '取自核准的培训范围',
  section: '教什么',
})

const FIELDS: readonly Field[] = [
  {
    kind: 'text',
    key: 'occupation',
    title: '职业',
    required: true,
    longest: 60,
    hint: '与紧缺目录里的名称一致，例如：焊工',
    section: '教什么',
  },
  {
    kind: 'choice',
    key: 'level',
    title: '等级',
    required: true,
    choices: LEVELS.map((level) => ({ value: level, text: levelName(level) })),
  },
  { kind: 'number', key: 'hours', title: '总课时', required: true, hint: '80 课时以上才有补贴' },
  {
    kind: 'choice',
    key: 'mode',
    title: '授课方式',
    required: true,
    choices: Object.entries(MODES).map(([value, text]) => ({ value, text })),
  },
  {
    kind: 'choice',
    key: 'byPackage',
    title: '按职业培训包组织',
    choices: [
      { value: 'yes', text: '是' },
      { value: 'no', text: '不是' },
    ],
    hint: '紧缺目录标“*”的职业必须按职业培训包组织，否则没有补贴；其他职业可以不填',
  },
  { kind: 'day', key: 'startsOn', title: '开班日', required: true, section: '什么时候，在哪里' },
  { kind: 'number', key: 'hoursPerDay', title: '每天课时', required: true, hint: '一天不超过 8 课时' },
  {
    kind: 'time',
    key: 'beginsAt',
    title: '上课时间',
    required: true,
    hint: '每天几点开始；开课前后各有一段签到时间',
  },
  {
    kind: 'time',
    key: 'endsAt',
    title: '下课时间',
    required: true,
    hint: '中间休息算在内；一课时 45 分钟，要排得下每天的课时',
  },
  {
    kind: 'choice',
    key: 'restDays',
    title: '休息日',
    required: true,
    choices: Object.entries(REST_DAYS).map(([value, text]) => ({ value, text })),
  },
  { kind: 'text', key: 'place', title: '教学地点', required: true, longest: 200 },
  {
    kind: 'text',
    key: 'teacher',
    title: '任课教师',
    required: true,
    longest: 60,
    hint: '先在“教师”里登记，这里就可以选；2026年7月起备案的班，任课教师要先登记。',
  },
  {
    kind: 'file',
    key: 'roster',
    title: '学员名册',
    required: true,
    accept: '.xlsx',
    hint: '按模板填好的 .xlsx，不超过 8 MB；有一行不对，整份不导入',
    section: '学员',
  },
]
