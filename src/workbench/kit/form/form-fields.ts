import type { Trust } from '../../../kernel/case/evidence.ts'

export interface Choice {
  value: string | number | boolean
  text: string
}

interface Asked {
  /** The name in the verb's input. */
  key: string
  title: string
  required?: boolean
  /** How to fill it in, always shown. */
  hint?: string
  /** Begins a section with this heading. */
  section?: string
}

/**
 * One field of a form. `known` is not asked (免填): it is shown with its source and not sent. Everything else is
 * sent under its key: text as typed, number as a number, money in 分, day as `2026-03-04`, a file with its content.
 */
export type Field =
  | {
      kind: 'known'
      key: string
      title: string
      text: string
      source: string
      trust: Trust
      section?: string
    }
  | (Asked & { kind: 'text'; purpose?: 'id-number' | 'phone' | 'credit-code'; longest?: number })
  | (Asked & { kind: 'long-text'; longest?: number })
  | (Asked & { kind: 'number'; unit?: string; decimals?: boolean })
  | (Asked & { kind: 'money' })
  | (Asked & { kind: 'day' })
  | (Asked & { kind: 'time' })
  | (Asked & { kind: 'choice'; choices: readonly Choice[] })
  | (Asked & { kind: 'choices'; choices: readonly Choice[] })
  | (Asked & { kind: 'flag' })
  | (Asked & { kind: 'file'; accept: string })
  | (Asked & {
      kind: 'lookup'
      /** A GET verb that takes `q` and answers `{ items }`. */
      verb: `/${string}`
      option: (row: never) => { value: string; text: string }
      /** What is chosen at first, in its words. */
      now?: { value: string; text: string }
    })

export type AskedField = Exclude<Field, { kind: 'known' }>

/** What the form holds for each field, as it was typed or chosen. */
export type Held = string | boolean | File | null | readonly Choice['value'][] | Choice['value']
export type Values = Readonly<Record<string, Held | undefined>>

export const asked = (fields: readonly Field[]): AskedField[] =>
  fields.filter((field): field is AskedField => field.kind !== 'known')
