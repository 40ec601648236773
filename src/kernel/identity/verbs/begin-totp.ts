import { z } from 'zod'
import { signedIn } from '../../verb/access.ts'
import { verb } from '../../verb/verb.ts'
import type { Identity } from '../identity.ts'
import { PASSWORD_MAX } from '../secret/password.ts'
import { beginEnrolment } from '../secret/totp.ts'
import { ownLogin, passwordAgain } from './own-password.ts'
import { Accepted } from './shapes.ts'

/** Begins to move to another authenticator app (更换动态口令): the old one counts until the new one is confirmed. */
export const beginTotp = (identity: Identity) =>
  verb({
    name: 'identity.begin-totp',
    title: '更换动态口令：取得新密钥',
    http: 'POST /identity/totp',
    who: signedIn(),
    withoutKey: true,
    input: z.strictObject({ password: z.string().max(PASSWORD_MAX) }),
    output: Accepted.extend({ secret: z.string().nullable(), uri: z.string().nullable() }),
    async run(ctx, { password }) {
      const own = await ownLogin(ctx)
      ctx.act.subject('account', own.account)
      const message = await passwordAgain(ctx, identity, own, password)
      if (message) return { accepted: false, message, secret: null, uri: null }
      const { secrets, title } = identity.options
      const enrolment = await beginEnrolment(ctx.db, secrets, { ...own, title })
      return { accepted: true, message: null, ...enrolment }
    },
  })
