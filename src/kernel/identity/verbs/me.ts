import { z } from 'zod'
import { anybody } from '../../verb/access.ts'
import { verb } from '../../verb/verb.ts'
import type { Actor } from '../actor.ts'
import { heldGrants } from '../grants.ts'
import { type Post, postsOf } from '../posts.ts'
import { type Role, type Roles, roleTitle } from '../roles.ts'
import { RoleName } from './shapes.ts'

const Places = z.union([z.literal('all'), z.array(z.string())])

const Me = z.object({
  kind: z.enum(['public', 'citizen', 'official', 'organisation', 'system']),
  label: z.string(),
  roles: z.array(RoleName),
  /** The Chinese names of the roles, in their order. */
  titles: z.array(z.string()),
  /** Everything that this actor may do. */
  permissions: z.array(z.string()),
  districts: Places,
  organisation: z.string().nullable(),
  /** The posts that one may take, and the key of the one taken. */
  posts: z.array(
    z.object({
      key: z.string(),
      titles: z.array(z.string()),
      districts: Places,
      organisation: z.string().nullable(),
      taken: z.boolean(),
    }),
  ),
  demo: z.boolean(),
  /** By what a phone tells what it keeps for this account from what it keeps for others; null for nobody. */
  phone: z.string().nullable(),
})

/** Who one is, what one may, and which posts one may take (我是谁). */
export const me = verb({
  name: 'identity.me',
  title: '我的身份与岗位',
  http: 'GET /identity/me',
  who: anybody(),
  input: z.strictObject({}),
  output: Me,
  async run({ db, actor, city, today, demo, sealer }) {
    const posts = actor.account ? postsOf(await heldGrants(db, actor.account, today)) : []
    return {
      kind: actor.kind,
      label: actor.label,
      roles: actor.roles,
      titles: titlesOf(city.roles, actor.roles),
      permissions: [...actor.may].sort(),
      districts: actor.districts,
      organisation: actor.organisation,
      posts: posts.map((post) => ({
        ...post,
        titles: titlesOf(city.roles, post.roles),
        taken: isTaken(post, actor),
      })),
      demo,
      phone: actor.account ? sealer.mac(actor.account, 'identity.phone').slice(0, 16) : null,
    }
  },
})

const titlesOf = (table: Roles, roles: readonly Role[]): string[] =>
  roles.map((role) => roleTitle(table, role))

const isTaken = (post: Post, actor: Actor): boolean =>
  post.organisation === actor.organisation &&
  (post.organisation !== null || String(post.districts) === String(actor.districts)) &&
  String(post.roles) === String(actor.roles)
