import { useState } from 'react'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { announce } from '../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import type { Field } from '../../../workbench/kit/form/form-fields.ts'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { AssignPlatform } from './assign-platform.tsx'
import { type Assigned, CLASS, DAYS } from './assigned.ts'

interface Courses {
  items: { id: number; title: string; seconds: number }[]
}

/** 给班次指定网课: by which course the first days of a blended class are taught online. */
export default function AssignCourse() {
  const [done, setDone] = useState<Assigned | null>(null)
  const { answer, waiting, failure, again } = useAnswer<Courses>('/online/courses')
  function assigned(said: Assigned) {
    setDone(said)
    announce('已经指定。')
  }
  return (
    <div className="page">
      <h1>给班次指定网课</h1>
      <p>
        线上线下相结合的班，开课以前可以把前几天改成线上理论。学员学够课时，那几天自动记签到；没有学完不能上实操。课用本市的网课，或者入选平台的课，两样选一样，后选的作数。
      </p>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取网课" />}
      {done && (
        <div className="note">
          <h2>已经指定</h2>
          <p>
            {done.days.join('、')}改成线上，共 {done.lessons} 课时。
          </p>
        </div>
      )}
      {answer && (
        <section>
          <h2>用本市的网课</h2>
          <HhForm<Assigned>
            title="用本市的网课"
            verb="POST /online/classes/{class}/course"
            submit="保存指定"
            fields={fieldsOf(answer)}
            onDone={assigned}
          />
        </section>
      )}
      <AssignPlatform assigned={assigned} />
    </div>
  )
}

const fieldsOf = ({ items }: Courses): Field[] => [
  CLASS,
  {
    key: 'course',
    title: '网课',
    kind: 'choice',
    required: true,
    choices: items.map(({ id, title, seconds }) => ({
      value: id,
      text: `${title}（视频 ${Math.floor(seconds / 60)} 分钟）`,
    })),
  },
  DAYS,
]
