import type { FastifyRequest } from 'fastify'
import { Problem, problem } from '../problem.ts'
import { UPLOAD_LIMIT } from './files.ts'
import { tooLarge } from './intake.ts'

const PARTS = {
  limits: { fileSize: UPLOAD_LIMIT, files: 2, fields: 100, fieldSize: 64 * 1024, parts: 102 },
  throwFileSizeLimit: false,
}

/** One part of a multipart body: a text, or a file with its bytes. */
export type Part =
  | { name: string; text: string }
  | { name: string; file: string; content: Uint8Array; truncated: boolean }

/** The parts of a multipart body, bounded on every side; a body that breaks off is the sender's mistake, not ours. */
export async function* partsOf(request: FastifyRequest): AsyncGenerator<Part> {
  try {
    for await (const part of request.parts(PARTS)) {
      if (part.type === 'field') yield { name: part.fieldname, text: String(part.value) }
      else {
        const content = await part.toBuffer()
        yield { name: part.fieldname, file: part.filename, content, truncated: part.file.truncated }
      }
    }
  } catch (error) {
    if (error instanceof Problem) throw error
    const status = typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : 0
    if (status === 413) throw tooLarge()
    throw problem(400, '请求无法识别', { detail: '上传的内容不完整，请重新上传。' })
  }
}

/** Whether parts come; nowhere where the server reads none. */
export const isMultipart = (request: FastifyRequest): boolean =>
  typeof request.isMultipart === 'function' && request.isMultipart()

/** A multipart body as the verb's input: fields as they are, each file as {name, content}. */
export async function readMultipart(request: FastifyRequest): Promise<void> {
  if (!isMultipart(request)) return
  const body: Record<string, unknown> = Object.create(null)
  for await (const part of partsOf(request)) {
    if ('text' in part) body[part.name] = part.text
    else if (part.truncated) throw tooLarge()
    else body[part.name] = { name: part.file, content: new Uint8Array(part.content) }
  }
  request.body = body
}
