import type { FastifyRequest } from 'fastify'
import { UPLOAD_LIMIT } from '../kernel/verb/files.ts'
import type { PostedFile } from './page.ts'
import type { Posted } from './page-request.ts'

/** `throwFileSizeLimit` is read there, though the plugin's types do not name it. */
const PARTS = {
  limits: { fileSize: UPLOAD_LIMIT, files: 3, fields: 2000, fieldSize: 1024 * 1024, parts: 2003 },
  throwFileSizeLimit: false,
}

/** Reads what a form posted: fields and, from a multipart form, files. Bounded on every side. */
export async function readPosted(request: FastifyRequest): Promise<Posted> {
  if (request.isMultipart()) return readParts(request)
  return {
    fields: new URLSearchParams(typeof request.body === 'string' ? request.body : ''),
    files: {},
    tooLarge: [],
  }
}

async function readParts(request: FastifyRequest): Promise<Posted> {
  const fields = new URLSearchParams()
  const files: Record<string, PostedFile> = Object.create(null)
  const tooLarge: string[] = []
  for await (const part of request.parts(PARTS)) {
    if (part.type === 'field') {
      fields.append(part.fieldname, String(part.value))
      continue
    }
    const content = await part.toBuffer()
    if (part.file.truncated) tooLarge.push(part.fieldname)
    else if (part.filename) files[part.fieldname] = { name: part.filename, content }
  }
  return { fields, files, tooLarge }
}
