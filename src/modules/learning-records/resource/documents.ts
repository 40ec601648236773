import { createHash } from 'node:crypto'
import { malformed, XapiFault } from '../fault.ts'
import {
  json,
  mediaType,
  needed,
  noResource,
  nothing,
  parameters,
  parsed,
  type XapiAnswer,
  type XapiRequest,
  type XapiStore,
} from '../http/exchange.ts'
import { agent, keyOf } from '../statement/actor.ts'
import { iri, type Json, moment, uuid } from '../statement/primitive.ts'
import {
  type Document,
  type DocumentPlace,
  documentsAt,
  holdPlace,
  removeDocuments,
  saveDocument,
} from '../store/documents.ts'

type Resource = DocumentPlace['resource']

/** What a document of each resource is named by. */
const NAMES = {
  state: ['activityId', 'agent', 'registration', 'stateId', 'since'],
  'activity-profile': ['activityId', 'profileId', 'since'],
  'agent-profile': ['agent', 'profileId', 'since'],
} as const satisfies Record<Resource, readonly string[]>

/** The state and profile resources (4.1.6.2, 4.1.6.5, 4.1.6.6): documents that are read, written, merged and removed under ETags. */
export async function documents(
  store: XapiStore,
  request: XapiRequest,
  resource: Resource,
): Promise<XapiAnswer> {
  const { place, since } = placeIn(request, resource)
  const { db, holder } = store
  const reads = request.method === 'GET' || request.method === 'HEAD'
  if (since !== undefined && (!reads || place.id !== undefined))
    throw malformed('?since', 'belongs to a list of documents')
  if (reads) return place.id === undefined ? ids(store, place, since) : read(store, place)
  if (place.id === undefined && !(request.method === 'DELETE' && resource === 'state'))
    throw malformed(resource === 'state' ? '?stateId' : '?profileId', 'is missing')
  await holdPlace(db, holder, place)
  if (request.method === 'DELETE') return remove(store, request, place)
  // A state without a registration stands beside those with one.
  const own = { ...place, registration: place.registration ?? '' }
  const [kept] = await documentsAt(db, holder, own)
  requireMatch(request, kept)
  if (request.method === 'PUT') return put(store, request, own, kept)
  if (request.method === 'POST') return post(store, request, own, kept)
  throw noResource(request)
}

function placeIn(
  request: XapiRequest,
  resource: Resource,
): { place: DocumentPlace; since: string | undefined } {
  const given: Partial<Record<string, string>> = parameters(request, NAMES[resource])
  const { activityId, agent: who, registration, stateId, profileId, since } = given
  return {
    place: {
      resource,
      activity: resource === 'agent-profile' ? '' : iri(needed(activityId, 'activityId'), '?activityId'),
      agent: resource === 'activity-profile' ? '' : agentIn(needed(who, 'agent')),
      registration:
        registration === undefined ? undefined : uuid(registration, '?registration').toLowerCase(),
      id: stateId ?? profileId,
    },
    since: since === undefined ? undefined : moment(since, '?since'),
  }
}

function agentIn(text: string): string {
  const found = parsed(text, '?agent')
  agent(found, '?agent')
  return keyOf(found as Json) as string
}

async function ids({ db, holder, now }: XapiStore, place: DocumentPlace, since: string | undefined) {
  const found = await documentsAt(db, holder, place, since === undefined ? null : new Date(since))
  return json([...new Set(found.map(({ id }) => id))], {
    'last-modified': (found[0]?.updated_at ?? now).toUTCString(),
  })
}

async function read({ db, holder }: XapiStore, place: DocumentPlace): Promise<XapiAnswer> {
  const [found] = await documentsAt(db, holder, { ...place, registration: place.registration ?? '' })
  if (!found) throw new XapiFault(404, '?', 'there is no such document')
  return {
    status: 200,
    headers: {
      'content-type': found.type,
      etag: `"${found.etag}"`,
      'last-modified': found.updated_at.toUTCString(),
    },
    body: Buffer.from(found.bytes),
  }
}

async function remove({ db, holder }: XapiStore, request: XapiRequest, place: DocumentPlace) {
  const [kept] = place.id === undefined ? [] : await documentsAt(db, holder, place)
  if (place.id !== undefined) requireMatch(request, kept)
  await removeDocuments(db, holder, place)
  return nothing()
}

/** What stands must be what the sender saw (If-Match), or must not stand yet (If-None-Match: *). */
function requireMatch({ headers }: XapiRequest, kept: Document | undefined): void {
  const [wanted, unwanted] = [headers['if-match'], headers['if-none-match']]
  const names = (header: string) =>
    header.trim() === '*' ? kept !== undefined : kept !== undefined && header.includes(`"${kept.etag}"`)
  if (wanted !== undefined && !names(wanted))
    throw new XapiFault(412, 'if-match', 'is not the ETag of the document; read it again')
  if (unwanted !== undefined && names(unwanted))
    throw new XapiFault(412, 'if-none-match', 'the document is there already; read it first')
}

async function put(store: XapiStore, request: XapiRequest, place: DocumentPlace, kept: Document | undefined) {
  const { headers } = request
  if (kept && headers['if-match'] === undefined && headers['if-none-match'] === undefined)
    throw new XapiFault(
      409,
      'if-match',
      'the document is there already: read it, and send its ETag as If-Match to change it',
    )
  if (isJson(request)) parsed(request.body.toString('utf8'), 'body')
  await save(store, place, headers['content-type'] ?? 'application/octet-stream', request.body)
  return nothing()
}

const isJson = ({ headers }: XapiRequest) => mediaType(headers['content-type']) === 'application/json'

/** POST lays an object over the object that stands: both must be JSON objects. */
async function post(
  store: XapiStore,
  request: XapiRequest,
  place: DocumentPlace,
  kept: Document | undefined,
) {
  const type = request.headers['content-type'] ?? 'application/octet-stream'
  const sent = isJson(request) ? objectIn(request.body.toString('utf8')) : null
  if (!kept) {
    await save(store, place, type, request.body)
    return nothing()
  }
  if (!sent) throw malformed('content-type', 'expects application/json to be merged into what stands')
  if (mediaType(kept.type) !== 'application/json')
    throw malformed('content-type', `what stands is ${kept.type}, into which nothing is merged; use PUT`)
  const whole = { ...objectIn(Buffer.from(kept.bytes).toString('utf8')), ...sent }
  await save(store, place, 'application/json', Buffer.from(JSON.stringify(whole)))
  return nothing()
}

function objectIn(text: string): Json {
  const found = parsed(text, 'body')
  if (typeof found !== 'object' || found === null || Array.isArray(found))
    throw malformed('body', 'expects a JSON object')
  return found as Json
}

async function save({ db, holder, now }: XapiStore, place: DocumentPlace, type: string, bytes: Buffer) {
  const etag = createHash('sha1').update(type).update(bytes).digest('hex')
  await saveDocument(db, holder, place, { type, bytes: Uint8Array.from(bytes), etag, updated_at: now })
}
