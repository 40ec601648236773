import { z } from 'zod'
import { signedIn } from '../../verb/access.ts'
import { verb } from '../../verb/verb.ts'
import { endSessions } from '../accounts.ts'
import type { Identity } from '../identity.ts'
import { confirmEnrolment } from '../secret/totp.ts'
import { ownLogin } from './own-password.ts'
import { Accepted } from './shapes.ts'

/** Ends the move to another authenticator app with its first code, and signs out one's other devices. */
export const confirmTotp = (identity: Identity) =>
  verb({
    name: 'identity.confirm-totp',
    title: '更换动态口令：确认新口令',
    http: 'POST /identity/totp/confirm',
    who: signedIn(),
    withoutKey: true,
    input: z.strictObject({ code: z.string().regex(/^\d{6}$/, '请输入 6 位数字') }),
    output: Accepted,
    async run(ctx, { code }) {
      const own = await ownLogin(ctx)
      ctx.act.subject('account', own.account)
      const right = await confirmEnrolment(
        ctx.db,
        identity.options.secrets,
        own.account,
        code,
        identity.now(),
      )
      if (!right) return { accepted: false, message: '动态口令不对，或还没有取得新密钥' }
      await endSessions(ctx.db, own.account, ctx.actor.session)
      return { accepted: true, message: null }
    },
  })
