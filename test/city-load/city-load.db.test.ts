import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Problem } from '../../src/kernel/verb/index.ts'
import { jobHandlers } from '../../src/main/jobs.ts'
import { demoKernel } from '../demo-city.ts'
import type { TestKernel } from '../kernel.ts'
import { ACCEPTED } from './accepted.ts'
import { loadCity, WHOLE_CITY } from './load.ts'
import { grownTables, overhear, readingOf, type Said, type StepOfPlan } from './plans.ts'
import { deeper, READING, type Visit, visit, visits } from './walk.ts'

/** More rows of one table no page needs, kept or not; nor may so many be read only to be dropped. */
const READ = 10_000
const DROPPED = 2_000

/** A busy machine may take its time; on a quiet one all of it takes about a minute. */
const PATIENCE = 900_000

/** Who was heard asking; whether the planner reads a table whole may differ from run to run. */
const asking = new Set<string>()

/** Jobs that open what is sealed: the people that are loaded here were sealed by nobody. */
const OPENS_SEALED = ['supervision.screen']

describe('一座城市的十分之一：8.7 万件申领、9 万张证书', () => {
  let kernel: TestKernel
  let listening: ReturnType<typeof overhear>
  let grown: ReadonlySet<string>
  let asked: readonly Visit[]
  const looked = new Set<string>()
  const answered = new Set<string>()

  beforeAll(async () => {
    kernel = await demoKernel('whole')
    const subject = await loadCity(kernel.database, WHOLE_CITY / 10)
    grown = await grownTables(kernel.database.db)
    asked = await visits(kernel.database.db, subject)
    listening = overhear(kernel.database)
  }, PATIENCE)
  afterAll(() => kernel?.close())

  test('会长的表都装上了', () => {
    const large =
      'audit_record case_event case_file certificate figure_row message payable person posting trainee'
    expect([...grown]).toEqual(expect.arrayContaining(large.split(' ')))
  })

  test(
    '打开、往后翻、搜一下：不从头读会长的表，也不为几行丢掉成千上万行',
    async () => {
      const heard = { ...kernel, database: listening.database }
      const found: string[] = []
      for (const one of asked) {
        listening.heard()
        const further = deeper(one, await answerTo(heard, one))
        if (further) await visit(heard, further)
        found.push(...(await wide(one.verb.name, one.name, listening.heard())))
      }
      expect(found).toEqual([])
    },
    PATIENCE,
  )

  test('十件读的事，至少九件问得出口', () => {
    const unasked = READING.map(({ name }) => name).filter((name) => !answered.has(name))
    expect(unasked.length, unasked.join(' ')).toBeLessThan(READING.length / 10)
  })

  test(
    '后台反复做的事，也一样',
    async () => {
      const failed: unknown[] = []
      const found: string[] = []
      const heard = { ...kernel, database: listening.database }
      for (const { name, run } of jobHandlers(
        heard,
        (error) => failed.push(error),
        async () => {},
        async () => {},
      )) {
        if (OPENS_SEALED.includes(name)) continue
        listening.heard()
        await run()
        found.push(...(await wide(name, name, listening.heard())))
      }
      expect(failed).toEqual([])
      expect(found).toEqual([])
    },
    PATIENCE,
  )

  test('认下的每一条，都还有人问', () => {
    expect(ACCEPTED.filter(({ by }) => !asking.has(by))).toEqual([])
  })

  /** What is answered; null where the demo city has nothing that the verb could be asked for. */
  async function answerTo(heard: TestKernel, one: Visit) {
    try {
      const answer = await visit(heard, one)
      answered.add(one.verb.name)
      return answer
    } catch (error) {
      if (error instanceof Problem && error.status === 400) return null
      throw error
    }
  }

  /** What of these statements reads too much: who asked, of which table, and the line of the plan. */
  async function wide(verb: string, name: string, said: readonly Said[]): Promise<string[]> {
    const lines: string[] = []
    if (said.length > 0) asking.add(verb)
    for (const one of said) {
      const key = `${one.text} ${one.values.map(String).join()}`
      if (looked.has(key)) continue
      looked.add(key)
      const reading = await readingOf(kernel.database, one, grown)
      for (const step of reading?.steps.filter(tooWide) ?? []) {
        if (!ACCEPTED.some(({ by, of }) => by === verb && of === step.table))
          lines.push(`${name}: ${step.table}, ${step.read} read, ${step.dropped} dropped: ${step.line}`)
      }
    }
    return lines
  }
})

const tooWide = ({ whole, read, dropped }: StepOfPlan): boolean => whole || read > READ || dropped > DROPPED
