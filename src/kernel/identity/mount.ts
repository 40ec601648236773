import formbody from '@fastify/formbody'
import type { FastifyInstance } from 'fastify'
import type { Identity } from './identity.ts'
import { demoEntry } from './sign-in/demo-entry.ts'
import { doorOf } from './sign-in/door.ts'
import { firstStep } from './sign-in/first-step.ts'
import type { ShowLogin } from './sign-in/login-view.ts'
import { oidcJourney } from './sign-in/oidc/sign-in-oidc.ts'
import { setUp } from './sign-in/set-up.ts'
import { codeStep } from './sign-in/sign-in-code.ts'
import { passwordStep } from './sign-in/sign-in-password.ts'
import { signOut } from './sign-in/sign-out.ts'

/**
 * Mounts the doors (登录、退出): /login, /login/password, /login/code, /login/totp, /login/setup…,
 * /login/first, /login/oidc/start, /login/oidc/callback, /logout, and in the demo /demo/enter. `show` draws the pages.
 */
export function mountIdentity(app: FastifyInstance, identity: Identity, show: ShowLogin): void {
  app.register(async (scope) => {
    if (!scope.hasContentTypeParser('application/x-www-form-urlencoded')) {
      await scope.register(formbody, { bodyLimit: 16_384 })
    }
    scope.addHook('onSend', async (_request, reply) => {
      reply.header('cache-control', 'no-store')
    })
    const door = doorOf(identity, show)
    passwordStep(scope, door)
    codeStep(scope, door)
    setUp(scope, door)
    firstStep(scope, door)
    oidcJourney(scope, door)
    signOut(scope, door)
    if (identity.options.demo) demoEntry(scope, door)
  })
}
