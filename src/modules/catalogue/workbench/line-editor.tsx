import { RowTable } from '../../../workbench/kit/table/row-table.tsx'
import type { DraftView } from './catalogue.ts'

interface LineEditorProps {
  draft: DraftView
  line: DraftView['rows'][number]
  /** What was typed and is not saved, by column. */
  typed: Readonly<Record<string, string>>
  onType: (column: string, value: string) => void
}

/** The cells of one line, those that were changed marked with what the draft has. */
export const LineEditor = ({ draft, line, typed, onType }: LineEditorProps) => {
  const keptOf = (key: string) => line[key as keyof typeof line]
  const standing = (key: string) => typed[key] ?? keptOf(key)
  return (
    <RowTable
      caption={`${line.name}的各栏`}
      rows={draft.columns}
      rowKey={({ key }) => key}
      columns={[
        { title: '栏目', show: ({ key, title }) => <label htmlFor={`cell-${key}`}>{title}</label> },
        {
          title: '内容',
          show: (column) => (
            <Cell column={column} value={standing(column.key)} open={draft.open} onType={onType} />
          ),
        },
        {
          title: '草案现在是',
          show: ({ key }) => (standing(key).trim() === keptOf(key) ? '' : keptOf(key) || '（空）'),
        },
      ]}
    />
  )
}

interface CellProps extends Pick<LineEditorProps, 'onType'> {
  column: DraftView['columns'][number]
  value: string
  open: boolean
}

function Cell({ column: { key, choices }, value, open, onType }: CellProps) {
  const id = `cell-${key}`
  if (choices.length === 0) {
    return (
      <input
        id={id}
        className="text"
        value={value}
        disabled={!open}
        onChange={(event) => onType(key, event.target.value)}
      />
    )
  }
  return (
    <select
      id={id}
      className="text"
      value={value}
      disabled={!open}
      onChange={(event) => onType(key, event.target.value)}
    >
      {['', ...choices].map((choice) => (
        <option key={choice} value={choice}>
          {choice || '（空）'}
        </option>
      ))}
    </select>
  )
}
