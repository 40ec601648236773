import type { FastifyInstance } from 'fastify'
import type { Actor } from '../../src/kernel/identity/actor.ts'
import { type Kernel, perform } from '../../src/kernel/verb/index.ts'
import { mountPages } from '../../src/portal/mount.ts'
import type { AnyPage } from '../../src/portal/page.ts'
import { siteOf } from '../../src/portal/site.ts'

/** Serves a module's pages in front of the real verbs on a free port, to whoever visits now; what fails is thrown. */
export async function servePortal(
  site: FastifyInstance,
  kernel: Kernel,
  pages: readonly AnyPage[],
  visitor: () => Actor,
): Promise<void> {
  await mountPages(site, {
    site: siteOf(kernel.city, kernel.origin),
    city: kernel.city,
    demo: false,
    now: () => kernel.clock.now(),
    standards: () => kernel.standards(),
    pages,
    actorOf: visitor,
    perform: ({ request, actor, key }, verb, input) =>
      perform(kernel, verb, { actor, requestId: request.id, key: key ?? undefined }, input),
    csrf: { token: () => 'token', trusts: () => true },
    report: (error) => {
      throw error
    },
  })
  await site.listen({ port: 0, host: '127.0.0.1' })
}
