import { civilDate } from '../../../kernel/value/time/civil-date.ts'
import type { PersonStatus, StatusKind } from '../schema.ts'

/** A dated row of the register; an employment is with the organisation e1 unless told otherwise. */
export const row = (
  kind: StatusKind,
  from: string,
  to: string | null = null,
  more: Partial<PersonStatus> = {},
): PersonStatus => ({
  id: `${kind} ${from}`,
  kind,
  detail: {},
  connection: null,
  organisation: kind === 'employed' ? 'e1' : null,
  from: civilDate(from),
  to: to === null ? null : civilDate(to),
  source: '登记',
  trust: 'A',
  ...more,
})
