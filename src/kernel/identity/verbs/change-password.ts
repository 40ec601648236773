import { z } from 'zod'
import { signedIn } from '../../verb/access.ts'
import { verb } from '../../verb/verb.ts'
import { endSessions } from '../accounts.ts'
import type { Identity } from '../identity.ts'
import { PASSWORD_MAX, passwordFault, setPassword } from '../secret/password.ts'
import { ownLogin, passwordAgain } from './own-password.ts'
import { Accepted } from './shapes.ts'

/** Changes one's own password (修改密码) and signs out one's other devices. */
export const changePassword = (identity: Identity) =>
  verb({
    name: 'identity.change-password',
    title: '修改我的密码',
    http: 'POST /identity/password',
    who: signedIn(),
    withoutKey: true,
    input: z.strictObject({ current: z.string().max(PASSWORD_MAX), password: z.string().max(PASSWORD_MAX) }),
    output: Accepted,
    async run(ctx, { current, password }) {
      const own = await ownLogin(ctx)
      ctx.act.subject('account', own.account)
      const wrong =
        (await passwordAgain(ctx, identity, own, current)) ??
        passwordFault(password, own.login) ??
        (password === current ? '新密码不能和原密码一样' : null)
      if (wrong) return { accepted: false, message: wrong }
      await setPassword(ctx.db, own.account, password, identity.now(), identity.options.passwordDays ?? null)
      await endSessions(ctx.db, own.account, ctx.actor.session)
      return { accepted: true, message: null }
    },
  })
