import { sql } from 'kysely'
import type { VerbContext } from '../../verb/verb.ts'
import type { Identity } from '../identity.ts'
import { refusals } from '../refusals.ts'
import { isPassword } from '../secret/password.ts'
import { countTry, forgetTry } from '../sign-in/login-limits.ts'
import { tooOften } from '../sign-in/login-view.ts'

/** The actor's own login account; citizens have none. */
export async function ownLogin(ctx: VerbContext): Promise<{ account: string; login: string }> {
  const { rows } = await sql<{ account: string; login: string | null }>`select id as account, login
    from identity_account where id = ${ctx.actor.account}`.execute(ctx.db)
  const own = rows[0]
  if (!own?.login) throw refusals.noOwnPassword()
  return { account: own.account, login: own.login }
}

/**
 * Asks for the password once more before something that matters. Gives what is wrong in words, or null; it does
 * not throw, so that the counted try stays counted.
 */
export async function passwordAgain(
  ctx: VerbContext,
  identity: Identity,
  own: { account: string; login: string },
  password: string,
): Promise<string | null> {
  const made = {
    step: 'password',
    login: own.login,
    address: '',
    device: `session:${ctx.actor.session}`,
  } as const
  const now = identity.now()
  const wait = await countTry(ctx.db, identity.key, made, now)
  if (wait !== null) return tooOften(wait, null).detail
  if (!(await isPassword(ctx.db, own.account, password))) return '原密码不对，请再输入一次您登录时用的密码'
  await forgetTry(ctx.db, identity.key, made)
  return null
}
