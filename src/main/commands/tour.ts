import { perform } from '../../kernel/verb/index.ts'
import type { Config } from '../config.ts'
import { demoIsThere, makeDemoCity, SMALL_CITY } from '../demo/city.ts'
import { demoActor } from '../demo/people/actors.ts'
import { type House, openHouse } from '../house.ts'
import { CASE_VERBS } from '../modules.ts'
import { readTour, STEPS, startTour, takeTourStep } from '../tour/steps.ts'
import { callControl } from './control.ts'

interface Io {
  out(line: string): void
  err(line: string): void
}

/** One line a step, as the terminal prints it: what was done, its case number, decision, clause and amount. */
export async function walkTour(house: House): Promise<string[]> {
  const { kernel } = house
  const lines: string[] = []
  const walk = await startTour(kernel)
  const reader = await demoActor(kernel.database.db, kernel.city.roles, 'shenji')
  for (const [at, step] of STEPS.entries()) {
    await takeTourStep(kernel, walk, at + 1)
    const state = await readTour(kernel.database.db, walk)
    const number = [
      null,
      state?.class?.number,
      state?.class?.number,
      state?.exam?.number,
      null,
      state?.claim,
      null,
    ][at]
    lines.push(`${at + 1}. ${step.title}：${step.sentence}`)
    if (at === 4)
      lines.push(
        `   证书 ${state?.certificate?.number}，验证地址 ${kernel.origin}/v/${state?.certificate?.code}`,
      )
    if (!number) continue
    const file = await perform(kernel, CASE_VERBS.readCase, { actor: reader, requestId: 'tour' }, { number })
    const clause = file.decision?.reasons.find((reason) => reason.met)?.clause.text ?? '—'
    const amount = file.amount === null ? '' : `，${(file.amount / 100).toFixed(2)} 元`
    lines.push(`   办件号 ${number}，${file.stateTitle}，依据 ${clause}${amount}`)
  }
  return lines
}

/** Walks the main road: on the running server's database where one runs, else on a small city of its own in memory. */
export async function tour(config: Config, rest: readonly string[], io: Io): Promise<number> {
  const asked = config.databaseUrl ? null : await callControl(config.data, 'tour')
  const lines = asked ? (asked.value as string[]) : await alone(config, io)
  if (rest.includes('--json')) io.out(JSON.stringify(lines))
  else for (const line of lines) io.out(line)
  return 0
}

async function alone(config: Config, io: Io): Promise<string[]> {
  const house = await openHouse({ ...config, demo: true }, (error) => io.err(String(error)))
  try {
    if (!(await demoIsThere(house.kernel)))
      await makeDemoCity(house.kernel, house.secrets[0], SMALL_CITY, io.err)
    return await walkTour(house)
  } finally {
    await house.close()
  }
}
