import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { z } from 'zod'
import type { Actor } from '../src/kernel/identity/actor.ts'
import { civilDate } from '../src/kernel/value/time/civil-date.ts'
import { performAsSystem, type Verb } from '../src/kernel/verb/index.ts'
import { WORK_VERBS } from '../src/main/modules.ts'
import { ourExams } from '../src/modules/assessment/verbs/read-exams.ts'
import { issueCertificate } from '../src/modules/certificates/index.ts'
import { listIssued } from '../src/modules/certificates/verbs/list-issued.ts'
import { myPassport } from '../src/modules/passport/verbs/my-passport.ts'
import { registerPerson } from '../src/modules/people/index.ts'
import { agent, citizen, type TestKernel } from '../test/kernel.ts'
import type { House } from '../test/practical/practical-walk.ts'
import { loadExams } from './large-city.ts'
import { median } from './rate.ts'

const GOAL_MS = 100
const ROUNDS = 15
/** So many certificates somebody has who learned all their life. */
const OF_ONE = 12
const NAME = '张建国'
const ID_NUMBER = '11010519491231002X'

/** Beside so many certificates their examinations, a sixtieth of them of this house, and one person with many certificates: gives the person. */
export async function examsBeside(kernel: TestKernel, house: House, certificates: number): Promise<string> {
  const districts = kernel.city.districts.map(({ code }) => code)
  await loadExams(kernel.database, districts, certificates)
  await sql`update exam set assessor = ${house.id}::uuid where assessor = md5('assessor0')::uuid`.execute(
    kernel.database.db,
  )
  await sql`vacuum analyze`.execute(kernel.database.db)
  return performAsSystem(kernel, 'bench', async (ctx) => {
    const { id: person } = await registerPerson(ctx, { name: NAME, idNumber: ID_NUMBER, trust: 'B' })
    for (let one = 0; one < OF_ONE; one += 1)
      await issueCertificate(ctx, {
        person,
        name: NAME,
        idNumber: ID_NUMBER,
        occupation: { code: '6-18-02-04', name: '焊工' },
        level: 4,
        issuedOn: civilDate('2026-02-10'),
        organisation: { id: house.id, name: '实操评价中心', creditCode: '91350100M000100Y43' },
        siteCode: '000002',
        bodyCode: '0000',
        source: { kind: 'exam', id: randomUUID() },
      })
    return person
  })
}

/** How long the examiner's lists, an organisation's lists and a person's passport take there, each the middle of several. */
export async function pagesThere(
  kernel: TestKernel,
  { house, largest, person }: { house: House; largest: string; person: string },
) {
  const [examiner] = house.examiners
  if (!examiner) throw new Error('a house without examiners')
  const takes = <I extends z.ZodType, O extends z.ZodType>(who: Actor, verb: Verb<I, O>, input: z.input<I>) =>
    middle(() => kernel.as(who, verb, input))
  const all = agent('assessor-agent', largest)
  const each = {
    examinerExams: await takes(examiner.actor, ourExams, {}),
    examinerTodo: await takes(examiner.actor, WORK_VERBS.listTodo, {}),
    organisationCertificates: await takes(house.agent, listIssued, {}),
    largestOrganisation: await takes(all, listIssued, {}),
    largestByName: await takes(all, listIssued, { q: NAME }),
    passport: await takes(citizen(person), myPassport, {}),
  }
  return { ms: each, goal: GOAL_MS, met: Object.values(each).every((ms) => ms <= GOAL_MS) }
}

async function middle(run: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const from = performance.now()
    await run()
    times.push(performance.now() - from)
  }
  return Math.round(median(times))
}
