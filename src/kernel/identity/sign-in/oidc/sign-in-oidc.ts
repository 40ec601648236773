import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { CALLBACK_PATH, SubjectChanged } from '../../auth.ts'
import type { Door } from '../door.ts'
import { countJourney } from '../login-limits.ts'
import { type LoginProblem, PROBLEMS, tooOften } from '../login-view.ts'
import { localPath } from '../next-page.ts'
import type { RefusalReason } from '../sign-in-event.ts'
import { ClaimsMissing, PROVIDER } from './oidc.ts'
import type { ProviderDoor } from './provider-door.ts'

/**
 * Citizens sign in at the city's identity provider (统一身份认证). The way there is a link and not a form: a
 * content security policy would stop a form that leads to another host.
 */
export function oidcJourney(app: FastifyInstance, door: Door): void {
  const { identity } = door
  const { provider } = identity
  if (!provider) return

  app.get<{ Querystring: { next?: string } }>('/login/oidc/start', async (request, reply) => {
    const next = localPath(request.query.next)
    const wait = await countJourney(identity.options.database.db, identity.key, request.ip, identity.now())
    if (wait !== null) {
      reply.header('retry-after', String(wait))
      return door.start(request, reply, 429, { problem: tooOften(wait, null), next })
    }
    const answer = await provider.ask((auth) =>
      auth.api.signInSocial({
        body: { provider: PROVIDER, callbackURL: next || '/my', errorCallbackURL: '/login' },
        headers: door.headersFor(request, []),
        asResponse: true,
      }),
    )
    if (!answer?.ok) return fail(door, request, reply, 'provider', next)
    const { url } = (await answer.clone().json()) as { url: string }
    door.passCookies(request, reply, answer)
    return reply.redirect(url, 303)
  })

  app.get<{ Querystring: Record<string, string> }>(CALLBACK_PATH, async (request, reply) => {
    const arrived = await arrive(door, provider, request)
    if ('reason' in arrived) return notIn(door, request, reply, arrived.reason)
    const token = door.passCookies(request, reply, arrived.answer)
    if (!token) return notIn(door, request, reply, refusalOf(arrived.answer.headers.get('location')))
    await door.endOld(request)
    const { rows } = await sql<{ account: string }>`select account from identity_session
      where token = ${token}`.execute(identity.options.database.db)
    await door.record(request, {
      what: 'signed-in',
      way: 'oidc',
      reason: null,
      account: rows[0]?.account ?? null,
    })
    return reply.redirect(localPath(arrived.answer.headers.get('location')) || '/my', 303)
  })
}

async function arrive(
  door: Door,
  provider: ProviderDoor,
  request: FastifyRequest,
): Promise<{ answer: Response } | { reason: RefusalReason }> {
  const said = request.query as Record<string, unknown>
  const text = (name: string) => (typeof said[name] === 'string' ? { [name]: said[name].slice(0, 2000) } : {})
  try {
    const answer = await provider.ask((auth) =>
      auth.api.callbackOAuth({
        method: 'GET',
        params: { id: PROVIDER },
        query: { ...text('code'), ...text('state'), ...text('error'), ...text('iss') },
        headers: door.headersFor(request, ['haihe.state']),
        asResponse: true,
      }),
    )
    return answer ? { answer } : { reason: 'provider' }
  } catch (error) {
    if (error instanceof ClaimsMissing) return { reason: 'claims-missing' }
    if (error instanceof SubjectChanged) return { reason: 'subject-changed' }
    request.log.error(
      { err: { name: error instanceof Error ? error.name : 'unknown' } },
      'citizen sign-in failed',
    )
    return { reason: 'person-refused' }
  }
}

function refusalOf(location: string | null): RefusalReason {
  const error = location ? new URL(location, 'http://localhost').searchParams.get('error') : null
  if (error === 'access_denied') return 'cancelled'
  if (error !== null && OUT_OF_DATE.has(error)) return 'out-of-date'
  return error === 'ACCOUNT_DISABLED' ? 'disabled' : 'provider'
}

/** What the sign-in library says of a way back that is bare, used, too old, or another browser's. */
const OUT_OF_DATE = new Set([
  'no_code',
  'invalid_code',
  'invalid_callback_request',
  'nonce_binding_missing',
  'state_not_found',
  'state_mismatch',
  'state_security_mismatch',
  'please_restart_the_process',
])

/**
 * Nobody new came in by this way back, so whoever is signed in stays so and goes on: a link from elsewhere, or the older
 * of two tabs, signs nobody out.
 */
async function notIn(door: Door, request: FastifyRequest, reply: FastifyReply, reason: RefusalReason) {
  const session = await door.identity.sessionOf(request)
  if (session === null) return fail(door, request, reply, reason, '')
  await door.record(request, { what: 'refused', way: 'oidc', reason, account: null })
  const { kind } = await door.identity.actorOf(request)
  return reply.redirect(kind === 'citizen' ? '/my' : '/work', 303)
}

const SHOWN: Partial<Record<RefusalReason, LoginProblem>> = {
  cancelled: PROBLEMS.cancelled,
  'claims-missing': PROBLEMS.claims,
  disabled: PROBLEMS.disabled,
  'out-of-date': PROBLEMS.outOfDate,
}

const STATUS: Partial<Record<RefusalReason, number>> = { provider: 502, cancelled: 200, 'out-of-date': 400 }

async function fail(
  door: Door,
  request: FastifyRequest,
  reply: FastifyReply,
  reason: RefusalReason,
  next: string,
) {
  await door.record(request, { what: 'refused', way: 'oidc', reason, account: null })
  return door.start(request, reply, STATUS[reason] ?? 403, {
    problem: SHOWN[reason] ?? PROBLEMS.provider,
    next,
  })
}
