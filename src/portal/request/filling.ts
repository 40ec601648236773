import { createContext } from 'react'
import type { FieldProblem } from '../../kernel/verb/problem.ts'
import type { Texts } from '../page.ts'

/** What the forms of a page need to know: where they post, under which key, and how the last try ended. */
export interface Filling {
  path: string
  key: string
  token: string
  /** The action that failed, when the page is shown again, and which of its forms. */
  action: string | null
  form: string
  /** Everything that was typed, by field name; repeated names in `ticked`. */
  values: Texts
  ticked: Readonly<Record<string, readonly string[]>>
  errors: readonly FieldProblem[]
}

/** A page on which nothing has been filled in yet. */
export const emptyFilling = (path: string, key: string, token: string): Filling => ({
  path,
  key,
  token,
  action: null,
  form: '',
  values: {},
  ticked: {},
  errors: [],
})

/** The filling of the page that is being rendered; forms and fields read it. */
export const PageFilling = createContext<Filling>(emptyFilling('', '', ''))

/** The filling as one form sees it: another form's values and errors are not its own. */
export const FormFilling = createContext<Filling>(emptyFilling('', '', ''))

/** The id of a field's input, which the error summary links to. */
export const fieldId = (form: string, name: string): string =>
  `f-${form && `${form}-`}${name}`.replaceAll(/[^\w-]/g, '-')
