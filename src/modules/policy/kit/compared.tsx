import type { Compared, Side, Stretch } from '../text/compare.ts'

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
            {line.before ? (
              <Half side={line.before} other={line.after} mark="gone" />
            ) : (
              <p className="muted">没有这一条</p>
            )}
          </td>
          <td data-label={after}>
            <p className="compared-kind">{KINDS[line.kind]}</p>
            {line.after ? (
              <Half side={line.after} other={line.before} mark="new" />
            ) : (
              <p className="muted">没有这一条</p>
            )}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)

const Half = ({ side, other, mark }: { side: Side; other: Side | null; mark: 'gone' | 'new' }) => (
  <>
    <p>
      <strong>{side.label}</strong>{' '}
      <Marked text={side.title} mark={other && other.title === side.title ? 'same' : mark} />
    </p>
    <p className="wording">
      {side.stretches.map(({ text, mark }, index) => {
        const key = `${index} ${mark}`
        return <Marked key={key} text={text} mark={mark} />
      })}
    </p>
  </>
)

const Marked = ({ text, mark }: Stretch) =>
  mark === 'gone' ? <del>{text}</del> : mark === 'new' ? <ins>{text}</ins> : <span>{text}</span>
