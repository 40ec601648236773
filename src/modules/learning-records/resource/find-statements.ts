import { malformed, XapiFault } from '../fault.ts'
import {
  json,
  needed,
  parameters,
  parsed,
  type XapiAnswer,
  type XapiRequest,
  type XapiStore,
} from '../http/exchange.ts'
import { multipart } from '../http/multipart.ts'
import { actor, keyOf } from '../statement/actor.ts'
import { FORMATS, type Format, formatted, wantedLanguages } from '../statement/format.ts'
import { definitionsIn } from '../statement/mentions.ts'
import { attachmentsOf } from '../statement/parts.ts'
import { iri, type Json, moment, uuid } from '../statement/primitive.ts'
import { definitionsOf } from '../store/activities.ts'
import { attachmentsBySha2 } from '../store/attachments.ts'
import { type Asked, findStatements, type KeptStatement, statementsById } from '../store/statements.ts'

const MOST = 500
const FILTERS = [
  'agent',
  'verb',
  'activity',
  'registration',
  'related_activities',
  'related_agents',
  'since',
  'until',
  'limit',
  'ascending',
] as const
const SHAPES = ['format', 'attachments'] as const
const KNOWN = ['statementId', 'voidedStatementId', ...FILTERS, ...SHAPES] as const
type Given = Partial<Record<(typeof KNOWN)[number] | 'after', string>>

/** GET /statements: one by its id, or those that are asked for. */
export async function getStatements(store: XapiStore, request: XapiRequest): Promise<XapiAnswer> {
  const given: Given = parameters(request, KNOWN)
  const single = given.statementId ?? given.voidedStatementId
  return single === undefined ? page(store, request, given) : one(store, request, given, single)
}

/** GET /statements/more: what follows, as the page before it says. */
export async function getMore(store: XapiStore, request: XapiRequest): Promise<XapiAnswer> {
  const given: Given = parameters(request, [...FILTERS, ...SHAPES, 'after'])
  if (!/^\d{1,15}$/.test(needed(given.after, 'after'))) throw malformed('?after', 'is none of ours')
  return page(store, request, given)
}

async function one(store: XapiStore, request: XapiRequest, given: Given, id: string): Promise<XapiAnswer> {
  if (given.statementId !== undefined && given.voidedStatementId !== undefined)
    throw malformed('?voidedStatementId', 'cannot stand with statementId')
  for (const key of FILTERS)
    if (given[key] !== undefined) throw malformed(`?${key}`, 'cannot stand with the id of a statement')
  const shape = shapeOf(given)
  const [found] = await statementsById(store.db, store.holder, [uuid(id, '?statementId')])
  if (!found || found.voided !== (given.voidedStatementId !== undefined))
    throw new XapiFault(404, '?statementId', 'there is no such statement')
  const [statement] = await shaped(store, request, [found], shape.format)
  return answered(store, shape.attachments, statement as Json, [statement as Json], found.stored_at)
}

async function page(store: XapiStore, request: XapiRequest, given: Given): Promise<XapiAnswer> {
  const shape = shapeOf(given)
  const asked = askedIn(given)
  const found = await findStatements(store.db, store.holder, { ...asked, limit: asked.limit + 1 })
  const shown = found.slice(0, asked.limit)
  const statements = await shaped(store, request, shown, shape.format)
  const last = shown.at(-1)
  const more = found.length > shown.length && last ? moreAfter(store, given, last) : ''
  const newest = new Date(Math.max(...shown.map(({ stored_at }) => stored_at.getTime())))
  return answered(
    store,
    shape.attachments,
    { statements, more },
    statements,
    shown.length > 0 ? newest : store.now,
  )
}

function moreAfter({ base }: XapiStore, given: Given, { seq }: KeptStatement): string {
  const query = new URLSearchParams({ ...given, after: String(seq) } as Record<string, string>)
  return `${base}/statements/more?${query}`
}

function shapeOf(given: Given): { format: Format; attachments: boolean } {
  const format = (given.format ?? 'exact') as Format
  if (!FORMATS.includes(format)) throw malformed('?format', `expects one of ${FORMATS.join(', ')}`)
  return { format, attachments: truth(given, 'attachments') }
}

function truth(given: Given, key: keyof Given): boolean {
  const value = given[key] ?? 'false'
  if (value !== 'true' && value !== 'false') throw malformed(`?${key}`, 'expects true or false')
  return value === 'true'
}

function askedIn(given: Given): Asked {
  const limit = given.limit === undefined ? 0 : Number(given.limit)
  if (!Number.isSafeInteger(limit) || limit < 0) throw malformed('?limit', 'expects a whole number')
  return {
    agent: given.agent === undefined ? undefined : agentIn(given.agent),
    relatedAgents: truth(given, 'related_agents'),
    activity: given.activity === undefined ? undefined : iri(given.activity, '?activity'),
    relatedActivities: truth(given, 'related_activities'),
    verb: given.verb === undefined ? undefined : iri(given.verb, '?verb'),
    registration: given.registration === undefined ? undefined : uuid(given.registration, '?registration'),
    since: given.since === undefined ? undefined : new Date(moment(given.since, '?since')),
    until: given.until === undefined ? undefined : new Date(moment(given.until, '?until')),
    ascending: truth(given, 'ascending'),
    after: given.after === undefined ? undefined : Number(given.after),
    limit: limit === 0 ? MOST : Math.min(limit, MOST),
  }
}

function agentIn(text: string): string {
  const found = parsed(text, '?agent')
  actor(found, '?agent')
  const key = keyOf(found as Json)
  if (key === null) throw malformed('?agent', 'expects an Agent or an identified Group')
  return key
}

async function shaped(
  { db, holder }: XapiStore,
  { headers }: XapiRequest,
  found: readonly KeptStatement[],
  format: Format,
): Promise<Json[]> {
  const statements = found.map(({ body }) => JSON.parse(body) as Json)
  if (format === 'exact') return statements
  const ids = format === 'canonical' ? statements.flatMap(definitionsIn).map(({ id }) => id) : []
  const known = await definitionsOf(db, holder, [
    ...ids,
    ...statements.map(({ object }) => String((object as Json).id ?? '')),
  ])
  const languages = wantedLanguages(headers['accept-language'])
  return statements.map((statement) => formatted(statement, format, known, languages))
}

async function answered(
  { db, holder }: XapiStore,
  attachments: boolean,
  body: Json,
  statements: readonly Json[],
  modified: Date,
): Promise<XapiAnswer> {
  const headers = { 'last-modified': modified.toUTCString() }
  if (!attachments) return json(body, headers)
  const wanted = new Set(statements.flatMap(attachmentsOf).map(({ sha2 }) => String(sha2)))
  const found = await attachmentsBySha2(db, holder, [...wanted])
  const whole = multipart([
    { headers: { 'Content-Type': 'application/json' }, bytes: Buffer.from(JSON.stringify(body)) },
    ...found.map(({ sha2, type, bytes }) => ({
      headers: {
        'Content-Type': type,
        'Content-Transfer-Encoding': 'binary',
        'X-Experience-API-Hash': sha2,
      },
      bytes: Buffer.from(bytes),
    })),
  ])
  return { status: 200, headers: { ...headers, 'content-type': whole.type }, body: whole.body }
}
