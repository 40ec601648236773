import type { DecisionRecord } from '../../decision/decision.ts'
import type { Due } from '../clock/due.ts'
import { type Hold, wakesOf } from '../step/hold.ts'
import type { Form } from './case-file.ts'

/** What a case is opened with. */
export interface Opening<F = Form> {
  district: string
  person?: string | null
  organisation?: string | null
  title: string
  subtitle?: string
  form: F
  record?: DecisionRecord | null
  amount?: number | null
  attention?: string[]
  held?: Hold | null
  /** Another first state than the procedure's own, for a case that the system decides at once. */
  state?: string
  note?: string
}

/** What an opening says of its file, by the columns of case_file, for one that is opened alone and for many at once. */
export const openedRow = <F extends Form>(opening: Opening<F>, due: Due) => ({
  district: opening.district,
  person: opening.person ?? null,
  organisation: opening.organisation ?? null,
  title: opening.title,
  subtitle: opening.subtitle ?? '',
  amount: opening.amount ?? null,
  attention: opening.attention ?? [],
  held_code: opening.held?.code ?? null,
  held_text: opening.held?.text ?? null,
  held_whose: opening.held?.whose ?? null,
  held_wakes: wakesOf(opening.held),
  due_on: due.dueOn,
  due_from: due.term?.from ?? null,
  due_days: due.term?.days ?? null,
  due_estimated: due.estimatedYears,
})
