import { malformed, type XapiFault } from './fault.ts'
import { noResource, VERSION, type XapiAnswer, type XapiRequest, type XapiStore } from './http/exchange.ts'
import { documents } from './resource/documents.ts'
import { getMore, getStatements } from './resource/find-statements.ts'
import { about, activities, agents } from './resource/known.ts'
import { takeStatements } from './resource/take-statements.ts'

/** Answers a request to an xAPI store (IEEE 9274.1.1) within the transaction of `store`; what is refused is thrown. */
export async function answerXapi(store: XapiStore, request: XapiRequest): Promise<XapiAnswer> {
  if (request.path !== '/about') requireVersion(request)
  const { path, method } = request
  const reads = method === 'GET' || method === 'HEAD'
  if (path === '/statements') {
    if (method === 'PUT' || method === 'POST') return (await takeStatements(store, request)).answer
    if (reads) return getStatements(store, request)
  }
  if (path === '/activities/state') return documents(store, request, 'state')
  if (path === '/activities/profile') return documents(store, request, 'activity-profile')
  if (path === '/agents/profile') return documents(store, request, 'agent-profile')
  if (!reads) throw noResource(request)
  if (path === '/statements/more') return getMore(store, request)
  if (path === '/activities') return activities(store, request)
  if (path === '/agents') return agents(request)
  if (path === '/about') return about(request)
  throw noResource(request)
}

/** The request is refused: as an answer, with place and reason. */
export const refusedXapi = ({ status, place, message }: XapiFault): XapiAnswer => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ status, place, detail: `${place} ${message}` }),
})

/** What every answer carries: which version speaks, and until when everything is in that was stored. */
export const withStanding = (answer: XapiAnswer, now: Date): XapiAnswer => ({
  ...answer,
  headers: {
    'x-experience-api-version': VERSION,
    'x-experience-api-consistent-through': now.toISOString(),
    ...answer.headers,
  },
})

function requireVersion({ headers }: XapiRequest): void {
  if (!/^2\.0(\.\d+)?$/.test(headers['x-experience-api-version'] ?? ''))
    throw malformed('X-Experience-API-Version', 'expects 2.0.x')
}
