import { parentPort } from 'node:worker_threads'
import { readDocument } from '../../office/index.ts'
import { markProblems } from '../mark/mark-problems.ts'
import { type Found, readRows } from '../read/read-rows.ts'
import { fillSheet, makeTemplate } from '../write/make-book.ts'
import type { Answer, Outcome, Task } from './workroom.ts'

/** Rows and mistakes in one message: what the main thread takes in at a time. */
const PORTION = 400

const answer = (message: Answer): void => parentPort?.postMessage(message)

parentPort?.on('message', async (task: Task) => {
  try {
    answer({ done: await carryOut(task) })
  } catch (error) {
    answer({ failed: `workbook: ${error instanceof Error ? error.name : 'error'}` })
  }
})

async function carryOut(task: Task): Promise<Outcome> {
  switch (task.task) {
    case 'read':
      for (const part of portions(readRows(task.definition, task.bytes))) answer({ part })
      return null
    case 'document':
      return readDocument(task.bytes, task.longest)
    case 'return':
      return markProblems(task.bytes, task.problems)
    case 'template':
      return makeTemplate(task.definition)
    case 'write':
      return fillSheet(task.definition, task.rows)
  }
}

function* portions({ rows, problems, notices }: Found): Generator<Found> {
  for (let at = 0; at < Math.max(rows.length, problems.length, notices.length); at += PORTION) {
    const portion = <T>(list: T[]): T[] => list.slice(at, at + PORTION)
    yield { rows: portion(rows), problems: portion(problems), notices: portion(notices) }
  }
}
