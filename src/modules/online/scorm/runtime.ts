import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { z } from 'zod'
import { type Kernel, performAsSystem } from '../../../kernel/verb/index.ts'
import { endLaunch, holdRegistration, keepStanding, launchById } from '../cmi5/store.ts'
import type { PackageKind } from '../package/structure.ts'
import { keepState, stateOf } from './store.ts'

const require = createRequire(import.meta.url)
const read = (path: string) => readFileSync(path, 'utf8')

/** The runtimes of SCORM as they are served, each once read. */
const SCRIPTS: Readonly<Record<string, () => string>> = {
  'scorm12.js': () => read(require.resolve('scorm-again/scorm12/min')),
  'scorm2004.js': () => read(require.resolve('scorm-again/scorm2004/min')),
  'boot.js': () => read(new URL('./boot.js', import.meta.url).pathname),
}
export const scormScript = (name: string): string | null => SCRIPTS[name]?.() ?? null

/** A page of a SCORM package with the runtime that it looks for before everything else in it. */
export async function withRuntime(
  kernel: Kernel,
  page: string,
  one: { kind: PackageKind; launch: string; registration: string; unit: number },
): Promise<string> {
  const state = await stateOf(kernel.database.db, one.registration, one.unit)
  const told = JSON.stringify({
    kind: one.kind,
    address: `${kernel.origin}/learn/scorm/${one.launch}`,
    state: state === null ? null : JSON.parse(state),
  })
  const scripts = `<script src="/learn/scorm/${one.kind}.js"></script><script src="/learn/scorm/boot.js" data-scorm="${attribute(told)}"></script>`
  const head = /<head(\s[^>]*)?>/i.exec(page)
  if (!head) return scripts + page
  const at = head.index + head[0].length
  return page.slice(0, at) + scripts + page.slice(at)
}

const attribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

const MOST_STATE = 200_000
const Commit = z.object({
  completionStatus: z.string().max(40).optional(),
  successStatus: z.string().max(40).optional(),
  runtimeData: z.object({ cmi: z.record(z.string(), z.unknown()) }),
})

/** What the runtime of SCORM is told of a report. */
export interface Told {
  result: boolean
  errorCode: number
}

/** Keeps what a unit of SCORM reports of itself: where it left off, and whether it calls itself done. It makes no hours. */
export async function keepReport(kernel: Kernel, id: string, sent: unknown): Promise<Told> {
  const report = Commit.safeParse(sent)
  const refused: Told = { result: false, errorCode: 101 }
  if (!report.success) return refused
  const cmi = JSON.stringify(report.data.runtimeData.cmi)
  if (cmi.length > MOST_STATE) return refused
  return performAsSystem(kernel, 'online.take-records', async (ctx) => {
    const known = await launchById(ctx.db, id)
    const registration = known && (await holdRegistration(ctx.db, known.registration))
    const launch = known && (await launchById(ctx.db, id))
    if (!registration || !launch || registration.structure.kind === 'cmi5') return refused
    if (launch.ended_at) return refused
    await keepState(ctx.db, { registration: registration.id, unit: launch.unit, cmi, at: ctx.now })
    const { completionStatus, successStatus } = report.data
    if (completionStatus !== 'completed' && successStatus !== 'passed') return { result: true, errorCode: 0 }
    ctx.act.subject('online-launch', id)
    for (const said of [
      ...(completionStatus === 'completed' || successStatus === 'passed' ? (['completed'] as const) : []),
      ...(successStatus === 'passed' ? (['passed'] as const) : []),
    ])
      await keepStanding(ctx.db, registration.id, launch.unit, said, ctx.now)
    return { result: true, errorCode: 0 }
  })
}

/** Ends the openings of a learner before another begins: what an old page still reports is not taken. */
export async function endOthers(
  db: Parameters<typeof endLaunch>[0],
  open: readonly { id: string }[],
  at: Date,
): Promise<void> {
  for (const { id } of open) await endLaunch(db, id, 'abandoned', at)
}
