import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Kernel } from '../../kernel/verb/index.ts'

/** `/metrics` for Prometheus: requests by route pattern (never by address, which may name a case), and jobs. */
export function mountMetrics(app: FastifyInstance, kernel: Kernel): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'haihe_http_seconds',
    help: 'time to answer a request',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 3, 10],
    registers: [registry],
  })
  const waiting = new Gauge({
    name: 'haihe_jobs',
    help: 'jobs by queue and state',
    labelNames: ['queue', 'state'],
    registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    duration
      .labels(request.method, request.routeOptions.url ?? 'none', String(reply.statusCode))
      .observe(reply.elapsedTime / 1000)
  })
  app.get('/metrics', async (_request, reply) => {
    for (const queue of await kernel.jobs.counts()) {
      waiting.labels(queue.name, 'waiting').set(queue.waiting)
      waiting.labels(queue.name, 'active').set(queue.active)
      waiting.labels(queue.name, 'failed').set(queue.failed)
    }
    return reply
      .type(registry.contentType)
      .header('cache-control', 'no-store')
      .send(await registry.metrics())
  })
}
