import { z } from 'zod'
import { anybody } from '../../verb/access.ts'
import { verb } from '../../verb/verb.ts'
import { heldGrants } from '../grants.ts'
import type { Identity } from '../identity.ts'
import { type Post, postsOf } from '../posts.ts'
import { isRole, ROLES } from '../roles.ts'
import { RoleName } from './shapes.ts'

const RoleView = z.object({ role: RoleName, title: z.string() })

const Me = z.object({
  kind: z.enum(['public', 'citizen', 'official', 'organisation', 'system']),
  label: z.string(),
  roles: z.array(RoleView),
  /** Everything that this actor may do, by permission. */
  may: z.array(z.string()),
  districts: z.union([z.literal('all'), z.array(z.string())]),
  organisation: z.string().nullable(),
  /** To be sent as `x-csrf-token` by callers that are not a browser. */
  csrf: z.string().nullable(),
  posts: z.array(
    z.object({
      key: z.string(),
      roles: z.array(RoleView),
      districts: z.union([z.literal('all'), z.array(z.string())]),
      organisation: z.string().nullable(),
    }),
  ),
})

/** Who one is, what one may, and which posts one may take (我是谁). */
export const me = (identity: Identity) =>
  verb({
    name: 'identity.me',
    title: '我的身份与岗位',
    http: 'GET /identity/me',
    who: anybody(),
    input: z.strictObject({}),
    output: Me,
    async run({ db, actor, today }) {
      const posts = actor.account ? postsOf(await heldGrants(db, actor.account, today)) : []
      return {
        kind: actor.kind,
        label: actor.label,
        roles: titled(actor.roles),
        may: [...new Set(actor.roles.flatMap((role) => [...ROLES[role].may]))].sort(),
        districts: actor.districts,
        organisation: actor.organisation,
        csrf: actor.session ? identity.csrf(actor.session) : null,
        posts: posts.map((post: Post) => ({ ...post, roles: titled(post.roles) })),
      }
    },
  })

const titled = (roles: readonly string[]) =>
  roles.filter(isRole).map((role) => ({ role, title: ROLES[role].title }))
