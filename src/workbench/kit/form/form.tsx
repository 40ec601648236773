import { useBlocker } from '@tanstack/react-router'
import { type FormEvent, type MouseEvent, useEffect, useRef, useState } from 'react'
import { formatMoment, shortMoment } from '../../../kernel/value/time/moment.ts'
import type { FieldFailure } from '../../api/failure.ts'
import { sentFile } from '../../api/file.ts'
import type { VerbAddress } from '../../api/request.ts'
import { useVerb } from '../../api/verb.ts'
import { FailureNote } from '../failure-note.tsx'
import { CheckAnswers } from './check-answers.tsx'
import { FieldRow } from './field-row.tsx'
import { useDraft } from './form-draft.ts'
import type { Field, Held, Values } from './form-fields.ts'
import { fieldOf, readForm } from './form-values.ts'

export interface HhFormProps<Answer> {
  /** Names the form for those who do not see it. */
  title: string
  /** What is asked; as a function, where what may be chosen depends on what was chosen before. */
  fields: readonly Field[] | ((values: Values) => readonly Field[])
  /** What the fields hold at first. */
  start?: Values
  verb: VerbAddress
  /** Input that no field asks for. */
  fixed?: Record<string, unknown>
  /** The field of the verb's input in which all that is asked lies. */
  inside?: string
  /** The button: a verb. */
  submit: string
  onDone: (answer: Answer) => void
  /** Whether this answer sent the form back: what was typed is then still needed, and leaving asks. */
  sentBack?: (answer: Answer) => boolean
  /** Under this name what is typed is kept until it is handed in (草稿). */
  keep?: string
  /** Everything is checked once more before it is sent (核对). */
  check?: boolean
  /** After a try that failed, e.g. to read anew what somebody else has written meanwhile. */
  onFailed?: () => void
}

/** A form from field definitions: what is wrong stands first and at its field, nothing typed is ever lost. */
export function HhForm<Answer>({
  title,
  fields: asked,
  start = {},
  verb,
  fixed = {},
  inside,
  submit,
  onDone,
  sentBack = () => false,
  keep,
  check = false,
  onFailed,
}: HhFormProps<Answer>) {
  const act = useVerb<Record<string, unknown>, Answer>(verb)
  const [values, setValues] = useState<Values>(start)
  const fields = fieldsOf(asked, values)
  const [own, setOwn] = useState<FieldFailure[]>([])
  const [tries, setTries] = useState(0)
  const touched = useRef(false)
  const failures = own.length > 0 ? own : outside(act.failure?.fields ?? [], inside)
  const [checking, setChecking] = useState(false)
  const draft = useDraft(keep, (found) => setValues((before) => ({ ...before, ...found })))
  useKept(touched, keep === undefined)

  function change(key: string, held: Held) {
    const next = stillOffered(asked, { ...values, [key]: held })
    setValues(next)
    draft.changed(next, key, held)
    touched.current = true
  }

  async function send(event: FormEvent) {
    event.preventDefault()
    setTries(tries + 1)
    const reading = readForm(fields, values)
    setOwn(reading.valid ? [] : reading.failures)
    if (!reading.valid) return act.clear()
    if (check && !checking) {
      act.clear()
      return setChecking(true)
    }
    const input = await withFiles(reading.input)
    const held = inside ? { [inside]: { ...(fixed[inside] as object | undefined), ...input } } : input
    const answer = await act.run({ ...fixed, ...held })
    setChecking(false)
    if (answer === null) return onFailed?.()
    touched.current = sentBack(answer)
    if (!sentBack(answer)) draft.drop()
    onDone(answer)
  }

  return (
    <form className="form" aria-label={title} onSubmit={(event) => void send(event)} noValidate>
      {failures.length > 0 && <Summary failures={failures} fields={fields} tries={tries} />}
      {act.failure && failures.length === 0 && <FailureNote failure={act.failure} />}
      {draft.resumed && !checking && (
        <p className="note">
          {formatMoment(draft.resumed)} 填到一半的内容已经放回来。{' '}
          <button
            type="button"
            className="btn ghost"
            onClick={() => {
              draft.drop()
              setValues(start)
            }}
          >
            清空重填
          </button>
        </p>
      )}
      {checking && (
        <>
          <h2>请核对，没有错再提交</h2>
          <CheckAnswers fields={fields} values={values} />
        </>
      )}
      {!checking &&
        fields.map((field) => (
          <FieldRow
            key={field.key}
            field={field}
            held={values[field.key]}
            failures={failures.filter(({ path }) => fieldOf(fields, path)?.key === field.key)}
            onChange={(held) => change(field.key, held)}
          />
        ))}
      <p className="buttons">
        <button type="submit" className="btn" disabled={act.busy}>
          {act.busy ? '正在提交……' : check && !checking ? '下一步：核对' : submit}
        </button>
        {checking && (
          <button type="button" className="btn ghost" onClick={() => setChecking(false)}>
            返回修改
          </button>
        )}
        {keep && (
          <span className="muted" role="status">
            {draft.savedAt ? `已自动保存 ${shortMoment(draft.savedAt)}` : '填的内容会自动保存'}
          </span>
        )}
      </p>
    </form>
  )
}

const fieldsOf = (asked: HhFormProps<never>['fields'], values: Values): readonly Field[] =>
  typeof asked === 'function' ? asked(values) : asked

/** What was chosen and is offered no longer, since something else was chosen after it, is chosen anew. */
function stillOffered(asked: HhFormProps<never>['fields'], values: Values): Values {
  const gone = fieldsOf(asked, values).filter((field) => {
    const held = values[field.key]
    return (
      field.kind === 'choice' &&
      held !== undefined &&
      held !== '' &&
      !field.choices.some(({ value }) => String(value) === String(held))
    )
  })
  return Object.fromEntries(
    Object.entries(values).filter(([key]) => !gone.some((field) => field.key === key)),
  )
}

/** What is wrong, by the names that the fields have here. */
const outside = (failures: FieldFailure[], inside: string | undefined): FieldFailure[] =>
  failures.map(({ path, message }) => ({
    path: inside && path.startsWith(`${inside}.`) ? path.slice(inside.length + 1) : path,
    message,
  }))

/** Asks before an unfinished form is left; reads at that moment, since a form that was just sent is left at once. */
function useKept(touched: { readonly current: boolean }, asks: boolean) {
  useBlocker({
    shouldBlockFn: () =>
      asks && touched.current && !window.confirm('这一页还没有提交，离开后要重新填写。确定离开吗？'),
    enableBeforeUnload: () => asks && touched.current,
  })
}

function Summary({
  failures,
  fields,
  tries,
}: {
  failures: FieldFailure[]
  fields: readonly Field[]
  tries: number
}) {
  const summary = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each failed try brings the reader here again
  useEffect(() => summary.current?.focus(), [tries])
  return (
    <section className="note bad" ref={summary} tabIndex={-1} role="alert" aria-labelledby="summary">
      <h2 id="summary">还不能提交，有 {failures.length} 处要改</h2>
      <ul>
        {failures.map(({ path, message }) => {
          const field = fieldOf(fields, path)
          return (
            <li key={`${path} ${message}`}>
              {field ? <FieldLink field={field}>{message}</FieldLink> : message}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** Leads to a field and puts the cursor into it. */
function FieldLink({ field, children }: { field: Field; children: string }) {
  const id = `field-${field.key}`
  function enter(event: MouseEvent) {
    event.preventDefault()
    document.getElementById(id)?.focus()
  }
  return (
    <a href={`#${id}`} onClick={enter}>
      {children}
    </a>
  )
}

async function withFiles(input: Record<string, unknown>): Promise<Record<string, unknown>> {
  const ready = await Promise.all(
    Object.entries(input).map(async ([key, value]) => [
      key,
      value instanceof File ? await sentFile(value) : value,
    ]),
  )
  return Object.fromEntries(ready)
}
