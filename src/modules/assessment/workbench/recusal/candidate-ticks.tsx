import { useState } from 'react'
import { RowTable } from '../../../../workbench/kit/table/row-table.tsx'

interface Person {
  id: string
  name: string
}

/** How many names are shown at once; the box finds the others. */
const SHOWN = 60

/** The candidates by masked name, found by the first characters, each with the relation where ticked; those that are ticked stand first. */
export function CandidateTicks({
  people,
  relations,
  bound,
  change,
}: {
  people: readonly Person[]
  relations: readonly { code: string; text: string }[]
  bound: ReadonlyMap<string, string>
  change: (next: ReadonlyMap<string, string>) => void
}) {
  const [find, setFind] = useState('')
  const found = people.filter(({ id, name }) => bound.has(id) || name.startsWith(find.trim().slice(0, 1)))
  const shown = found.toSorted((a, b) => Number(bound.has(b.id)) - Number(bound.has(a.id))).slice(0, SHOWN)
  const set = (id: string, relation: string | null) => {
    const next = new Map(bound)
    if (relation === null) next.delete(id)
    else next.set(id, relation)
    change(next)
  }
  return (
    <>
      <p>
        <label>
          按姓查找{' '}
          <input
            className="text"
            maxLength={4}
            value={find}
            onChange={(event) => setFind(event.target.value)}
          />
        </label>{' '}
        {found.length > SHOWN && `还有 ${found.length - SHOWN} 个名字没有列出，请输入姓。`}
      </p>
      <RowTable
        caption="考生"
        rows={shown}
        rowKey={({ id }) => id}
        columns={[
          {
            title: '要回避的勾上',
            show: ({ id, name }) => (
              <label>
                <input
                  type="checkbox"
                  checked={bound.has(id)}
                  onChange={() => set(id, bound.has(id) ? null : (relations[0]?.code ?? ''))}
                />{' '}
                {name}
              </label>
            ),
          },
          {
            title: '关系',
            show: ({ id, name }) =>
              bound.has(id) && (
                <select
                  className="text"
                  aria-label={`与${name}的关系`}
                  value={bound.get(id)}
                  onChange={(event) => set(id, event.target.value)}
                >
                  {relations.map(({ code, text }) => (
                    <option key={code} value={code}>
                      {text}
                    </option>
                  ))}
                </select>
              ),
          },
        ]}
      />
    </>
  )
}
