import { once } from 'node:events'
import { isMainThread, parentPort, Worker } from 'node:worker_threads'
import { drive, type Task } from './drive.ts'

if (!isMainThread) parentPort?.on('message', async (task: Task) => parentPort?.postMessage(await drive(task)))

/** A thread that asks, so that asking does not count into the serving thread's time. */
export const openDriver = (): Worker => new Worker(new URL(import.meta.url))

/** Answers per second of this thread's own processor time while a driver asks. */
export async function rateOf(driver: Worker, task: Task): Promise<number> {
  const before = process.threadCpuUsage()
  driver.postMessage(task)
  const [answers] = (await once(driver, 'message')) as [number]
  const { user, system } = process.threadCpuUsage(before)
  return (answers / (user + system)) * 1e6
}

export const median = (rates: readonly number[]): number =>
  [...rates].sort((a, b) => a - b)[Math.floor(rates.length / 2)] ?? 0

export const round2 = (ratio: number): number => Math.round(ratio * 100) / 100
