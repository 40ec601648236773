import type { BetterAuthPlugin } from 'better-auth'
import { APIError, createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import * as z from 'zod'

/**
 * Starts a session for an account whose holder has been made sure of in another way: after setting up the
 * authenticator app, and in the demo by one click. Reached only from our own code, never over HTTP.
 */
export const startSession = () =>
  ({
    id: 'haihe-start-session',
    endpoints: {
      startSession: createAuthEndpoint.serverOnly(
        { method: 'POST', body: z.object({ account: z.uuid() }) },
        async (ctx) => {
          const user = await ctx.context.internalAdapter.findUserById(ctx.body.account)
          if (!user) throw new APIError('NOT_FOUND', { message: 'no such account' })
          const session = await ctx.context.internalAdapter.createSession(user.id)
          await setSessionCookie(ctx, { session, user })
          return ctx.json({ session: session.id })
        },
      ),
    },
  }) satisfies BetterAuthPlugin
