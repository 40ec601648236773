/** One field of the input that is wrong: its path (`roster.3.idNumber`) and why, in plain Chinese. */
export interface FieldFailure {
  path: string
  message: string
}

export type FailureKind = 'refused' | 'signed-out' | 'conflict' | 'offline' | 'timeout' | 'fault'

/** Why a call did not succeed, ready to be shown; what the user had typed is never in it. */
export class Failure extends Error {
  override name = 'Failure'
  readonly kind: FailureKind
  /** The HTTP status; 0 where no answer came. */
  readonly status: number
  readonly title: string
  readonly detail: string | null
  readonly fields: FieldFailure[]

  constructor(
    kind: FailureKind,
    status: number,
    title: string,
    detail: string | null,
    fields: FieldFailure[] = [],
  ) {
    super(title)
    this.kind = kind
    this.status = status
    this.title = title
    this.detail = detail
    this.fields = fields
  }

  /** No answer came, so the act may have been done: the same request must be sent under the same key. */
  get unsure(): boolean {
    return this.kind === 'offline' || this.kind === 'timeout' || this.kind === 'fault'
  }
}

/** The failure that an answer with problem+json (or with anything else) stands for. */
export function failureOf(status: number, body: unknown): Failure {
  if (status === 401) {
    return new Failure(
      'signed-out',
      401,
      '登录已失效',
      '您填写的内容都还在。请在新窗口重新登录，再回到这里提交一次。',
    )
  }
  const { title, detail, fields } = problemIn(body)
  if (status === 409) return new Failure('conflict', 409, title ?? '别人先办了一步', detail, fields)
  if (status >= 500) {
    return new Failure(
      'fault',
      status,
      title ?? '系统出了问题',
      detail ?? '您填写的内容没有丢失，请稍后再试。',
      fields,
    )
  }
  return new Failure('refused', status, title ?? '没有办成', detail, fields)
}

/** The failure of a request that got no answer: the network is down, or it took too long. */
export function silenceOf(error: unknown, online: boolean): Failure {
  if (error instanceof Failure) return error
  if (error instanceof DOMException && error.name === 'TimeoutError') {
    return new Failure(
      'timeout',
      0,
      '等了太久没有收到回复',
      '内容都还在，请再点一次。同一份内容不会重复办理。',
    )
  }
  return new Failure(
    'offline',
    0,
    online ? '连不上服务器' : '网络已断开',
    '内容都还在。网络恢复后请再点一次，同一份内容不会重复办理。',
  )
}

function problemIn(body: unknown): { title: string | null; detail: string | null; fields: FieldFailure[] } {
  if (typeof body !== 'object' || body === null) return { title: null, detail: null, fields: [] }
  const { title, detail, fields } = body as Record<string, unknown>
  return {
    title: typeof title === 'string' ? title : null,
    detail: typeof detail === 'string' ? detail : null,
    fields: Array.isArray(fields) ? fields.filter(isFieldFailure) : [],
  }
}

const isFieldFailure = (value: unknown): value is FieldFailure =>
  typeof value === 'object' && value !== null && 'path' in value && 'message' in value
