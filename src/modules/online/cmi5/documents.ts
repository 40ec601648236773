import { type Json, XapiFault, type XapiRequest } from '../../learning-records/index.ts'
import type { Actor } from './store.ts'
import { LAUNCH_DATA, PREFERENCES } from './words.ts'

/** For whom and for what a unit was opened. */
interface Own {
  registration: string
  actor: Actor
  activity: string
}

/** What a unit may read and write besides its records: what is its own learner's, and nothing that the platform wrote. */
export function allowed(own: Own, request: XapiRequest): XapiRequest {
  const { path, method } = request
  const reads = method === 'GET' || method === 'HEAD'
  if (path === '/statements' && reads) return statementsOf(own, request)
  if (path === '/activities/state') return stateOf(own, request, reads)
  if (path === '/agents/profile') return profileOf(own, request, reads)
  if (path === '/activities' && reads) return request
  if (path === '/activities/profile' && reads) return request
  throw new XapiFault(403, path, '课件只能读写本人、本次学习的记录')
}

function statementsOf(own: Own, request: XapiRequest): XapiRequest {
  const query = new URLSearchParams(request.query)
  if (query.has('statementId') || query.has('voidedStatementId'))
    throw new XapiFault(403, '?statementId', '课件按 registration 读自己的记录')
  query.set('agent', JSON.stringify({ objectType: 'Agent', account: own.actor }))
  query.set('registration', own.registration)
  return { ...request, query }
}

function stateOf(own: Own, request: XapiRequest, reads: boolean): XapiRequest {
  requireActor(own, request)
  const { query } = request
  if (
    query.get('registration')?.toLowerCase() !== own.registration ||
    query.get('activityId') !== own.activity
  )
    throw new XapiFault(403, '?registration', '要写打开时给的 registration、activityId')
  if (reads) return request
  const id = query.get('stateId')
  if (id === null || id === LAUNCH_DATA)
    throw new XapiFault(403, '?stateId', `${LAUNCH_DATA} 由平台写，课件只能读`)
  return request
}

function profileOf(own: Own, request: XapiRequest, reads: boolean): XapiRequest {
  if (request.query.get('agent') === null) return request
  requireActor(own, request)
  if (reads || request.query.get('profileId') !== PREFERENCES) return request
  if (request.method === 'DELETE') throw new XapiFault(403, '?profileId', '学员的偏好不能删')
  requirePreferences(request)
  return request
}

function requirePreferences({ body, headers }: XapiRequest): void {
  const wrong = (place: string, says: string) => new XapiFault(403, place, says)
  if (!headers['content-type']?.startsWith('application/json'))
    throw wrong('content-type', '要写 application/json')
  const said = parsed(body.toString('utf8'))
  if (!said) throw wrong('body', '要是一个 JSON 对象')
  const { languagePreference: language, audioPreference: audio } = said
  if (typeof language !== 'string' || !/^[a-z]{2,3}(-[a-z0-9]+)*(,[a-z]{2,3}(-[a-z0-9]+)*)*$/i.test(language))
    throw wrong('body.languagePreference', '写语言代码，用逗号分开')
  if (audio !== 'on' && audio !== 'off') throw wrong('body.audioPreference', '写 on 或者 off')
}

function requireActor({ actor }: Own, { query }: XapiRequest): void {
  const account = parsed(query.get('agent') ?? '')?.account as Json | undefined
  if (account?.homePage !== actor.homePage || account?.name !== actor.name)
    throw new XapiFault(403, '?agent', '只能是打开时给的 actor')
}

function parsed(text: string): Json | null {
  try {
    const found: unknown = JSON.parse(text)
    return typeof found === 'object' && found !== null && !Array.isArray(found) ? (found as Json) : null
  } catch {
    return null
  }
}
