import type { FastifyInstance } from 'fastify'

/** Security headers on every answer; the workbench page adds its own style nonce. */
export function secureHeaders(app: FastifyInstance, origin: string, formTargets: readonly string[]): void {
  const https = origin.startsWith('https://')
  const policy = [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    `form-action ${["'self'", ...formTargets].join(' ')}`,
  ].join('; ')
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', policy)
    reply.header('x-content-type-options', 'nosniff')
    reply.header('referrer-policy', 'same-origin')
    const own = String(reply.getHeader('content-security-policy'))
    // What runs in a sandbox has no origin; frames within it would not be of the same one.
    if (!own.startsWith('sandbox '))
      reply.header('x-frame-options', own.startsWith("frame-ancestors 'self'") ? 'SAMEORIGIN' : 'DENY')
    reply.header('cross-origin-opener-policy', 'same-origin')
    reply.header('permissions-policy', 'geolocation=(self), microphone=(), camera=(self)')
    if (https) reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains')
  })
}
