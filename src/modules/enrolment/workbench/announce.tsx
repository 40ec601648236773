import { LEVELS, levelName } from '../../../kernel/value/level.ts'
import { sameOccupation } from '../../../kernel/value/occupation.ts'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import type { Field } from '../../../workbench/kit/form/form-fields.ts'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'

interface Known {
  licensed: {
    occupation: string
    levels: (number | 'special')[]
    course: { kindText: string; lessons: number } | null
  }[]
}

/** 发布招生: what is taught, when and where, for how many and for how much. */
export default function Announce() {
  const { go } = useAddress()
  const { answer, waiting, failure, again } = useAnswer<Known>('/training/filing')
  return (
    <div className="page">
      <h1>发布招生</h1>
      <p>发布以后群众就能报名；报名的一个工作日内答复。人够了，下载录取名册去报开班。</p>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取核准范围" />}
      {answer && (
        <HhForm<{ id: string }>
          title="发布招生"
          verb="POST /enrolment/offers"
          submit="发布"
          fields={(values) => fieldsOf(answer, String(values.occupation ?? ''))}
          keep="enrolment.announce"
          check
          onDone={({ id }) => go(`/offers/${id}`)}
        />
      )}
    </div>
  )
}

/** What is asked: occupations as the licence says, everything else short. */
const fieldsOf = ({ licensed }: Known, chosen: string): Field[] => [
  {
    key: 'occupation',
    title: '教什么',
    kind: 'choice',
    required: true,
    choices: licensed.map(({ occupation, course }) => ({
      value: occupation,
      text: course ? `${occupation}，${course.kindText}` : occupation,
    })),
    hint: '只列核准范围内的',
  },
  {
    key: 'level',
    title: '等级',
    kind: 'choice',
    required: true,
    choices: levelsOf(licensed.find(({ occupation }) => sameOccupation(occupation, chosen))),
  },
  { key: 'hours', title: '课时', kind: 'number', required: true, unit: '课时' },
  {
    key: 'mode',
    title: '授课方式',
    kind: 'choice',
    required: true,
    choices: [
      { value: 'offline', text: '线下' },
      { value: 'blended', text: '线上线下结合' },
    ],
  },
  { key: 'place', title: '上课地点', kind: 'text', required: true, longest: 200 },
  { key: 'startsOn', title: '开课日', kind: 'day', required: true },
  { key: 'closesOn', title: '报名截止日', kind: 'day', required: true },
  { key: 'seats', title: '名额', kind: 'number', required: true, unit: '人' },
  { key: 'fee', title: '收费', kind: 'money', required: true, hint: '补贴前的全价；不收费填 0' },
]

/** The levels that the licence names of what was chosen; a course beside the catalogue has none but its kind. */
const levelsOf = (one: Known['licensed'][number] | undefined) =>
  one?.course
    ? [{ value: 'special', text: `${one.course.kindText}（不分等级）` }]
    : LEVELS.filter((level) => !one || one.levels.includes(level)).map((level) => ({
        value: level,
        text: levelName(level),
      }))
