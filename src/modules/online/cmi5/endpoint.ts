import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { type Kernel, performAsSystem, type VerbContext } from '../../../kernel/verb/index.ts'
import {
  answerXapi,
  type Json,
  json,
  takeStatements,
  type XapiAnswer,
  XapiFault,
  type XapiRequest,
} from '../../learning-records/index.ts'
import type { Unit } from '../package/structure.ts'
import { admit, type Session } from './admit.ts'
import { allowed } from './documents.ts'
import { tellSatisfied } from './launch.ts'
import { activityOf, type Desk, storeOf } from './own-records.ts'
import {
  endLaunch,
  giveToken,
  holdRegistration,
  keepStanding,
  type Launch,
  launchById,
  markLaunch,
  NOTHING_YET,
  type Registration,
  standingsOf,
} from './store.ts'
import { LAUNCH_DATA, PREFERENCES, type Verb } from './words.ts'

const digest = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The one answer to a fetch (8.2): the token; asked again it is an error of its own, with status 200. */
export async function fetchToken(kernel: Kernel, code: string): Promise<Json> {
  const secret = randomBytes(32).toString('base64url')
  const launch = await kernel.database.transaction((db) => giveToken(db, code, digest(secret)))
  if (launch === null)
    return { 'error-code': '1', 'error-text': '这次打开的凭据已经取过，或者已经结束；请重新打开课件' }
  return { 'auth-token': Buffer.from(`${launch}:${secret}`).toString('base64') }
}

/** A request of a unit to the store of records: by its token, about its own learner, in the order that cmi5 asks for. */
export async function answerUnit(kernel: Kernel, request: XapiRequest): Promise<XapiAnswer> {
  if (request.path === '/about')
    return kernel.database.transaction((db) => answerXapi(storeOf(deskOf(kernel, db)), request))
  const asked = inSecondEdition(request)
  return performAsSystem(kernel, 'online.take-records', async (ctx) => {
    const desk: Desk = { db: ctx.db, now: ctx.now, origin: ctx.origin }
    const { launch, registration } = await opened(desk, request.headers.authorization)
    const writes = request.method === 'PUT' || request.method === 'POST'
    if (request.path === '/statements' && writes) return take(ctx, desk, launch, registration, asked)
    const activity = activityOf(desk.origin, registration.package, `au/${launch.unit}`)
    const own = allowed({ registration: registration.id, actor: registration.actor, activity }, asked)
    await markRead(desk, launch, asked)
    return orMissing(() => answered(desk, own, request))
  })
}

const deskOf = (kernel: Kernel, db: Desk['db']): Desk => ({
  db,
  now: kernel.clock.now(),
  origin: kernel.origin,
})

/** Units speak xAPI 1.0.3, as cmi5 says; what they send is the same in 2.0. */
const inSecondEdition = (request: XapiRequest): XapiRequest =>
  /^1\.0(\.\d+)?$/.test(request.headers['x-experience-api-version'] ?? '')
    ? { ...request, headers: { ...request.headers, 'x-experience-api-version': '2.0.0' } }
    : request

async function opened(
  desk: Desk,
  authorization = '',
): Promise<{ launch: Launch; registration: Registration }> {
  const [session = '', secret = ''] = Buffer.from(authorization.replace(/^Basic /i, ''), 'base64')
    .toString('utf8')
    .split(':')
  const known = /^[0-9a-f-]{36}$/.test(session) ? await launchById(desk.db, session) : null
  const said = Buffer.from(digest(secret))
  const right = Buffer.from(known?.token ?? '')
  if (!known || said.length !== right.length || !timingSafeEqual(said, right))
    throw new XapiFault(401, 'authorization', '凭据不对；用 fetch 地址取到的 auth-token')
  const registration = (await holdRegistration(desk.db, known.registration)) as Registration
  // Another record of the same opening may have ended it while this one waited.
  const launch = (await launchById(desk.db, session)) as Launch
  if (launch.ended_at) throw new XapiFault(403, 'authorization', '这次打开已经结束；请重新打开课件')
  return { launch, registration }
}

async function take(
  ctx: VerbContext,
  desk: Desk,
  launch: Launch,
  registration: Registration,
  request: XapiRequest,
): Promise<XapiAnswer> {
  const said: Verb[] = []
  const { answer } = await takeStatements(storeOf(desk), request, async (statements) => {
    let session = await sessionOf(desk, launch, registration)
    for (const [at, one] of statements.entries()) {
      const found = admit(session, one)
      if ('says' in found)
        throw new XapiFault(403, `statements[${at}]${found.place ? `.${found.place}` : ''}`, found.says)
      session = found.next
      if (found.said) said.push(found.said)
    }
  })
  if (said.length > 0) ctx.act.subject('online-launch', launch.id)
  for (const verb of said) await follow(desk, launch, registration, verb)
  await markLaunch(desk.db, launch.id, null, desk.now)
  return answer
}

async function sessionOf(desk: Desk, launch: Launch, registration: Registration): Promise<Session> {
  const unit = registration.structure.units[launch.unit] as Unit
  const standing =
    (await standingsOf(desk.db, [registration.id])).find((one) => one.unit === launch.unit) ?? NOTHING_YET
  return {
    id: launch.id,
    registration: registration.id,
    actor: registration.actor,
    activity: activityOf(desk.origin, registration.package, `au/${launch.unit}`),
    mode: launch.mode,
    masteryScore: unit.masteryScore,
    prepared: launch.launch_data_at !== null && launch.preferences_at !== null,
    initialized: launch.initialized_at !== null,
    ended: false,
    failed: launch.failed_at !== null,
    completed: standing.completed,
    passed: standing.passed,
  }
}

async function follow(desk: Desk, launch: Launch, registration: Registration, verb: Verb): Promise<void> {
  const { db, now } = desk
  if (verb === 'initialized') await markLaunch(db, launch.id, 'initialized_at', now)
  if (verb === 'failed') await markLaunch(db, launch.id, 'failed_at', now)
  if (verb === 'terminated') await endLaunch(db, launch.id, 'terminated', now)
  if (verb !== 'completed' && verb !== 'passed') return
  await keepStanding(db, registration.id, launch.unit, verb, now)
  await tellSatisfied(desk, registration, launch.id)
}

/** A unit has read what it must read before it begins. */
async function markRead(desk: Desk, launch: Launch, { method, path, query }: XapiRequest): Promise<void> {
  if (method !== 'GET') return
  if (path === '/activities/state' && query.get('stateId') === LAUNCH_DATA)
    await markLaunch(desk.db, launch.id, 'launch_data_at', desk.now)
  if (path === '/agents/profile' && query.get('profileId') === PREFERENCES)
    await markLaunch(desk.db, launch.id, 'preferences_at', desk.now)
}

/** In 1.0.3 a state is written over without saying what stood there. */
async function answered(desk: Desk, own: XapiRequest, sent: XapiRequest): Promise<XapiAnswer> {
  const { headers } = own
  const first = sent.headers['x-experience-api-version']?.startsWith('1')
  const unsaid = headers['if-match'] === undefined && headers['if-none-match'] === undefined
  if (!first || own.method !== 'PUT' || own.path !== '/activities/state' || !unsaid)
    return answerXapi(storeOf(desk), own)
  const stands = await orMissing(() =>
    answerXapi(storeOf(desk), { ...own, method: 'GET', body: Buffer.alloc(0) }),
  )
  const etag = stands.headers.etag
  return answerXapi(storeOf(desk), etag ? { ...own, headers: { ...headers, 'if-match': etag } } : own)
}

/** What is not there is an answer, and undoes nothing of what the request left. */
async function orMissing(ask: () => Promise<XapiAnswer>): Promise<XapiAnswer> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof XapiFault) || error.status !== 404) throw error
    return json({ status: 404, place: error.place, detail: error.message }, {}, 404)
  }
}
