import { fromKysely, PgBoss } from 'pg-boss'
import type { Database, Db } from '../database/database.ts'

/** A job that follows an act: `ctx.jobs.send('subsidy.propose-claims', {classNumber})`. */
export interface JobSender {
  /** `after`: not before this instant. */
  send(name: string, data: Record<string, unknown>, options?: { after?: Date }): Promise<void>
}

/** What a job does. It may be run again after a crash, so it must be safe to repeat. */
export interface JobHandler {
  name: string
  /** Retries until a person is told (5 unless said). */
  retries?: number
  /** Seconds between runs for a job that comes round by itself; absent for jobs that acts send. */
  everySeconds?: number
  run(data: Record<string, unknown>): Promise<void>
}

export interface Jobs {
  /** The sender of one transaction: what it sends exists if and only if that transaction commits. */
  within(tx: Db): JobSender
  /** Begins to work off the handlers' jobs in this process. */
  work(handlers: readonly JobHandler[]): Promise<void>
  /** Runs a handler's waiting jobs now and returns how many; for tests, the tour and the command line. */
  drain(handlers: readonly JobHandler[]): Promise<number>
  /** Waiting, running and failed jobs by queue. */
  counts(): Promise<{ name: string; waiting: number; active: number; failed: number }[]>
  stop(): Promise<void>
}

const SECONDS_PER_DAY = 86_400

/**
 * The job queue (pg-boss) in the city's own schema. Several servers and workers share it; a job that its
 * worker's death interrupts is taken up by another when its time has run out.
 */
export async function openJobs(
  database: Database,
  names: readonly string[],
  onError: (error: unknown) => void,
): Promise<Jobs> {
  const boss = new PgBoss({
    db: {
      executeSql: async (text: string, values?: unknown[]) =>
        values?.length
          ? fromKysely(database.db).executeSql(text, values)
          : (database.script(text) as Promise<{ rows: never[] }>),
    },
    schema: database.schema,
    createSchema: false,
    backend: database.kind,
    schedule: false,
    registerInstance: false,
    reindex: false,
    monitorVacuum: false,
    superviseIntervalSeconds: 30,
  })
  boss.on('error', onError)
  await boss.start()
  const known = new Set((await boss.getQueues()).map((queue) => queue.name))
  for (const name of names) {
    if (!known.has(name)) {
      await boss.createQueue(name, {
        policy: 'standard',
        retryLimit: 5,
        retryDelay: 2,
        retryBackoff: true,
        expireInSeconds: 300,
        deleteAfterSeconds: 7 * SECONDS_PER_DAY,
        retentionSeconds: 90 * SECONDS_PER_DAY,
      })
    }
  }
  const timers = new Set<NodeJS.Timeout>()
  const running = new Set<Promise<void>>()

  return {
    within: (tx) => ({
      async send(name, data, options = {}) {
        await boss.send(name, data, {
          db: fromKysely(tx),
          ...(options.after ? { startAfter: options.after } : {}),
        })
      },
    }),
    async work(handlers) {
      for (const handler of handlers) {
        if (handler.everySeconds) {
          timers.add(everySeconds(handler, running, onError))
        } else {
          await boss.work<Record<string, unknown>>(
            handler.name,
            { pollingIntervalSeconds: 1, batchSize: 20 },
            async (jobs) => {
              for (const job of jobs) await handler.run(job.data)
            },
          )
        }
      }
    },
    async drain(handlers) {
      let count = 0
      for (const handler of handlers) count += await drainOne(boss, handler)
      return count
    },
    async counts() {
      const queues = await boss.getQueues()
      return queues.map((queue) => ({
        name: queue.name,
        waiting: queue.queuedCount,
        active: queue.activeCount,
        failed: queue.failedCount ?? 0,
      }))
    },
    async stop() {
      for (const timer of timers) clearInterval(timer)
      await Promise.allSettled(running)
      await boss.stop({ graceful: true, timeout: 5000 })
    },
  }
}

/** Runs a recurring handler every so many seconds, never twice at once in this process. */
function everySeconds(
  handler: JobHandler,
  running: Set<Promise<void>>,
  onError: (error: unknown) => void,
): NodeJS.Timeout {
  let busy = false
  const timer = setInterval(
    () => {
      if (busy) return
      busy = true
      const run = handler
        .run({})
        .catch(onError)
        .finally(() => {
          busy = false
          running.delete(run)
        })
      running.add(run)
    },
    (handler.everySeconds ?? 60) * 1000,
  )
  timer.unref()
  return timer
}

async function drainOne(boss: PgBoss, handler: JobHandler): Promise<number> {
  if (handler.everySeconds) {
    await handler.run({})
    return 1
  }
  let count = 0
  for (;;) {
    const jobs = await boss.fetch<Record<string, unknown>>(handler.name, { batchSize: 50 })
    if (jobs.length === 0) return count
    for (const job of jobs) {
      await handler.run(job.data)
      await boss.complete(handler.name, job.id)
      count += 1
    }
  }
}
