import type { FieldProblem } from '../../kernel/verb/problem.ts'
import type { Texts } from '../page.ts'

/** There is nothing at this address. */
export class NotFound {
  readonly what: string | null
  constructor(what: string | null) {
    this.what = what
  }
}

/** The visitor goes on to another page of this site. */
export class Redirect {
  readonly to: string
  readonly cookies: readonly string[]
  constructor(to: string, cookies: readonly string[]) {
    this.to = to
    this.cookies = cookies
  }
}

/** The form comes back with its errors and everything that was typed. */
export class Failed {
  readonly errors: readonly FieldProblem[]
  readonly values: Texts | null
  readonly status: number
  constructor(errors: readonly FieldProblem[], values: Texts | null, status: number) {
    this.errors = errors
    this.values = values
    this.status = status
  }
}

/** The page itself, drawn from what the act found: what is shown once and kept nowhere. */
export class Shown {
  readonly props: unknown
  constructor(props: unknown) {
    this.props = props
  }
}

/** A file goes to the visitor. */
export class Downloaded {
  readonly file: { name: string; type: string; bytes: Uint8Array }
  readonly inline: boolean
  /** So many seconds may any cache keep it: only for what is the same for everybody. */
  readonly kept: number
  constructor(file: { name: string; type: string; bytes: Uint8Array }, inline: boolean, kept: number) {
    this.file = file
    this.inline = inline
    this.kept = kept
  }
}

/** Answers 404; `what` says in Chinese what there is none of, such as `没有编号为 … 的证书`. */
export const notFound = (what: string | null = null): NotFound => new NotFound(what)

/** Sends the visitor to a page of this site (303); another host is a mistake of the program and throws. */
export function redirect(to: string, cookies: readonly string[] = []): Redirect {
  if (!isLocal(to)) throw new Error('a page redirects only within this site')
  return new Redirect(to, cookies)
}

/** Shows the form again (422): each error by its field's name, or by '' for the form as a whole. */
export const failed = (errors: readonly FieldProblem[], values: Texts | null = null, status = 422): Failed =>
  new Failed(errors, values, status)

/** Shows the page again with what the act found in the place of what `load` reads; nothing of it is kept. */
export const shown = <Props>(props: Props): Shown => new Shown(props)

/** Answers with a file to save, or, `inline`, to look at; what is public may be `kept` for some seconds. */
export const downloaded = (
  file: { name: string; type: string; bytes: Uint8Array },
  inline = false,
  kept = 0,
): Downloaded => new Downloaded(file, inline, kept)

/** Whether an address stays on this site: a path that no browser takes for another host. */
export const isLocal = (to: string): boolean => /^\/(?![/\\])[^\\\s\p{Cc}]*$/u.test(to)
