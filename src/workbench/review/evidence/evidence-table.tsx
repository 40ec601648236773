import { Fragment } from 'react'

/** A text of more characters has a line of its own under its row, else its column would be a sign wide. */
const LONG = 10

/** So many columns fit beside each other in the panel; of a wider table the others stand below, each with its name. */
const BESIDE = 5

/** On a phone a row of more columns is a card, each value with its column's name. */
const ON_A_PHONE = 3

const isLong = (text: string | undefined) => (text?.match(/\p{Script=Han}/gu)?.length ?? 0) > LONG

/** A table of evidence: marks, classmates, payments. Columns that say nothing of anybody are left out. */
export function EvidenceTable({
  title,
  columns,
  rows,
  wide = false,
}: {
  title: string
  columns: readonly string[]
  rows: readonly (readonly string[])[]
  /** It has the whole width to itself. */
  wide?: boolean
}) {
  const said = columns.flatMap((column, at) => (rows.some((row) => row[at]) ? [{ column, at }] : []))
  const brief = said.filter(({ at }) => !rows.some((row) => isLong(row[at])))
  const beside = said.length > BESIDE && !wide ? brief.slice(0, BESIDE) : said
  const own = said.filter((one) => !beside.includes(one))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className="scroll" aria-label={title} tabIndex={0}>
      <table className={beside.length > ON_A_PHONE ? 'stacks' : undefined}>
        <thead>
          <tr>
            {beside.map(({ column }) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Fragment key={row.join('\t')}>
              <tr className={own.some(({ at }) => row[at]) ? 'goes-on' : undefined}>
                {beside.map(({ column, at }) => (
                  <td key={column} data-label={column}>
                    {row[at]}
                  </td>
                ))}
              </tr>
              {own.some(({ at }) => row[at]) && (
                <tr className="own">
                  <td colSpan={beside.length}>
                    {own.map(({ column, at }) =>
                      row[at] ? (
                        <span key={column}>
                          <span className="muted">{column}：</span>
                          {row[at]}{' '}
                        </span>
                      ) : null,
                    )}
                  </td>
                </tr>
              )}
            </Fragment>
          ))}
        </tbody>
      </table>
    </section>
  )
}
