import { randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import staticFiles from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Identity } from '../../kernel/identity/identity.ts'
import { preferenceCookies, preferencesOf } from '../../portal/request/preferences.ts'
import { workbenchPage } from '../../workbench/page.ts'

const WORKBENCH = fileURLToPath(new URL('../../../dist/workbench/', import.meta.url))

/** Serves the workbench as it was built: its page with what this request needs, its scripts compressed beforehand. */
export async function mountWorkbench(
  app: FastifyInstance,
  identity: Pick<Identity, 'csrf'>,
  demo: boolean,
  folder: string = WORKBENCH,
): Promise<void> {
  if (!existsSync(folder)) return
  const template = readFileSync(`${folder}index.html`, 'utf8')
  await app.register(staticFiles, {
    root: `${folder}assets`,
    prefix: '/work/assets/',
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    index: false,
  })
  const page = async (request: FastifyRequest, reply: FastifyReply) => {
    const nonce = randomUUID().replaceAll('-', '')
    const asked = request.query as Record<string, string>
    const { mode, theme } = preferencesOf(asked, request.cookies as Record<string, string>)
    const remembered = preferenceCookies(asked, request.protocol === 'https')
    if (remembered.length > 0) reply.header('set-cookie', remembered)
    return reply
      .header('cache-control', 'no-store')
      .header(
        'content-security-policy',
        `default-src 'self'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; style-src-attr 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'`,
      )
      .type('text/html; charset=utf-8')
      .send(workbenchPage(template, { csrf: identity.csrf(request), nonce, mode, theme, demo }))
  }
  const worker = `${folder}../portal/phone-worker.js`
  if (existsSync(worker)) {
    const script = readFileSync(worker, 'utf8')
    // From the folder that it serves, and looked for anew each time: a browser keeps one for as long as it likes.
    app.get('/work/phone-worker.js', (_request, reply) =>
      reply.header('cache-control', 'no-cache').type('text/javascript; charset=utf-8').send(script),
    )
  }
  app.get('/work', page)
  app.get('/work/*', page)
}
