import { type FormEvent, useState } from 'react'
import type { FieldFailure } from '../../../../workbench/api/failure.ts'
import { useVerb } from '../../../../workbench/api/verb.ts'
import { FailureNote } from '../../../../workbench/kit/failure-note.tsx'
import { FieldRow } from '../../../../workbench/kit/form/field-row.tsx'
import type { Field, Values } from '../../../../workbench/kit/form/form-fields.ts'
import { readForm } from '../../../../workbench/kit/form/form-values.ts'
import type { ItemView } from '../views.ts'
import { keyFields, keyFrom } from './key-fields.ts'

interface Proposal {
  id: string
  item: string
  key: Record<string, unknown> | null
  reason: string
}

const WHAT: Field = {
  kind: 'choice',
  key: 'what',
  title: '怎么处理',
  required: true,
  choices: [
    { value: 'void', text: '作废：答过这份卷的人都得满分' },
    { value: 'key', text: '更正答案：按新的答案重新判' },
  ],
}

const WHY: Field = {
  kind: 'long-text',
  key: 'reason',
  title: '理由',
  hint: '写明错在哪里、依据什么；决定的人凭它判断。',
  required: true,
  longest: 300,
}

/** 提出题目处理: that the question counts for everybody, or what else is right, and why. */
export function ProposeForm({
  session,
  item,
  onDone,
}: {
  session: string
  item: ItemView
  onDone: () => void
}) {
  const act = useVerb<Proposal, { ruling: string }>('POST /sitting/sessions/{id}/rulings')
  // A text has no key that another could take the place of.
  const [values, setValues] = useState<Values>(item.kind === 'extended-text' ? { what: 'void' } : {})
  const [failures, setFailures] = useState<FieldFailure[]>([])
  const rekeys = values.what === 'key'
  const fields = [...(item.kind === 'extended-text' ? [] : [WHAT]), ...(rekeys ? keyFields(item) : []), WHY]
  async function send(event: FormEvent) {
    event.preventDefault()
    const reading = readForm(fields, values)
    setFailures(reading.valid ? [] : reading.failures)
    if (!reading.valid) return act.clear()
    const key = rekeys ? keyFrom(item, values) : null
    const reason = String(reading.input.reason)
    if (await act.run({ id: session, item: item.item, key, reason })) onDone()
  }
  return (
    <form className="form" aria-label="提出题目处理" onSubmit={(event) => void send(event)} noValidate>
      {act.failure && <FailureNote failure={act.failure} />}
      {fields.map((field) => (
        <FieldRow
          key={field.key}
          field={field}
          held={values[field.key]}
          failures={failures.filter(({ path }) => path === field.key)}
          onChange={(held) => setValues((before) => ({ ...before, [field.key]: held }))}
        />
      ))}
      <p className="buttons">
        <button type="submit" className="btn" disabled={act.busy}>
          {act.busy ? '正在提交……' : '提出，等市局决定'}
        </button>
      </p>
    </form>
  )
}
