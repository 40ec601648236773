import { randomUUID } from 'node:crypto'
import { createAccount } from '../../src/kernel/identity/accounts.ts'
import type { Actor } from '../../src/kernel/identity/actor.ts'
import { giveGrant } from '../../src/kernel/identity/grants.ts'
import { civilDate, civilDateOf } from '../../src/kernel/value/time/civil-date.ts'
import { performAsSystem } from '../../src/kernel/verb/index.ts'
import { CASE_VERBS } from '../../src/main/modules.ts'
import { addExaminer } from '../../src/modules/accreditation/index.ts'
import { applyForExam, declareBonds, planExam, readDeclaration } from '../../src/modules/assessment/index.ts'
import { giveScope, registerOrganisation } from '../../src/modules/organisations/index.ts'
import { arrangePractical } from '../../src/modules/practical/desk/arrange.ts'
import { handInMarks } from '../../src/modules/practical/phone/hand-in.ts'
import { takeSheet } from '../../src/modules/practical/phone/take-along.ts'
import { confirmSheet, draftSheet } from '../../src/modules/practical/sheet/edit.ts'
import { agent, citizen, type TestKernel } from '../kernel.ts'
import { acting } from '../posts.ts'
import { welders } from '../sitting/sitting-walk.ts'
import { creditCode, withCheckDigit } from '../training/classroom.ts'

/** An examiner of a test: the card, and who is signed in. */
export interface Marker {
  card: string
  login: string
  name: string
  idNumber: string
  actor: Actor
}

/** An organisation that examines welders, with four examiners, the last of them the chief. */
export interface House {
  id: string
  agent: Actor
  examiners: Marker[]
  chief: Marker
}

export const ITEMS = [
  { words: '焊前准备', most: '20', step: '1' },
  { words: '焊缝成形', most: '50', step: '0.5' },
  { words: '安全文明', most: '30', step: '0.5' },
]

/** How many of each were made in a database. */
const counts = new WeakMap<TestKernel, { houses: number; people: number; days: number }>()
function countIn(kernel: TestKernel) {
  const known = counts.get(kernel) ?? { houses: 0, people: 100, days: 0 }
  counts.set(kernel, known)
  return known
}

/** Registers an organisation with its examiners and their accounts. */
export async function aHouse(kernel: TestKernel): Promise<House> {
  const made = countIn(kernel)
  made.houses += 1
  const serial = made.houses
  const id = await performAsSystem(kernel, 'test', async (ctx) => {
    const one = await registerOrganisation(ctx, {
      district: '120116',
      address: '',
      phone: '',
      bodyCode: '0000',
      name: `实操评价中心${serial}`,
      creditCode: creditCode(8800 + serial),
      kinds: ['assessor'],
      siteCode: String(300_000 + serial),
    })
    await giveScope(ctx, one.id, {
      purpose: 'assessment',
      occupation: '焊工',
      levels: [5, 4, 3, 2],
      from: civilDate('2020-01-01'),
      source: '测试',
    })
    return one.id
  })
  const own = agent('assessor-agent', id, '陆考务')
  const markers: Marker[] = []
  for (const [at, letter] of ['甲', '乙', '丙', '丁'].entries()) {
    const marker = {
      card: `SC-${serial}-${at + 1}`,
      login: `sc${serial}-${at + 1}`,
      name: `考评${letter}`,
      idNumber: withCheckDigit(`12011619${60 + serial}0101${String(at + 1).padStart(3, '0')}`),
    }
    await kernel.as(own, addExaminer, {
      name: marker.name,
      idNumber: marker.idNumber,
      card: marker.card,
      cardFrom: '2024-01-01',
      cardTo: '2030-12-31',
      occupation: '焊工',
      levels: [5, 4, 3, 2],
      login: marker.login,
    })
    markers.push({ ...marker, actor: await anAccount(kernel, id, marker) })
  }
  return { id, agent: own, examiners: markers.slice(0, 3), chief: markers[3] as Marker }
}

async function anAccount(
  kernel: TestKernel,
  organisation: string,
  { login, name }: { login: string; name: string },
): Promise<Actor> {
  const now = kernel.clock.now()
  const account = await kernel.database.transaction(async (db) => {
    const made = await createAccount(db, { id: randomUUID(), kind: 'organisation', login, label: name, now })
    await giveGrant(db, kernel.city.roles, {
      account: made.account,
      role: 'marker',
      district: null,
      organisation,
      from: civilDateOf(now),
      to: null,
      by: null,
      now,
    })
    return made.account
  })
  return acting({
    kind: 'organisation',
    account,
    label: name,
    roles: ['marker'],
    districts: [],
    organisation,
    person: null,
    session: null,
  })
}

/** A sheet for skill at level 5 that another person has confirmed. */
export async function aSheet(kernel: TestKernel, house: House, items = ITEMS): Promise<string> {
  const { id } = await kernel.as(house.agent, draftSheet, {
    occupation: '焊工',
    level: 5,
    paper: 'skill',
    items,
  })
  await kernel.as(house.chief.actor, confirmSheet, { id })
  return id
}

export interface Held {
  exam: string
  number: string
  session: string
  people: string[]
  house: House
}

/** An examination of so many on a day of its own, seated, with examiners assigned (two and the chief unless told). */
export async function seated(
  kernel: TestKernel,
  house: House,
  count: number,
  examiners = house.examiners.slice(0, 2),
) {
  const made = countIn(kernel)
  made.days += 1
  kernel.clock.set(new Date(Date.parse('2026-03-02T09:00:00+08:00') + made.days * 86_400_000).toISOString())
  const all = await welders(kernel, made.people, count)
  made.people += count
  const planned = await kernel.as(house.agent, planExam, {
    occupation: '焊工',
    level: '5',
    heldOn: civilDateOf(kernel.clock.now()),
    place: '第一实训车间',
    capacity: 200,
  })
  if (!planned.id || !planned.number) throw new Error(JSON.stringify(planned.decision))
  const from = kernel.clock.now().getTime()
  for (const [at, person] of all.entries()) {
    kernel.clock.set(new Date(from + at).toISOString())
    await kernel.as(citizen(person), applyForExam, { id: planned.id })
  }
  await kernel.as(house.agent, CASE_VERBS.stepCase, { number: planned.number, step: 'seat' })
  const cards = [...examiners, house.chief].map(({ card }) => card)
  await kernel.as(house.agent, CASE_VERBS.stepCase, {
    number: planned.number,
    step: 'assign-examiners',
    input: { cards: cards.join('、'), chief: house.chief.card },
  })
  return { exam: planned.id, number: planned.number, people: all }
}

/** The same, arranged to be marked; everybody has declared that there is nobody, unless told. */
export async function held(
  kernel: TestKernel,
  house: House,
  count: number,
  more: { examiners?: Marker[]; perRoom?: number; declared?: false } = {},
): Promise<Held> {
  const exam = await seated(kernel, house, count, more.examiners)
  const { id } = await kernel.as(house.agent, arrangePractical, {
    exam: exam.exam,
    paper: 'skill',
    perRoom: more.perRoom ?? 10,
  })
  const all = more.declared === false ? [] : [...(more.examiners ?? house.examiners.slice(0, 2)), house.chief]
  for (const who of all) await declaresFirst(kernel, exam, who)
  return { ...exam, session: id, house }
}

/** Whoever marks says first that there is nobody to step back from, unless something was declared already. */
export async function declaresFirst(
  kernel: TestKernel,
  { exam: id }: { exam: string },
  who: Marker,
): Promise<void> {
  const { who: card, before } = await kernel.as(who.actor, readDeclaration, { id })
  if (card && !before) await kernel.as(who.actor, declareBonds, { id, none: true, bound: [] })
}

/** What an examiner's phone has. */
export async function sheetOf(kernel: TestKernel, one: Held, who: Marker) {
  await declaresFirst(kernel, one, who)
  return kernel.as(who.actor, takeSheet, { id: one.session })
}

export interface Given {
  key?: string
  seat?: string
  candidate?: string
  item: string
  value: string
  over?: string[]
  stop?: { code: string; words?: string }
  at?: string
}

/** Sends entries of an examiner's phone, as it would. */
export async function sends(
  kernel: TestKernel,
  one: Held,
  who: Marker,
  given: readonly Given[],
  device = '手机甲',
) {
  const { candidates } = await sheetOf(kernel, one, who)
  return kernel.as(who.actor, handInMarks, {
    id: one.session,
    card: who.card,
    device,
    clock: kernel.clock.now().toISOString(),
    entries: given.map(({ seat, ...entry }) => ({
      key: randomUUID(),
      at: kernel.clock.now().toISOString(),
      candidate: candidates.find((candidate) => candidate.seat === seat)?.id ?? randomUUID(),
      ...entry,
    })),
  })
}

/** Everything of one candidate at once: points by the order of the items. */
export const marksFor = (seat: string, points: readonly string[]): Given[] =>
  points.map((value, at) => ({ seat, item: `i${at + 1}`, value }))
