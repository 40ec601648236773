import type { DraftView } from './catalogue.ts'

interface LineEditorProps {
  draft: DraftView
  line: DraftView['rows'][number]
  /** What was typed and is not saved, by column. */
  typed: Readonly<Record<string, string>>
  onType: (column: string, value: string) => void
}

/** The cells of one line, those that were changed marked with what the draft has. */
export const LineEditor = ({ draft, line, typed, onType }: LineEditorProps) => (
  <div className="card table-card">
    <table className="rows">
      <caption className="sr">{line.name}的各栏</caption>
      <thead>
        <tr>
          <th scope="col">栏目</th>
          <th scope="col">内容</th>
          <th scope="col">草案现在是</th>
        </tr>
      </thead>
      <tbody>
        {draft.columns.map(({ key, title, choices }) => {
          const kept = line[key as keyof typeof line]
          const value = typed[key] ?? kept
          const id = `cell-${key}`
          return (
            <tr key={key}>
              <th scope="row">
                <label htmlFor={id}>{title}</label>
              </th>
              <td data-label="内容">
                {choices.length > 0 ? (
                  <select
                    id={id}
                    className="text"
                    value={value}
                    disabled={!draft.open}
                    onChange={(event) => onType(key, event.target.value)}
                  >
                    {['', ...choices].map((choice) => (
                      <option key={choice} value={choice}>
                        {choice || '（空）'}
                      </option>
                    ))}
                  </select>
                ) : (
                  <input
                    id={id}
                    className="text"
                    value={value}
                    disabled={!draft.open}
                    onChange={(event) => onType(key, event.target.value)}
                  />
                )}
              </td>
              <td data-label="草案现在是">{value.trim() === kept ? '' : kept || '（空）'}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  </div>
)
