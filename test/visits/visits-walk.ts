import { randomUUID } from 'node:crypto'
import { createAccount } from '../../src/kernel/identity/accounts.ts'
import type { Actor } from '../../src/kernel/identity/actor.ts'
import { giveGrant } from '../../src/kernel/identity/grants.ts'
import { civilDateOf } from '../../src/kernel/value/time/civil-date.ts'
import { performAsSystem } from '../../src/kernel/verb/index.ts'
import { CASE_VERBS } from '../../src/main/modules.ts'
import { addSupervisor } from '../../src/modules/accreditation/index.ts'
import { declareBonds, readDeclaration } from '../../src/modules/assessment/index.ts'
import { registerOrganisation } from '../../src/modules/organisations/index.ts'
import {
  endChecklist,
  handInEntries,
  planVisit,
  signReport,
  takeChecklist,
} from '../../src/modules/visits/index.ts'
import { agent, official, type TestKernel } from '../kernel.ts'
import { acting } from '../posts.ts'
import { creditCode, withCheckDigit } from '../training/classroom.ts'

/** A quality supervisor of a test: the card, and who is signed in. */
export interface Walker {
  card: string
  name: string
  idNumber: string
  organisation: string
  actor: Actor
}

export const officer = official('municipal-officer')
export const reviewer = official('municipal-reviewer')

let made = 0

/** Registers an organisation that sends quality supervisors, each with an account of its own. */
export async function walkers(kernel: TestKernel, names: readonly string[], to = '2030-12-31') {
  made += 1
  const serial = made
  const { id } = await performAsSystem(kernel, 'test', (ctx) =>
    registerOrganisation(ctx, {
      name: `督导派出单位${serial}`,
      creditCode: creditCode(9300 + serial),
      kinds: ['vocational-school'],
      district: '120116',
    }),
  )
  const all: Walker[] = []
  for (const [at, name] of names.entries()) {
    const login = `dd${serial}-${at}`
    const card = `R1226${String(serial * 20 + at).padStart(4, '0')}`
    const idNumber = withCheckDigit(`12011619${50 + serial}0101${String(at + 1).padStart(3, '0')}`)
    await kernel.as(agent('assessor-agent', id), addSupervisor, {
      name,
      idNumber,
      card,
      cardFrom: '2024-01-01',
      cardTo: to,
      login,
    })
    all.push({ card, name, idNumber, organisation: id, actor: await anAccount(kernel, id, login, name) })
  }
  return all
}

async function anAccount(kernel: TestKernel, organisation: string, login: string, name: string) {
  const now = kernel.clock.now()
  const account = await kernel.database.transaction(async (db) => {
    const { account: id } = await createAccount(db, {
      id: randomUUID(),
      kind: 'organisation',
      login,
      label: name,
      now,
    })
    await giveGrant(db, kernel.city.roles, {
      account: id,
      role: 'quality-supervisor',
      district: null,
      organisation,
      from: civilDateOf(now),
      to: null,
      by: null,
      now,
    })
    return id
  })
  return acting({
    kind: 'organisation',
    account,
    label: name,
    roles: ['quality-supervisor'],
    districts: [],
    organisation,
    person: null,
    session: null,
  })
}

export const step = (kernel: TestKernel, who: Actor, number: string, name: string, more: object = {}) =>
  kernel.as(who, CASE_VERBS.stepCase, { number, step: name, ...more })

/** Plans a visit to an examination on its day, the first of the team its lead. */
export const planned = async (
  kernel: TestKernel,
  exam: string,
  team: readonly Walker[],
  more: object = {},
): Promise<string> => {
  const { number } = await kernel.as(officer, planVisit, {
    exam,
    cards: team.map(({ card }) => card),
    lead: team[0]?.card ?? '',
    ...more,
  })
  for (const who of team) await declaresFirst(kernel, exam, who)
  return number
}

/** Whoever supervises says first that there is nobody to step back from, unless something was declared already. */
export async function declaresFirst(kernel: TestKernel, id: string, { actor }: Walker): Promise<void> {
  const { before } = await kernel.as(actor, readDeclaration, { id })
  if (!before) await kernel.as(actor, declareBonds, { id, none: true, bound: [] })
}

export interface Said {
  item: string
  verdict: 'met' | 'unmet' | 'na'
  remark?: string
  key?: string
  over?: string[]
}

/** What a supervisor's phone sends. */
export const sends = (
  kernel: TestKernel,
  number: string,
  { actor, card }: Walker,
  said: readonly Said[],
  device = '手机 1',
) =>
  kernel.as(actor, handInEntries, {
    number,
    card,
    device,
    clock: kernel.clock.now().toISOString(),
    entries: said.map(({ remark = '', key = randomUUID(), over = [], ...one }) => ({
      ...one,
      remark,
      key,
      over,
      at: kernel.clock.now().toISOString(),
    })),
  })

/** Fills in the whole checklist, all met but what is named. */
export async function fills(
  kernel: TestKernel,
  number: string,
  who: Walker,
  but: Readonly<Record<string, string>> = {},
): Promise<void> {
  const { groups } = await kernel.as(who.actor, takeChecklist, { number })
  await sends(
    kernel,
    number,
    who,
    groups
      .flatMap(({ items }) => items)
      .map(({ id }) =>
        but[id] === undefined
          ? { item: id, verdict: 'met' as const }
          : { item: id, verdict: 'unmet' as const, remark: but[id] },
      ),
  )
}

/** Ends the checklist and has everybody sign. */
export async function reports(kernel: TestKernel, number: string, team: readonly Walker[], digestOf: Digest) {
  await kernel.as(team[0]?.actor as Actor, endChecklist, { number, summary: '考场秩序正常，问题见检查表。' })
  const digest = await digestOf()
  for (const { actor } of team) await kernel.as(actor, signReport, { number, digest })
}
type Digest = () => Promise<string>
