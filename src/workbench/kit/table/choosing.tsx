import type { Column } from '../../../kit/table.tsx'

/** The column in which rows are selected, with a box for all that are shown. */
export function choosing<Row>(
  rows: readonly Row[],
  rowKey: (row: Row) => string,
  chosen: ReadonlySet<string>,
  choose: (chosen: ReadonlySet<string>) => void,
): Column<Row> {
  const all = rows.map(rowKey)
  const every = all.every((key) => chosen.has(key))
  return {
    title: '选择',
    heading: (
      <label className="choose">
        <input type="checkbox" checked={every} onChange={() => choose(new Set(every ? [] : all))} />
        <span className="sr">选择这一页的全部</span>
      </label>
    ),
    show: (row, at) => {
      const key = rowKey(row)
      return (
        <label className="choose">
          <input
            type="checkbox"
            checked={chosen.has(key)}
            onChange={() => {
              const next = new Set(chosen)
              if (!next.delete(key)) next.add(key)
              choose(next)
            }}
          />
          <span className="sr">选择第 {at + 1} 行</span>
        </label>
      )
    },
  }
}
