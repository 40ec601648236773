import { mayOf, type Permission, type Role, type Roles } from './roles.ts'

/** Who is asking (操作人): found anew on each request, never kept between requests. */
export interface Actor {
  kind: 'public' | 'citizen' | 'official' | 'organisation' | 'system'
  /** The account that is signed in; null for the public and for the system. */
  account: string | null
  /** How the actor is shown to others: an official's name, a citizen's masked name. */
  label: string
  /** The roles of the post that is acted in; a role without its district is not here. */
  roles: Role[]
  /** What these roles permit, as the city's posts.yaml says. */
  may: ReadonlySet<Permission>
  /** Districts in which every one of these roles is held, or the whole city. */
  districts: string[] | 'all'
  organisation: string | null
  person: string | null
  session: string | null
}

/** Whoever is not signed in. */
export const PUBLIC: Actor = Object.freeze({
  kind: 'public',
  account: null,
  label: '公众',
  roles: [],
  may: new Set<Permission>(),
  districts: [],
  organisation: null,
  person: null,
  session: null,
})

/** The program itself, when a deadline passes or a job runs. */
export const SYSTEM: Actor = Object.freeze({
  kind: 'system',
  account: null,
  label: '系统自动',
  roles: [],
  may: new Set<Permission>(),
  districts: 'all',
  organisation: null,
  person: null,
  session: null,
})

/** Whoever acts, with what their roles permit in this city. */
export const actorWith = (roles: Roles, who: Omit<Actor, 'may'>): Actor => ({
  ...who,
  may: mayOf(roles, who.roles),
})
