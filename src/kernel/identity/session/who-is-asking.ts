import { CompiledQuery } from 'kysely'
import type { Db } from '../../database/database.ts'
import type { CivilDate } from '../../value/time/civil-date.ts'
import { type Actor, actorWith, PUBLIC } from '../actor.ts'
import { type HeldGrant, type Post, postsOf, takenPost } from '../posts.ts'
import type { Role, Roles } from '../roles.ts'

/** How long a session lives without being used (闲置退出). */
export interface IdleTimes {
  officialMinutes: number
  citizenMinutes: number
}

/** A session that is alive, whether or not it has any power yet. */
export interface LiveSession {
  session: string
  account: string
  kind: 'citizen' | 'official' | 'organisation'
  label: string
  person: string | null
  login: string | null
  /** What is still to be done before the session has power: set a password, set up the authenticator app. */
  unfinished: 'password' | 'second-factor' | null
  posts: Post[]
  post: Post | null
  seenAt: Date
}

/** Finds the session behind a token; null when there is none, or it has ended. */
export type FindSession = (token: string, today: CivilDate) => Promise<LiveSession | null>

/**
 * Looks sessions up by one prepared query for all requests that arrive in one turn of the server; a page that asks for
 * several things at once asks for its session once. Each is read after its request came, never remembered.
 */
export function sessionFinder(db: Db, now: () => Date, idle: IdleTimes): FindSession {
  let coming: Turn | null = null
  return async (token, today) => {
    if (coming?.today !== today) {
      const turn: Turn = { today, tokens: new Set(), found: turned().then(() => ask(turn)) }
      coming = turn
    }
    coming.tokens.add(token)
    return (await coming.found).get(token) ?? null
  }

  async function ask(turn: Turn): Promise<Map<string, LiveSession>> {
    if (coming === turn) coming = null
    const { rows } = await db.executeQuery<Row>(CompiledQuery.raw(QUERY, [[...turn.tokens], turn.today]))
    const at = now()
    const found = new Map<string, LiveSession>()
    for (const [token, own] of Map.groupBy(rows, ({ token }) => token)) {
      const session = liveSession(own, at, idle)
      if (!session) continue
      await markSeen(db, session, at)
      found.set(token, session)
    }
    return found
  }
}

/** What is asked for together. */
interface Turn {
  today: CivilDate
  tokens: Set<string>
  found: Promise<Map<string, LiveSession>>
}

/** When everything that has arrived is read. */
const turned = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

function liveSession(rows: readonly Row[], now: Date, idle: IdleTimes): LiveSession | null {
  const first = rows[0]
  if (!first || first.disabled_at || first.expires_at <= now) return null
  const minutes = first.kind === 'citizen' ? idle.citizenMinutes : idle.officialMinutes
  if (now.getTime() - first.seen_at.getTime() > minutes * 60_000) return null
  const posts = first.held_at ? [] : postsOf(rows.filter((row) => row.role !== null) as HeldGrant[])
  return {
    session: first.session,
    account: first.account,
    kind: first.kind,
    label: first.label,
    person: first.person,
    login: first.login,
    unfinished: unfinished(first, now),
    posts,
    post: takenPost(posts, first),
    seenAt: first.seen_at,
  }
}

interface Row {
  token: string
  session: string
  post: string | null
  expires_at: Date
  seen_at: Date
  account: string
  kind: LiveSession['kind']
  login: string | null
  label: string
  person: string | null
  two_factor_enabled: boolean
  password_temporary: boolean
  password_until: Date | null
  disabled_at: Date | null
  held_at: Date | null
  role: Role | null
  district: string | null
  organisation: string | null
}

const QUERY = `select s.token, s.id as session, s.post, s.expires_at, s.seen_at,
  a.id as account, a.kind, a.login, a.label, a.person, a.two_factor_enabled, a.password_temporary,
  a.password_until, a.disabled_at, a.held_at, g.role, g.district, g.organisation
from identity_session s
join identity_account a on a.id = s.account
left join identity_grant g on g.account = a.id and g.withdrawn_at is null
  and g.valid_from <= $2 and (g.valid_to is null or g.valid_to >= $2)
where s.token = any($1)`

function unfinished(row: Row, now: Date): LiveSession['unfinished'] {
  if (row.kind === 'citizen') return null
  if (row.password_temporary || (row.password_until && row.password_until <= now)) return 'password'
  return row.two_factor_enabled ? null : 'second-factor'
}

/** The actor of a session; a session that is not finished has no power and is the public's. */
export function actorOfSession(session: LiveSession | null, roles: Roles): Actor {
  return !session || session.unfinished ? PUBLIC : actorWith(roles, whoActs(session))
}

function whoActs(session: LiveSession): Omit<Actor, 'may'> {
  const { post } = session
  const who = { account: session.account, label: session.label, session: session.session }
  if (post?.organisation) {
    return {
      ...who,
      kind: 'organisation',
      roles: post.roles,
      districts: [],
      organisation: post.organisation,
      person: null,
    }
  }
  if (session.kind === 'citizen') {
    return {
      ...who,
      kind: 'citizen',
      roles: ['citizen'],
      districts: [],
      organisation: null,
      person: session.person,
    }
  }
  return {
    ...who,
    kind: session.kind,
    roles: post?.roles ?? [],
    districts: post?.districts ?? [],
    organisation: null,
    person: null,
  }
}

/** Sessions are marked as seen at most this often: a read stays a read. */
const SEEN_EVERY_MS = 60_000

/** Notes that the session is in use, at most once a minute. */
async function markSeen(db: Db, session: LiveSession, now: Date): Promise<void> {
  if (now.getTime() - session.seenAt.getTime() < SEEN_EVERY_MS) return
  await db.executeQuery(
    CompiledQuery.raw('update identity_session set seen_at = $2 where id = $1 and seen_at < $2', [
      session.session,
      now,
    ]),
  )
}
