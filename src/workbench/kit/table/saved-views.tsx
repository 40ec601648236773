import { useId, useState } from 'react'
import { useAnswer } from '../../api/answer.ts'
import { useVerb } from '../../api/verb.ts'
import { type Query, useAddress, writeQuery } from '../../shell/address.ts'
import { announce } from '../announce.tsx'
import { FailureNote } from '../failure-note.tsx'

interface View {
  name: string
  query: string
}

/** 常用视图: the filters of this list that one has kept under a name; one press brings them back. */
export function SavedViews({ list, keys }: { list: `/${string}`; keys: readonly string[] }) {
  const { query, setQuery } = useAddress()
  const { answer } = useAnswer<{ items: View[] }>('/work/views', { list })
  const remove = useVerb<{ list: string; name: string }>('POST /work/views/remove')
  const here = kept(query, keys)
  const shown = answer?.items.find((one) => one.query === here)
  if (!answer || (answer.items.length === 0 && here === '')) return null
  return (
    <div className="saved-views noprint">
      {answer.items.length > 0 && <span className="muted">常用视图</span>}
      {answer.items.map(({ name, query: of }) => (
        <button
          key={name}
          type="button"
          className="btn ghost"
          aria-pressed={of === here}
          onClick={() => setQuery({ ...emptied(keys), ...Object.fromEntries(new URLSearchParams(of)) })}
        >
          {name}
        </button>
      ))}
      {here !== '' && !shown && <Save list={list} query={here} />}
      {shown && (
        <button
          type="button"
          className="btn ghost"
          disabled={remove.busy}
          onClick={() =>
            void remove
              .run({ list, name: shown.name })
              .then((done) => done && announce(`已删除视图“${shown.name}”。`))
          }
        >
          删除这个视图
        </button>
      )}
      {remove.failure && <FailureNote failure={remove.failure} />}
    </div>
  )
}

/** Keeps what is filtered now under a name. */
function Save({ list, query }: { list: string; query: string }) {
  const save = useVerb<{ list: string; name: string; query: string }, { name: string }>('POST /work/views')
  const [open, setOpen] = useState(false)
  const id = useId()
  if (!open)
    return (
      <button type="button" className="btn ghost" onClick={() => setOpen(true)}>
        存为常用视图
      </button>
    )
  return (
    <form
      className="save-view"
      onSubmit={(event) => {
        event.preventDefault()
        const name = String(new FormData(event.currentTarget).get('name') ?? '').trim()
        void save.run({ list, name, query }).then((done) => {
          if (!done) return
          setOpen(false)
          announce(`已保存视图“${done.name}”。`)
        })
      }}
    >
      <label htmlFor={id}>视图名称</label>
      <input id={id} name="name" className="text" maxLength={30} required autoComplete="off" />
      <button type="submit" className="btn ghost" disabled={save.busy}>
        保存
      </button>
      <button type="button" className="btn ghost" onClick={() => setOpen(false)}>
        不存了
      </button>
      {save.failure && <FailureNote failure={save.failure} />}
    </form>
  )
}

/** The filters and the order of an address, as they are kept: always in one order of names. */
const kept = (query: Query, keys: readonly string[]): string =>
  writeQuery(
    Object.fromEntries([...keys, 'sort'].flatMap((key) => (query[key] ? [[key, query[key]]] : []))),
  ).replace(/^\?/, '')

const emptied = (keys: readonly string[]): Record<string, null> =>
  Object.fromEntries([...keys, 'sort', 'after', 'before'].map((key) => [key, null]))
