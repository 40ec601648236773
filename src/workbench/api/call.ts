import { CSRF_HEADER, csrfToken, renewCsrf } from './csrf.ts'
import { Failure, failureOf, silenceOf } from './failure.ts'
import { type Input, type Method, requestOf } from './request.ts'
import { freshKey } from './submission-key.ts'

export interface CallOptions {
  /** Idempotency-Key of a write; a fresh one unless given. */
  key?: string
  signal?: AbortSignal
  /** Milliseconds after which no answer counts as none. */
  limit?: number
}

/** A file that came as the answer. */
export interface ReturnedFile {
  name: string
  blob: Blob
}

const READ_LIMIT = 20_000
const WRITE_LIMIT = 60_000

let signedOut = false

/**
 * Calls one verb: `call('POST', '/training/classes/{number}/days', { number, day })`. Answers with its JSON,
 * or with a ReturnedFile; throws a Failure in plain Chinese.
 */
export async function call<Answer>(
  method: Method,
  path: `/${string}`,
  input: Input = {},
  options: CallOptions = {},
): Promise<Answer> {
  const request = requestOf(`${method} ${path}`, input)
  const headers: Record<string, string> = { accept: 'application/json, application/problem+json, */*;q=0.5' }
  if (request.body !== null) {
    if (signedOut) await renewCsrf()
    headers['content-type'] = 'application/json'
    headers['idempotency-key'] = options.key ?? freshKey()
    headers[CSRF_HEADER] = csrfToken()
  }
  const limit = AbortSignal.timeout(options.limit ?? (method === 'GET' ? READ_LIMIT : WRITE_LIMIT))
  const signal = options.signal ? anyOf(options.signal, limit) : limit
  try {
    const answer = await fetch(request.url, {
      method,
      headers,
      credentials: 'same-origin',
      signal,
      ...(request.body === null ? {} : { body: request.body }),
    })
    return await read<Answer>(answer)
  } catch (error) {
    if (options.signal?.aborted) throw error
    throw silenceOf(limit.aborted ? limit.reason : error, navigator.onLine)
  }
}

async function read<Answer>(answer: Response): Promise<Answer> {
  const type = answer.headers.get('content-type') ?? ''
  if (!answer.ok) {
    const failure = failureOf(answer.status, type.includes('json') ? await answer.json() : null)
    signedOut = failure.kind === 'signed-out'
    throw failure
  }
  signedOut = false
  const name = fileNameIn(answer.headers.get('content-disposition'))
  if (name !== null) return { name, blob: await answer.blob() } as Answer
  if (!type.includes('json'))
    throw new Failure('fault', answer.status, '收到的回复无法识别', '请刷新页面后再试。')
  return (await answer.json()) as Answer
}

/** The name of an attached file, by RFC 6266; null when the answer is no attachment. */
export function fileNameIn(disposition: string | null): string | null {
  if (!disposition?.toLowerCase().startsWith('attachment')) return null
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1]
  if (encoded) return decodeURIComponent(encoded)
  return /filename="?([^";]+)"?/i.exec(disposition)?.[1] ?? '下载文件'
}

function anyOf(one: AbortSignal, other: AbortSignal): AbortSignal {
  const both = new AbortController()
  for (const signal of [one, other]) {
    if (signal.aborted) both.abort(signal.reason)
    signal.addEventListener('abort', () => both.abort(signal.reason), { once: true })
  }
  return both.signal
}
