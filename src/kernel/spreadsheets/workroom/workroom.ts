import { Worker } from 'node:worker_threads'
import type { DocumentFault, DocumentText } from '../../office/index.ts'
import { problem } from '../../verb/problem.ts'
import type { SheetDefinition, SheetProblem, SheetValues } from '../definition.ts'
import type { Found } from '../read/read-rows.ts'

/** What is done with an office file away from the main thread, so that it holds up nobody. */
export type Task =
  | { task: 'read'; definition: SheetDefinition; bytes: Uint8Array }
  | { task: 'document'; bytes: Uint8Array; longest: number }
  | { task: 'return'; bytes: Uint8Array; problems: readonly SheetProblem[] }
  | { task: 'template'; definition: SheetDefinition }
  | { task: 'write'; definition: SheetDefinition; rows: readonly Readonly<SheetValues>[] }

/** What a task ends with: the bytes of a file, the words of a document, or nothing. */
export type Outcome = Uint8Array | DocumentText | DocumentFault | null

/** What comes back: rows in parts while reading, then the end. */
export type Answer = { part: Found } | { done: Outcome } | { failed: string }

/** A workbook that took more time or memory than a good one ever does. */
export class TooMuch extends Error {
  override name = 'TooMuch'
}

const SECONDS = 60
const MEGABYTES = 1024
const WAITING = 20

let room: Worker | null = null
let last: Promise<unknown> = Promise.resolve()
let waiting = 0

/** Carries out one task after the other in one thread, which is kept for the next; `onPart` gets the rows read. */
export async function inWorkroom(task: Task, onPart: (part: Found) => void = () => {}): Promise<Outcome> {
  if (waiting >= WAITING) throw problem(503, '正在处理的表格太多，请稍后再试', { retryAfter: 30 })
  waiting++
  const run = last.then(() => carryOut(task, onPart))
  last = run.catch(() => null)
  try {
    return await run
  } finally {
    waiting--
  }
}

async function carryOut(task: Task, onPart: (part: Found) => void): Promise<Outcome> {
  room ??= openRoom()
  const worker = room
  worker.ref()
  try {
    return await answerOf(worker, task, onPart)
  } catch (error) {
    if (error instanceof TaskFailed) throw error
    room = null
    void worker.terminate()
    throw error
  } finally {
    worker.unref()
  }
}

function openRoom(): Worker {
  const worker = new Worker(new URL('./workroom-thread.ts', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: MEGABYTES },
  })
  worker.on('error', () => {
    if (room === worker) room = null
  })
  return worker
}

/** The thread said that it could not do this task; it is fit for the next. */
class TaskFailed extends Error {
  override name = 'TaskFailed'
}

function answerOf(worker: Worker, task: Task, onPart: (part: Found) => void): Promise<Outcome> {
  const { promise, resolve, reject } = Promise.withResolvers<Outcome>()
  const onAnswer = (answer: Answer): void => {
    if ('part' in answer) onPart(answer.part)
    else if ('done' in answer) resolve(answer.done)
    else reject(new TaskFailed(answer.failed))
  }
  const onError = (error: Error & { code?: string }): void =>
    reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new TooMuch('a workbook took too much memory') : error)
  const timer = setTimeout(() => reject(new TooMuch('a workbook took too long')), SECONDS * 1000)
  worker.on('message', onAnswer)
  worker.on('error', onError)
  worker.postMessage(task)
  return promise.finally(() => {
    clearTimeout(timer)
    worker.off('message', onAnswer)
    worker.off('error', onError)
  })
}
