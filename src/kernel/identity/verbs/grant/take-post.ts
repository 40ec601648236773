import { sql } from 'kysely'
import { z } from 'zod'
import { signedIn } from '../../../verb/access.ts'
import { verb } from '../../../verb/verb.ts'
import { heldGrants } from '../../grants.ts'
import { postsOf } from '../../posts.ts'
import { refusals } from '../../refusals.ts'

/** Takes another of one's posts (切换岗位): a district, an organisation that one acts for, or oneself again. */
export const takePost = verb({
  name: 'identity.take-post',
  title: '切换岗位',
  http: 'POST /identity/post',
  who: signedIn(),
  input: z.strictObject({ post: z.string().max(80).nullable() }),
  output: z.object({ post: z.string().nullable() }),
  async run({ db, actor, today, act }, { post }) {
    if (!actor.account || !actor.session) throw refusals.signInFirst()
    const posts = postsOf(await heldGrants(db, actor.account, today))
    if (post !== null && !posts.some((one) => one.key === post)) {
      throw refusals.postNotHeld()
    }
    act.subject('session', actor.session)
    act.after({ post })
    await sql`update identity_session set post = ${post} where id = ${actor.session}`.execute(db)
    return { post }
  },
})
