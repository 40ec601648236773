import { type FormEvent, useId } from 'react'
import type { Query } from '../../shell/address.ts'

/** One filter of a list; its value is in the address under `key`. */
export interface Filter {
  key: string
  title: string
  kind: 'text' | 'choice' | 'day'
  choices?: readonly { value: string; text: string }[]
}

interface FiltersProps {
  filters: readonly Filter[]
  query: Query
  onChange: (patch: Record<string, string | null>) => void
}

/** The filters of a list: a choice works at once, text when it is sent. */
export function Filters({ filters, query, onChange }: FiltersProps) {
  const id = useId()
  function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    onChange(Object.fromEntries(filters.map(({ key }) => [key, String(form.get(key) ?? '').trim() || null])))
  }
  return (
    <search>
      <form className="filters noprint" onSubmit={send} key={JSON.stringify(query)}>
        {filters.map((filter) => (
          <div key={filter.key}>
            <label htmlFor={`${id}-${filter.key}`}>{filter.title}</label>
            <Control filter={filter} id={`${id}-${filter.key}`} value={query[filter.key] ?? ''} />
          </div>
        ))}
        <button type="submit" className="btn ghost">
          筛选
        </button>
      </form>
    </search>
  )
}

function Control({ filter, id, value }: { filter: Filter; id: string; value: string }) {
  if (filter.kind !== 'choice') {
    return (
      <input
        id={id}
        name={filter.key}
        className="text"
        type={filter.kind === 'day' ? 'date' : 'search'}
        defaultValue={value}
        autoComplete="off"
      />
    )
  }
  return (
    // What may be chosen can come after the value that the address already names.
    <select
      key={filter.choices?.length}
      id={id}
      name={filter.key}
      className="text"
      defaultValue={value}
      onChange={(event) => event.currentTarget.form?.requestSubmit()}
    >
      <option value="">全部</option>
      {filter.choices?.map(({ value: one, text }) => (
        <option key={one} value={one}>
          {text}
        </option>
      ))}
    </select>
  )
}
