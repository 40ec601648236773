import { z } from 'zod'
import { signedIn } from '../../verb/access.ts'
import { verb } from '../../verb/verb.ts'
import { endSession } from '../accounts.ts'
import { refusals } from '../refusals.ts'

/** Signs out one of one's own devices (退出某台设备). */
export const endOwnSession = verb({
  name: 'sessions.revoke',
  title: '退出我的某台登录设备',
  http: 'POST /identity/sessions/{session}/end',
  who: signedIn(),
  input: z.strictObject({ session: z.uuid('登录编号不对') }),
  output: z.object({ ended: z.boolean() }),
  async run({ db, actor, act }, { session }) {
    act.subject('session', session)
    if (!actor.account || !(await endSession(db, actor.account, session))) {
      throw refusals.noSuchSession()
    }
    return { ended: true }
  },
})
