import type { Role } from './roles.ts'

/** A role that is held today, with where it is held. */
export interface HeldGrant {
  role: Role
  district: string | null
  organisation: string | null
}

/**
 * A post (岗位): what an account may be at one time. A role counts only where it was given, so somebody who
 * receives in one district and decides in another does not get to decide in the first.
 */
export interface Post {
  /** 'city', 'district:120116' or 'organisation:…'. */
  key: string
  roles: Role[]
  districts: string[] | 'all'
  organisation: string | null
}

/** The posts of an account: the whole city first, then districts, then organisations. */
export function postsOf(grants: readonly HeldGrant[]): Post[] {
  if (grants.length === 0) return []
  const city = rolesWhere(grants, (grant) => grant.district === null && grant.organisation === null)
  const districts = placesOf(grants, 'district').map((code) => ({
    code,
    roles: union(
      city,
      rolesWhere(grants, (grant) => grant.district === code),
    ),
  }))
  return [
    ...(city.length > 0 ? [{ key: 'city', roles: city, districts: 'all' as const, organisation: null }] : []),
    ...districts.map(({ code, roles }) => ({
      key: `district:${code}`,
      roles,
      districts: [
        code,
        ...districts.filter((one) => one.code !== code && holds(one.roles, roles)).map((one) => one.code),
      ],
      organisation: null,
    })),
    ...placesOf(grants, 'organisation').map((organisation) => ({
      key: `organisation:${organisation}`,
      roles: rolesWhere(grants, (grant) => grant.organisation === organisation),
      districts: [],
      organisation,
    })),
  ]
}

/** The post that a session acts in: the one it took, else the first; a citizen acts for nobody until asked to. */
export function takenPost(
  posts: readonly Post[],
  session: { post: string | null; kind: string },
): Post | null {
  const taken = session.post === null ? undefined : posts.find((post) => post.key === session.post)
  if (taken) return taken
  return session.kind === 'citizen' ? null : (posts[0] ?? null)
}

const rolesWhere = (grants: readonly HeldGrant[], matches: (grant: HeldGrant) => boolean): Role[] =>
  union(
    grants.filter(matches).map((grant) => grant.role),
    [],
  )

const placesOf = (grants: readonly HeldGrant[], kind: 'district' | 'organisation'): string[] =>
  [...new Set(grants.map((grant) => grant[kind]).filter((place) => place !== null))].sort()

const union = (some: readonly Role[], others: readonly Role[]): Role[] =>
  [...new Set([...some, ...others])].sort()

const holds = (roles: readonly Role[], needed: readonly Role[]): boolean =>
  needed.every((role) => roles.includes(role))
