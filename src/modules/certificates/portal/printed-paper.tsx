import { levelName } from '../../../kernel/value/level.ts'
import type { PrintedField } from '../paper/printed.ts'
import { certificateTitle } from '../schema.ts'

/** The printed lines of a certificate, set like the paper, for comparing line by line (逐项核对). */
export const PrintedPaper = ({
  fields,
  faded = false,
}: {
  fields: readonly PrintedField[]
  faded?: boolean
}) => (
  <section className={faded ? 'paper faded' : 'paper'} aria-label="证书上印的内容">
    <h2>{titleOf(fields)}</h2>
    <dl>
      {fields.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  </section>
)

const titleOf = (fields: readonly PrintedField[]): string =>
  certificateTitle(fields.some(({ value }) => value === levelName('special')) ? 'special' : 5)
