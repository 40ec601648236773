import { sql } from 'kysely'
import { z } from 'zod'
import { signedIn } from '../../../verb/access.ts'
import { problem } from '../../../verb/problem.ts'
import { verb } from '../../../verb/verb.ts'
import { heldGrants } from '../../grants.ts'
import { postsOf } from '../../posts.ts'

/** Takes another of one's posts (切换岗位): a district, an organisation that one acts for, or oneself again. */
export const takePost = verb({
  name: 'identity.take-post',
  title: '切换岗位',
  http: 'POST /identity/post',
  who: signedIn(),
  input: z.strictObject({ post: z.string().max(80).nullable() }),
  output: z.object({ post: z.string().nullable() }),
  async run({ db, actor, today, act }, { post }) {
    if (!actor.account || !actor.session) throw problem(401, '请先登录')
    const posts = postsOf(await heldGrants(db, actor.account, today))
    if (post !== null && !posts.some((one) => one.key === post)) {
      throw problem(403, '您没有这个岗位', { detail: '授权可能已经到期或被收回，请联系安全管理员。' })
    }
    act.subject('session', actor.session)
    act.after({ post })
    await sql`update identity_session set post = ${post} where id = ${actor.session}`.execute(db)
    return { post }
  },
})
