import { useAnswer } from '../../../workbench/api/answer.ts'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { HhForm } from '../../../workbench/kit/form/form.tsx'
import type { Field } from '../../../workbench/kit/form/form-fields.ts'
import { type Assigned, CLASS, DAYS } from './assigned.ts'

interface Platforms {
  items: { id: string; name: string; standing: string }[]
}

/** Which course of a selected platform teaches the first days; nothing to choose where the city has selected none. */
export function AssignPlatform({ assigned }: { assigned: (said: Assigned) => void }) {
  const { answer, failure, again } = useAnswer<Platforms>('/online/platforms')
  const selected = answer?.items.filter(({ standing }) => standing === 'selected') ?? []
  if (failure) return <FailureNote failure={failure} again={again} />
  if (selected.length === 0) return null
  return (
    <section>
      <h2>用入选平台的课</h2>
      <HhForm<Assigned>
        title="用入选平台的课"
        verb="POST /online/classes/{class}/platform"
        submit="保存平台课程"
        fields={fieldsOf(selected)}
        onDone={assigned}
      />
    </section>
  )
}

const fieldsOf = (platforms: Platforms['items']): Field[] => [
  CLASS,
  {
    key: 'platform',
    title: '平台',
    kind: 'choice',
    required: true,
    choices: platforms.map(({ id, name }) => ({ value: id, text: name })),
  },
  {
    key: 'activity',
    title: '课程地址',
    kind: 'text',
    required: true,
    longest: 300,
    hint: '平台报送时写的课程或视频地址，以 https:// 开头，向平台要。',
  },
  DAYS,
]
