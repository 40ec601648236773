import { type Context, createContext, useContext } from 'react'
import type { FieldProblem } from '../../kernel/verb/problem.ts'
import { needsReact } from '../markup/plain-markup.ts'
import type { Texts } from '../page.ts'

/** What one form holds: what was typed, what was ticked, and the files that were chosen and are kept. */
export interface Held {
  action: string
  form: string
  values: Texts
  ticked: Readonly<Record<string, readonly string[]>>
  files: readonly { field: string; name: string }[]
}

/** A form that was begun before and waits for its owner (草稿). */
export interface Begun extends Held {
  savedAt: Date
}

/** What the forms of a page need to know: where they post, under which key, and how the last try ended. */
export interface Filling extends Omit<Held, 'action'> {
  path: string
  key: string
  token: string
  /** The action that failed or is being filled in, when the page is shown again, and which of its forms. */
  action: string | null
  /** Everything that was typed, by field name; repeated names in `ticked`. */
  errors: readonly FieldProblem[]
  /** Which page of the form was asked for, where it is filled in page by page. */
  step: number | null
  /** One question a page (长者模式). */
  elder: boolean
  /** What is typed here is kept for this visitor. */
  keeps: boolean
  begun: readonly Begun[]
}

/** A page on which nothing has been filled in yet. */
export const emptyFilling = (
  path: string,
  key: string,
  token: string,
  more: Partial<Pick<Filling, 'elder' | 'keeps' | 'begun'>> = {},
): Filling => ({
  path,
  key,
  token,
  action: null,
  form: '',
  values: {},
  ticked: {},
  files: [],
  errors: [],
  step: null,
  elder: false,
  keeps: false,
  begun: [],
  ...more,
})

/** The filling of the page that is being rendered; forms and fields read it. */
export const PageFilling = createContext<Filling>(emptyFilling('', '', ''))

/** The filling as one form sees it: another form's values and errors are not its own. */
export const FormFilling = createContext<Filling>(emptyFilling('', '', ''))

/** What a part reads of a filling; a page that has such a part is drawn by React. */
export function useFilling(of: Context<Filling>): Filling {
  needsReact()
  return useContext(of)
}

/** The id of a field's input, which the error summary links to. */
export const fieldId = (form: string, name: string): string =>
  `f-${form && `${form}-`}${name}`.replaceAll(/[^\w-]/g, '-')
