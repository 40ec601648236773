import { useState } from 'react'
import { announce } from '../../../workbench/kit/announce.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { COURSE_FIELDS } from './course-fields.ts'

/** 编一门网课: the course as it begins; its lessons are added on its own page. */
export default function NewCourse() {
  const [number, setNumber] = useState<string | null>(null)
  function done(answer: { number: string }) {
    setNumber(answer.number)
    announce('网课已保存。')
  }
  return (
    <div className="page">
      <h1>编一门网课</h1>
      <p>保存后添加课件，再送审；发布由另一个人办，发布以前公众看不到。</p>
      {number ? (
        <div className="note">
          <h2>已保存为 {number}</h2>
          <p className="buttons">
            <Go className="btn" to={`/online/courses/${number}`}>
              去添加课件
            </Go>
          </p>
        </div>
      ) : (
        <HhForm<{ number: string }>
          title="网课"
          verb="POST /online/drafts"
          submit="保存"
          fields={COURSE_FIELDS}
          onDone={done}
        />
      )}
    </div>
  )
}
