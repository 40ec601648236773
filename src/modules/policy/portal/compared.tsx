import type { Compared, Side } from '../compare.ts'

const KINDS: Record<Compared['kind'], string> = {
  same: '没有变化',
  changed: '有修改',
  moved: '只改了条号',
  added: '新增',
  removed: '删去',
}

/** Two versions side by side (左右对照): what went is struck, what came is underlined; words say it, not colour alone. */
export const ComparedLines = ({
  lines,
  before,
  after,
}: {
  lines: readonly Compared[]
  before: string
  after: string
}) => (
  <table className="compared">
    <caption className="sr">
      {before}与{after}逐条对照
    </caption>
    <thead>
      <tr>
        <th scope="col">{before}</th>
        <th scope="col">{after}</th>
      </tr>
    </thead>
    <tbody>
      {lines.map((line) => (
        <tr key={`${line.before?.anchor} ${line.after?.anchor}`} className={line.kind}>
          <td data-label={before}>
            {line.before ? <Half side={line.before} /> : <p className="muted">没有这一条</p>}
          </td>
          <td data-label={after}>
            <p className="compared-kind">{KINDS[line.kind]}</p>
            {line.after ? <Half side={line.after} /> : <p className="muted">没有这一条</p>}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

const Half = ({ side }: { side: Side }) => (
  <>
    <p>
      <strong>{side.label}</strong> {side.title}
    </p>
    <p className="wording">
      {side.stretches.map(({ text, mark }, index) => {
        const key = `${index} ${mark}`
        if (mark === 'gone') return <del key={key}>{text}</del>
        if (mark === 'new') return <ins key={key}>{text}</ins>
        return <span key={key}>{text}</span>
      })}
    </p>
  </>
)
