/** One field of the input that is wrong, by its path (`roster.3.idNumber`) and in plain Chinese. */
export interface FieldProblem {
  path: string
  message: string
}

/** What went wrong, as RFC 9457 problem+json: for whoever asked, never with personal data. */
export class Problem extends Error {
  override name = 'Problem'
  readonly status: number
  readonly title: string
  readonly detail: string | null
  readonly fields: FieldProblem[]
  /** Seconds after which the same request may be made again (429, 503). */
  readonly retryAfter: number | null
  /** Which entry of a module's catalogue it is, `subsidy.noSuchCase`; null for what the kernel itself refuses. */
  readonly code: string | null

  constructor(status: number, title: string, more: ProblemMore = {}) {
    super(title)
    this.status = status
    this.title = title
    this.detail = more.detail ?? null
    this.fields = more.fields ?? []
    this.retryAfter = more.retryAfter ?? null
    this.code = more.code ?? null
  }

  /** What it is and what to do, as one text where no page draws it. */
  get words(): string {
    return this.detail ? `${this.title}。${this.detail}` : this.title
  }

  toJSON() {
    return {
      type: 'about:blank',
      title: this.title,
      status: this.status,
      ...(this.code ? { code: this.code } : {}),
      ...(this.detail ? { detail: this.detail } : {}),
      ...(this.fields.length > 0 ? { fields: this.fields } : {}),
    }
  }
}

export interface ProblemMore {
  detail?: string
  fields?: FieldProblem[]
  retryAfter?: number
  code?: string
}

/** A problem to throw: `throw problem(404, '没有这个办件')`. */
export const problem = (status: number, title: string, more?: ProblemMore): Problem =>
  new Problem(status, title, more)
