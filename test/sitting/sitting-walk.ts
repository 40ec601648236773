import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../../src/kernel/database/index.ts'
import { PUBLIC } from '../../src/kernel/identity/actor.ts'
import { newOwnKey, sealWith } from '../../src/kernel/sealing/own-key.ts'
import { civilDate } from '../../src/kernel/value/time/civil-date.ts'
import { performAsSystem } from '../../src/kernel/verb/perform.ts'
import { CASE_VERBS } from '../../src/main/modules.ts'
import { applyForExam, planExam } from '../../src/modules/assessment/index.ts'
import { sample } from '../../src/modules/bank/item/item.fixture.ts'
import type { Item } from '../../src/modules/bank/item/item.ts'
import { keyContext, sealContext } from '../../src/modules/bank/paper/opened.ts'
import { insertPaper, openPaperRow, sealPaper } from '../../src/modules/bank/paper/store.ts'
import { giveScope, registerOrganisation } from '../../src/modules/organisations/index.ts'
import { registerPerson, setStatus } from '../../src/modules/people/index.ts'
import { arrangeSession } from '../../src/modules/sitting/desk/arrange.ts'
import { unlockSeat } from '../../src/modules/sitting/desk/give.ts'
import { readDesk } from '../../src/modules/sitting/desk/read.ts'
import { enterSitting } from '../../src/modules/sitting/protocol/enter.ts'
import { agent, citizen, type TestKernel } from '../kernel.ts'

/** One question of each kind, under names of their own. */
export const ITEMS: readonly Item[] = (
  ['choice', 'multiple', 'order', 'match', 'text-entry', 'extended-text', 'hotspot'] as const
).map((kind, at) => sample(kind, { id: `00000000-0000-4000-8000-00000000001${at}` }))

/** What is right for each of them. */
export const RIGHT: Readonly<Record<string, unknown>> = {
  choice: 'c2',
  multiple: ['c1', 'c3', 'c4'],
  order: ['s1', 's2', 's3'],
  match: [
    ['g1', 'k2'],
    ['g2', 'k1'],
  ],
  'text-entry': '111',
  'extended-text': '坡口不净、焊条受潮会产生气孔。',
  hotspot: { x: 120, y: 120 },
}

const DIGITS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]

/** The identity number of the nth person of a test. */
function idNumber(serial: number): string {
  const body = `12011619900101${String(serial).padStart(3, '0')}`
  const sum = DIGITS.reduce((total, weight, at) => total + weight * Number(body[at]), 0)
  return body + '10X98765432'.charAt(sum % 11)
}

/** An examination at machines that opens at the hour of the kernel's clock and one minute, its paper opened by its holders already. */
export interface Arranged {
  exam: string
  number: string
  session: string
  assessor: string
  people: string[]
  seats: { id: string; seat: string; admission: string }[]
  chief: ReturnType<typeof agent>
  invigilator: ReturnType<typeof agent>
  opensAt: Date
}

/** Registers an assessor that may examine welders. */
export async function anAssessor(kernel: TestKernel): Promise<string> {
  return performAsSystem(kernel, 'test', async (ctx) => {
    const { id } = await registerOrganisation(ctx, {
      district: '120116',
      address: '',
      phone: '',
      bodyCode: '0000',
      name: '津沽职业技能评价中心',
      creditCode: '91512081MA62K0260E',
      kinds: ['assessor'],
      siteCode: '000067',
    })
    await giveScope(ctx, id, {
      purpose: 'assessment',
      occupation: '焊工',
      levels: ['special', 5, 4, 3, 2],
      from: civilDate('2020-01-01'),
      source: '测试',
    })
    return id
  })
}

/** Welders of the fifth level, by their serial numbers. */
export const welders = (kernel: TestKernel, from: number, count: number): Promise<string[]> =>
  performAsSystem(kernel, 'test', async (ctx) => {
    const people: string[] = []
    for (let at = from; at < from + count; at += 1) {
      const { id } = await registerPerson(ctx, { name: '王小明', idNumber: idNumber(at), trust: 'B' })
      await setStatus(ctx, id, {
        kind: 'employed',
        organisation: null,
        detail: { occupation: '焊工', employer: '某厂' },
        from: civilDate('2015-01-01'),
        source: '社保',
        trust: 'A',
      })
      people.push(id)
    }
    return people
  })

/** Plans, enrols, seats and arranges; the paper is of one question of each kind unless told otherwise. */
export async function arranged(
  kernel: TestKernel,
  assessor: string,
  people: readonly string[],
  more: { items?: readonly Item[]; minutes?: number; browserKey?: string } = {},
): Promise<Arranged> {
  const chief = agent('assessor-agent', assessor, '陆考务')
  const now = kernel.clock.now()
  const opensAt = new Date(now.getTime() + 60_000)
  const today = new Date(now.getTime() + 8 * 3600_000).toISOString().slice(0, 10)
  const planned = await kernel.as(chief, planExam, {
    occupation: '焊工',
    level: '5',
    heldOn: today,
    place: '第一考点',
    capacity: 2000,
  })
  if (!planned.id || !planned.number) throw new Error(JSON.stringify(planned.decision))
  // One after the other, so that they are seated in this order.
  for (const [at, person] of people.entries()) {
    kernel.clock.set(new Date(now.getTime() + at).toISOString())
    await kernel.as(citizen(person), applyForExam, { id: planned.id })
  }
  await kernel.as(chief, CASE_VERBS.stepCase, { number: planned.number, step: 'seat' })
  await openedPaper(kernel, planned.id, { assessor, number: planned.number, opensAt, ...more })
  const { id } = await kernel.as(chief, arrangeSession, {
    exam: planned.id,
    rooms: Array.from({ length: Math.ceil(people.length / 30) }, (_, at) => ({
      room: `${at + 1}`,
      places: 30,
    })),
    ...(more.browserKey ? { browserKey: more.browserKey } : {}),
  })
  const invigilator = agent('invigilator', assessor, '裴监考')
  const { seats } = await kernel.as(invigilator, readDesk, { id })
  return {
    exam: planned.id,
    number: planned.number,
    session: id,
    assessor,
    people: [...people],
    seats,
    chief,
    invigilator,
    opensAt,
  }
}

interface PaperGiven {
  assessor: string
  number: string
  opensAt: Date
  items?: readonly Item[]
  minutes?: number
}

/** Papers that two of three have opened, as the bank keeps them. */
export const openedPaper = async (kernel: TestKernel, exam: string, given: PaperGiven): Promise<void> =>
  (await sealedPaper(kernel, exam, given))()

/** The same while they are sealed; what is given back opens them. */
export async function sealedPaper(
  kernel: TestKernel,
  exam: string,
  given: PaperGiven,
): Promise<() => Promise<void>> {
  const { db } = kernel.database
  const id = randomUUID()
  const now = kernel.clock.now()
  await insertPaper(db, {
    id,
    exam,
    examNumber: given.number,
    organisation: given.assessor,
    district: '120116',
    occupation: '焊工',
    level: 5,
    blueprint: 'test',
    forms: 1,
    minutes: given.minutes ?? 90,
    startsAt: given.opensAt,
    plannedAt: now,
  })
  const key = newOwnKey('international')
  const items = given.items ?? ITEMS
  for (const item of items) await keptInBank(db, item, given)
  const content = { seed: 'test', blueprint: 'test', papers: [{ form: 'A', items }] }
  await sealPaper(db, id, sealWith('international', key, JSON.stringify(content), sealContext(id)), now)
  return () => openPaperRow(db, id, kernel.sealer.seal(key.toString('base64url'), keyContext(id)), now)
}

/** The bank knows the question, so that it can be told how it did. */
async function keptInBank(
  db: Db,
  { id, version, kind, point, difficulty, points }: Item,
  { assessor, number }: { assessor: string; number: string },
): Promise<void> {
  await sql`insert into bank_item (id, organisation, purpose, occupation_name, level, asks, created_at)
    values (${id}, ${assessor}, 'exam', '焊工', '5', ${id}, now()) on conflict do nothing`.execute(db)
  await sql`insert into bank_version (item, version, batch, kind, point, difficulty, points, content, published_at)
    values (${id}, ${version}, ${number}, ${kind}, ${point}, ${difficulty}, ${String(points)}, 'sealed', now())
    on conflict do nothing`.execute(db)
}

/** Unlocks a seat and enters at a machine: what the machine then holds. */
export async function entered(
  kernel: TestKernel,
  { invigilator, seats }: Pick<Arranged, 'invigilator' | 'seats'>,
  at = 0,
  machine = 'M01',
) {
  const seat = seats[at]
  if (!seat) throw new Error(`no seat ${at}`)
  const { code } = await kernel.as(invigilator, unlockSeat, { id: seat.id })
  const found = await kernel.as(NOBODY, enterSitting, { admission: seat.admission, code, machine })
  if (!found.entered) throw new Error(found.why ?? '')
  return found.entered
}

/** Whoever stands before a machine. */
export const NOBODY = PUBLIC
