import type { FastifyReply, FastifyRequest } from 'fastify'
import { problem } from '../problem.ts'
import type { AnyVerb } from '../verb.ts'
import { jsonSchema } from './json-schema.ts'

/** What a route takes in: so large, in so many pieces, within so long. What is more is refused while it arrives. */
export interface Intake {
  bytes: number
  seconds: number
  /** Whether files may come, as multipart or as base64. */
  files: boolean
}

const KILOBYTE = 1024
const MEGABYTE = 1024 * KILOBYTE

/** A form that anybody may send. */
export const SMALL: Intake = { bytes: 128 * KILOBYTE, seconds: 20, files: false }

/** What an act of somebody who is signed in takes: long lists, no files. */
export const LISTS: Intake = { bytes: 512 * KILOBYTE, seconds: 30, files: false }

/** Files as base64 are a third larger than they are. */
export const FILES: Intake = { bytes: 12 * MEGABYTE, seconds: 120, files: true }

/** What a verb takes in, by its input and by who may send it. */
export function intakeOf(verb: AnyVerb): Intake {
  const files = JSON.stringify(jsonSchema(verb.input, 'input')).includes('"base64"')
  const usual = files ? FILES : verb.who.kind === 'anybody' ? SMALL : LISTS
  return verb.bodyLimit ? { ...usual, bytes: verb.bodyLimit, seconds: FILES.seconds } : usual
}

/** Brackets, colons and commas of a JSON text, strings left out: its fields and list items number at most as many. */
const MOST_MARKS = 60_000

/** Parses JSON, unless it has so many fields that looking at them would hold everybody up. */
export function readJson(bytes: Buffer): unknown {
  if (marksIn(bytes) > MOST_MARKS)
    throw problem(413, '提交的内容太多', { detail: '字段或列表项太多，请拆分后再提交。' })
  try {
    return JSON.parse(bytes.toString('utf8'), withoutPrototypes)
  } catch {
    throw problem(400, '请求无法识别', { detail: '请检查请求内容是否完整、是否为合法的 JSON。' })
  }
}

/** Nothing of ours has a field of that name. */
function withoutPrototypes(key: string, value: unknown): unknown {
  if (key === '__proto__') throw new Error('a field named __proto__')
  return value
}

const [QUOTE, ESCAPE, COMMA, COLON] = [0x22, 0x5c, 0x2c, 0x3a]

function marksIn(bytes: Buffer): number {
  let marks = 0
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at]
    if (byte === QUOTE) at = endOfString(bytes, at)
    else if (byte === COMMA || byte === COLON || byte === 0x5b || byte === 0x7b) marks += 1
  }
  return marks
}

/** The closing quote of the string that begins at `from`. */
function endOfString(bytes: Buffer, from: number): number {
  for (let end = bytes.indexOf(QUOTE, from + 1); end >= 0; end = bytes.indexOf(QUOTE, end + 1)) {
    let escapes = 0
    while (bytes[end - 1 - escapes] === ESCAPE) escapes += 1
    if (escapes % 2 === 0) return end
  }
  return bytes.length
}

/** Refuses, before a byte of it is read, a body that says of itself that it is too large or of another kind. */
export function refuseUnfit(request: FastifyRequest, { bytes, files }: Intake): void {
  const length = Number(request.headers['content-length'] ?? 0)
  if (length > bytes) throw tooLarge()
  const type = request.headers['content-type'] ?? ''
  if (!files && /^multipart\//i.test(type))
    throw problem(415, '这里不收文件', { detail: '请用 application/json 或普通表单提交。' })
}

/** What a body that is too large is answered. */
export const tooLarge = () =>
  problem(413, '提交的内容太大', { detail: '请拆分后再提交，单个文件不超过 8 MB。' })

/** So many files at once may one account, or one address where nobody is signed in, be sending; and all together. */
const AT_ONCE = { each: 4, all: 24 }

/** Bodies with files that are arriving now, by who sends them. They are what fills the memory. */
export class FilesArriving {
  readonly #by = new Map<string, number>()
  #all = 0

  /** Counts this request among them until it is answered; throws where there are too many already. */
  admit(sender: string, reply: FastifyReply): void {
    const own = this.#by.get(sender) ?? 0
    if (own >= AT_ONCE.each)
      throw problem(429, '您同时上传的文件太多', { detail: '请等前面的传完再传。', retryAfter: 10 })
    if (this.#all >= AT_ONCE.all) throw problem(503, '正在上传的文件太多，请稍后再试', { retryAfter: 30 })
    this.#by.set(sender, own + 1)
    this.#all += 1
    reply.raw.once('close', () => {
      const left = (this.#by.get(sender) ?? 1) - 1
      if (left > 0) this.#by.set(sender, left)
      else this.#by.delete(sender)
      this.#all -= 1
    })
  }
}
