import { Tag } from '../../../kit/tag.tsx'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { useVerb } from '../../../workbench/api/verb.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { useMay } from '../../../workbench/shell/me.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { COURSE_FIELDS, LESSON_FIELDS } from './course-fields.ts'

interface Lesson {
  id: string
  place: number
  kindTitle: string
  title: string
  seconds: number
  media: string | null
}

interface Draft {
  number: string
  revision: number
  state: string
  stateTitle: string
  title: string
  summary: string
  source: string
  lessons: Lesson[]
}

/** One course: its text and its lessons, to be changed while it is written. */
export default function CourseDesk() {
  const { number = '' } = useAddress().params
  const { answer, waiting, failure, again } = useAnswer<Draft>('/online/drafts/{number}', { number })
  const writes = useMay('online.write')
  return (
    <div className="page">
      <h1>{answer?.title ?? '网课'}</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取网课" />}
      {answer && (
        <>
          <p>
            <Tag>{answer.stateTitle}</Tag> {answer.number}
          </p>
          <p>{answer.summary}</p>
          <p className="buttons">
            <Go className="btn" to={`/cases/${answer.number}`}>
              去办理
            </Go>
          </p>
          <Lessons draft={answer} edits={writes && answer.state === 'drafted'} again={again} />
          {writes && answer.state === 'drafted' && <Edit draft={answer} again={again} />}
        </>
      )}
    </div>
  )
}

const Lessons = ({ draft, edits, again }: { draft: Draft; edits: boolean; again: () => void }) => (
  <>
    <RowTable
      caption="课件"
      rows={draft.lessons}
      rowKey={(one) => one.id}
      columns={[
        { title: '第几个', show: (one) => one.place },
        { title: '课件', show: (one) => (one.media ? <a href={one.media}>{one.title}</a> : one.title) },
        { title: '形式', show: (one) => one.kindTitle },
        { title: '时长', show: (one) => (one.seconds > 0 ? `${one.seconds} 秒` : '不计学时') },
        {
          title: '改动',
          show: (one) => (edits ? <Remove draft={draft} lesson={one} again={again} /> : '—'),
        },
      ]}
    />
    {edits && (
      <section>
        <h2>添加课件</h2>
        <HhForm
          key={draft.lessons.length}
          title="添加课件"
          verb="POST /online/drafts/{number}/lessons"
          fields={LESSON_FIELDS}
          fixed={{ number: draft.number }}
          submit="添加"
          onDone={() => {
            announce('课件已添加。')
            again()
          }}
        />
      </section>
    )}
  </>
)

function Remove({ draft, lesson, again }: { draft: Draft; lesson: Lesson; again: () => void }) {
  const { run, busy, failure } = useVerb<{ number: string; lesson: string }, object>(
    'POST /online/drafts/{number}/lessons/{lesson}/remove',
  )
  return (
    <>
      <button
        type="button"
        className="btn ghost"
        disabled={busy}
        aria-label={`删除${lesson.title}`}
        onClick={async () => {
          if (!(await run({ number: draft.number, lesson: lesson.id }))) return
          announce('课件已删除。')
          again()
        }}
      >
        删除
      </button>
      {failure && <FailureNote failure={failure} />}
    </>
  )
}

const Edit = ({ draft, again }: { draft: Draft; again: () => void }) => {
  const { title, summary, source } = draft
  return (
    <section>
      <h2>改名称和简介</h2>
      <HhForm
        key={draft.revision}
        title="改名称和简介"
        verb="POST /cases/{number}/steps/{step}"
        fields={COURSE_FIELDS}
        start={{ title, summary, source }}
        fixed={{ number: draft.number, step: 'edit' }}
        inside="input"
        submit="保存"
        onDone={() => {
          announce('已保存。')
          again()
        }}
      />
    </section>
  )
}
