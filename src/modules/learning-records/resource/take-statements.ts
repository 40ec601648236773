import { createHash, randomUUID } from 'node:crypto'
import { malformed, XapiFault } from '../fault.ts'
import {
  json,
  mediaType,
  needed,
  nothing,
  parameters,
  parsed,
  type XapiAnswer,
  type XapiRequest,
  type XapiStore,
} from '../http/exchange.ts'
import { type Part, partsIn } from '../http/multipart.ts'
import { definitionsIn } from '../statement/mentions.ts'
import { completed, same } from '../statement/normal.ts'
import { attachmentsOf } from '../statement/parts.ts'
import { type Json, uuid } from '../statement/primitive.ts'
import { checkSignatures } from '../statement/signature.ts'
import { checkStatement, VOIDED } from '../statement/statement.ts'
import { learnDefinition } from '../store/activities.ts'
import { insertAttachment } from '../store/attachments.ts'
import { insertStatement, type KeptStatement, statementsById } from '../store/statements.ts'

/** What a batch brought, checked: nothing of it is kept yet. */
interface Batch {
  statements: Json[]
  attachments: ReadonlyMap<string, Part>
}

/** Reads a batch of statements and checks every one of them; the first mistake refuses it whole, with its place. */
async function readBatch(request: XapiRequest): Promise<Batch> {
  const { found, attachments } = bodyOf(request)
  const many = Array.isArray(found)
  const statements = (many ? found : [found]).map((one, at) =>
    checkStatement(one, many ? `statements[${at}]` : 'statement'),
  )
  const ids = statements.flatMap(({ id }) => (id === undefined ? [] : [String(id).toLowerCase()]))
  if (new Set(ids).size < ids.length) throw malformed('statements', 'have one id twice')
  checkParts(statements, attachments)
  for (const one of statements) await checkSignatures(one, (sha2) => attachments.get(sha2)?.bytes)
  return { statements, attachments }
}

function bodyOf({ body, headers }: XapiRequest): { found: unknown; attachments: Map<string, Part> } {
  const type = headers['content-type'] ?? ''
  if (mediaType(type) === 'application/json')
    return { found: parsed(body.toString('utf8'), 'body'), attachments: new Map() }
  if (mediaType(type) !== 'multipart/mixed')
    throw malformed('content-type', 'expects application/json or multipart/mixed')
  const [first, ...others] = partsIn(body, type)
  if (!first || mediaType(first.headers['content-type']) !== 'application/json')
    throw malformed('body', 'expects the statements as its first part, as application/json')
  const attachments = new Map<string, Part>()
  for (const part of others) {
    const hash = part.headers['x-experience-api-hash']
    if (!hash) throw malformed('body', 'has a part without X-Experience-API-Hash')
    if (part.headers['content-transfer-encoding']?.toLowerCase() !== 'binary')
      throw malformed('body', 'has a part without Content-Transfer-Encoding: binary')
    if (!digests(part.bytes, hash.length).includes(hash.toLowerCase()))
      throw malformed('body', `has a part whose digest is not ${hash}`)
    attachments.set(hash, part)
  }
  return { found: parsed(first.bytes.toString('utf8'), 'body'), attachments }
}

const digests = (bytes: Buffer, length: number): string[] =>
  ['sha224', 'sha256', 'sha384', 'sha512']
    .map((name) => createHash(name).update(bytes).digest('hex'))
    .filter((digest) => digest.length === length)

/** Every part belongs to a statement, and every attachment without an address came as a part. */
function checkParts(statements: readonly Json[], parts: ReadonlyMap<string, Part>): void {
  const named = statements.flatMap(attachmentsOf)
  const wanted = new Set(named.map(({ sha2 }) => String(sha2)))
  for (const hash of parts.keys())
    if (!wanted.has(hash)) throw malformed('body', `has a part that no statement names: ${hash}`)
  for (const { sha2, fileUrl } of named)
    if (fileUrl === undefined && !parts.has(String(sha2)))
      throw malformed('attachments', `did not come with the request: ${sha2}`)
}

/** A statement that came in: as it is kept, and whether it had come before. */
export interface Taken {
  id: string
  fresh: boolean
  statement: Json
}

/** Keeps a batch; what is there already under its id must say the same (409). Gives what was taken, in order. */
async function keepBatch(
  { db, holder, authority, now }: XapiStore,
  { statements, attachments }: Batch,
): Promise<Taken[]> {
  const named = statements.map((one) => ({ id: String(one.id ?? randomUUID()), one }))
  const kept = await keptById(
    db,
    holder,
    named.map(({ id }) => id),
  )
  await requireVoidable(db, holder, statements)
  const taken: Taken[] = []
  for (const { id, one } of named) {
    const statement = completed(one, { id, now, authority })
    const known = kept.get(id.toLowerCase())
    const fresh = !known && (await insertStatement(db, holder, statement, now))
    taken.push({ id, fresh, statement })
    if (!fresh) requireSame(known ?? ((await statementsById(db, holder, [id]))[0] as KeptStatement), one)
    else
      for (const { id: activity, definition } of definitionsIn(statement))
        await learnDefinition(db, holder, activity, definition)
  }
  for (const [sha2, { headers, bytes }] of attachments)
    await insertAttachment(db, holder, {
      sha2,
      type: headers['content-type'] ?? 'application/octet-stream',
      bytes,
    })
  return taken
}

const keptById = async (db: XapiStore['db'], holder: string, ids: readonly string[]) =>
  new Map((await statementsById(db, holder, ids)).map((one) => [one.id, one]))

function requireSame(kept: KeptStatement, sent: Json): void {
  if (!same(JSON.parse(kept.body) as Json, sent))
    throw new XapiFault(409, 'statement.id', `is that of another statement already: ${kept.id}`)
}

/** What takes another back cannot be taken back itself. */
async function requireVoidable(
  db: XapiStore['db'],
  holder: string,
  statements: readonly Json[],
): Promise<void> {
  const targets = statements
    .filter(({ verb }) => (verb as Json).id === VOIDED)
    .map(({ object }) => String((object as Json).id))
  if (targets.length === 0) return
  for (const { id, verb } of await statementsById(db, holder, targets))
    if (verb === VOIDED) throw malformed('statement.object.id', `voids a statement that voids: ${id}`)
}

/** What a module above asks of statements before any of them is kept; it throws where it lets one not in. */
export type Admit = (statements: readonly Json[]) => Promise<void>

/**
 * PUT /statements?statementId=…: one statement under the id that its sender chose; POST /statements: one or many. All are kept
 * or none.
 */
export async function takeStatements(
  store: XapiStore,
  request: XapiRequest,
  admit: Admit = async () => {},
): Promise<{ answer: XapiAnswer; taken: Taken[] }> {
  const batch = await batchIn(request)
  await admit(batch.statements)
  const taken = await keepBatch(store, batch)
  return { answer: request.method === 'PUT' ? nothing() : json(taken.map(({ id }) => id)), taken }
}

async function batchIn(request: XapiRequest): Promise<Batch> {
  if (request.method !== 'PUT') {
    parameters(request, [])
    return readBatch(request)
  }
  const { statementId } = parameters(request, ['statementId'])
  const id = uuid(needed(statementId, 'statementId'), '?statementId')
  const batch = await readBatch(request)
  const [one, ...more] = batch.statements
  if (!one || more.length > 0) throw malformed('body', 'expects one statement')
  if (one.id !== undefined && String(one.id).toLowerCase() !== id.toLowerCase())
    throw malformed('statement.id', 'is not the statementId of the request')
  return { ...batch, statements: [{ ...one, id }] }
}
