import { markFault } from '../verb/fault.ts'

/** What the worker does again and again (定时任务); what it finds to do stands in the database. */
export interface JobHandler {
  name: string
  everySeconds: number
  run(): Promise<unknown>
}

export interface Jobs {
  /** Begins to run the handlers in this process. */
  work(handlers: readonly JobHandler[]): void
  /** Runs each handler once, now; for tests, the tour and the command line. */
  drain(handlers: readonly JobHandler[]): Promise<void>
  /** Waits for what is running and begins nothing more. */
  stop(): Promise<void>
}

/** The recurring work of one process. Several servers and workers share it: the database says who takes what. */
export function openJobs(onError: (error: unknown) => void): Jobs {
  const timers = new Set<NodeJS.Timeout>()
  const running = new Set<Promise<unknown>>()
  return {
    work(handlers) {
      for (const handler of handlers) timers.add(every(handler, running, onError))
    },
    async drain(handlers) {
      for (const handler of handlers) await handler.run()
    },
    async stop() {
      for (const timer of timers) clearInterval(timer)
      await Promise.allSettled(running)
    },
  }
}

/** Runs a handler every so many seconds, never twice at once in this process. */
function every(
  handler: JobHandler,
  running: Set<Promise<unknown>>,
  onError: (error: unknown) => void,
): NodeJS.Timeout {
  let busy = false
  const timer = setInterval(() => {
    if (busy) return
    busy = true
    const run = handler
      .run()
      .catch((error: unknown) => {
        markFault(error, handler.name)
        onError(error)
      })
      .finally(() => {
        busy = false
        running.delete(run)
      })
    running.add(run)
  }, handler.everySeconds * 1000)
  timer.unref()
  return timer
}
