import { readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Actor } from '../../src/kernel/identity/actor.ts'
import { roleTitle } from '../../src/kernel/identity/roles.ts'
import { type AnyVerb, type Kernel, mountVerbs, problemOf, sendProblem } from '../../src/kernel/verb/index.ts'
import { workbenchPage } from '../../src/workbench/page.ts'

const FOLDER = new URL('../../dist/workbench/', import.meta.url).pathname
const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css' }
const NONCE = 'dHJhaW5pbmctbm9uY2U'
const POLICY = `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${NONCE}'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'`

/** Serves the workbench as it is built in front of the real verbs, as one actor. */
export async function serveWorkbench(
  kernel: Kernel,
  verbs: readonly AnyVerb[],
  who: { actor: Actor; mode: 'normal' | 'elder' },
): Promise<FastifyInstance> {
  const app = Fastify({ bodyLimit: 16 * 1024 * 1024 })
  app.setErrorHandler((error, request, reply) => sendProblem(reply, problemOf(error), request.url))
  mountVerbs(app, verbs, { kernel, actorOf: () => who.actor, guard: () => undefined })
  app.get('/api/v1/identity/me', () => ({
    ...who.actor,
    titles: who.actor.roles.map((role) => roleTitle(kernel.city.roles, role)),
    permissions: [...who.actor.may],
    posts: [],
    phone: kernel.sealer.mac(who.actor.account ?? '', 'identity.phone').slice(0, 16),
  }))
  app.get('/api/v1/identity/phone-key', () => ({
    keys: kernel.sealer.macs(who.actor.account ?? '', 'identity.phone-key'),
  }))
  app.get('/work/phone-worker.js', (_request, reply) =>
    reply.type('text/javascript').send(readFileSync(join(FOLDER, '../portal/phone-worker.js'))),
  )
  app.get('/work/assets/*', (request, reply) => {
    const path = request.url.slice('/work/'.length)
    return reply.type(TYPES[extname(path)] ?? 'text/plain').send(readFileSync(join(FOLDER, path)))
  })
  app.get('/work/*', (_request, reply) =>
    reply
      .headers({ 'content-security-policy': POLICY })
      .type('text/html; charset=utf-8')
      .send(
        workbenchPage(readFileSync(join(FOLDER, 'index.html'), 'utf8'), {
          csrf: 'token',
          nonce: NONCE,
          demo: true,
          mode: who.mode,
          theme: 'light',
        }),
      ),
  )
  await app.listen({ port: 0, host: '127.0.0.1' })
  return app
}
