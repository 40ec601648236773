import type { FastifyRequest } from 'fastify'
import { tooLarge } from '../../kernel/verb/http/intake.ts'
import { isMultipart, partsOf } from '../../kernel/verb/http/read-multipart.ts'
import type { PostedFile } from '../page.ts'
import type { Posted } from './page-request.ts'

/** No form of ours has nearly as many fields. */
const MOST_FIELDS = 1000

/** Reads what a form posted: fields and, from a multipart form, files. Bounded on every side. */
export async function readPosted(request: FastifyRequest): Promise<Posted> {
  if (isMultipart(request)) return readParts(request)
  const text = typeof request.body === 'string' ? request.body : ''
  // Counted before they are read: reading very many takes longer than it takes to send them.
  let fields = 1
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', at + 1))
    if (++fields > MOST_FIELDS) throw tooLarge()
  return { fields: new URLSearchParams(text), files: {}, tooLarge: [] }
}

async function readParts(request: FastifyRequest): Promise<Posted> {
  const fields = new URLSearchParams()
  const files: Record<string, PostedFile> = Object.create(null)
  const tooLarge: string[] = []
  for await (const part of partsOf(request)) {
    if ('text' in part) fields.append(part.name, part.text)
    else if (part.truncated) tooLarge.push(part.name)
    else if (part.file) files[part.name] = { name: part.file, content: part.content }
  }
  return { fields, files, tooLarge }
}
