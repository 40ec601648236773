import type { z } from 'zod'
import { sameOccupation } from '../../../../kernel/value/occupation.ts'
import { useAnswer } from '../../../../workbench/api/answer.ts'
import { FailureNote } from '../../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../../workbench/kit/form/form.tsx'
import type { Field } from '../../../../workbench/kit/form/form-fields.ts'
import { Waiting } from '../../../../workbench/kit/waiting.tsx'
import { toldApart } from '../../teachers/teacher.ts'
import type { myTeachers } from '../../verbs/teachers/read-teachers.ts'
import type { Desk } from '../desk.ts'

/** 换教师: chosen among the teachers of the register who may teach this; a provider that has registered none writes a name. */
export function ChangeTeacher({ desk, done }: { desk: Desk; done: (days: number) => void }) {
  const { answer, waiting, failure, again } =
    useAnswer<z.output<typeof myTeachers.output>>('/training/teachers')
  if (failure) return <FailureNote failure={failure} again={again} />
  if (waiting || !answer) return <Waiting what="正在取教师名册" />
  const now = answer.teachers.filter(({ until }) => until === null)
  const fit = now.filter(({ occupations }) => occupations.some((one) => sameOccupation(one, desk.occupation)))
  const teacher: Field =
    now.length > 0
      ? {
          key: 'teacher',
          title: '教师',
          kind: 'choice',
          required: true,
          choices: fit.map((one) => ({ value: one.person, text: toldApart(one) })),
          hint: `只列可以任教${desk.occupation}的；没有的先在“教师”里登记。`,
        }
      : { key: 'teacher', title: '教师', kind: 'text', required: true, longest: 60 }
  return (
    <HhForm<{ days: number }>
      title="换教师"
      fields={[
        { key: 'from', title: '从哪天起', kind: 'day', required: true },
        teacher,
        { key: 'why', title: '原因', kind: 'long-text', required: true, longest: 200 },
      ]}
      verb="POST /training/classes/{id}/teacher"
      fixed={{ id: desk.id }}
      submit="换教师"
      onDone={({ days }) => done(days)}
    />
  )
}
