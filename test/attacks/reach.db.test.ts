import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { mayTake } from '../../src/kernel/case/party.ts'
import type { Db } from '../../src/kernel/database/index.ts'
import { foldFigures } from '../../src/kernel/figure/index.ts'
import { attachFile } from '../../src/kernel/file/index.ts'
import type { Actor } from '../../src/kernel/identity/actor.ts'
import { type Role, roleEntry } from '../../src/kernel/identity/roles.ts'
import { allows } from '../../src/kernel/verb/access.ts'
import { type AnyVerb, type Kernel, Problem, perform, performAsSystem } from '../../src/kernel/verb/index.ts'
import { CASE_VERBS, PROCEDURES, VERBS } from '../../src/main/modules.ts'
import { TALLIES } from '../../src/modules/figures/figure.ts'
import { demoKernel, goingClock } from '../demo-city.ts'
import { agent, asking, citizen, official, type TestKernel } from '../kernel.ts'
import { ROLE_NAMES, ROLES } from '../posts.ts'
import { type Input, shapedInput } from './hostile-input.ts'
import { ASKS, aSubject, LISTS, type Subject } from './subject.ts'

const ACCEPTED = readFileSync(new URL('./reach.txt', import.meta.url), 'utf8')
  .trimEnd()
  .split('\n')
  .filter((line) => !line.startsWith('#'))

/** A field of this name says whose record is meant; these verbs' records are public or the actor's own queue. */
const POINTS = /^(id|number|person|district)$/
const OF_NOBODY =
  /^(cases\.(batch|stop-batch|list|export)$|notices|policy|news|online|organisations\.(list|read|register)|catalogue|figures|accreditation\.add-venue|assessment\.apply|enrolment\.sign-up|registers\.|people\.(find|register)$|training\.(read|list)-)/

/** Another district of the city than the subject's, where the same posts exist. */
const ELSEWHERE = '120101'

let base: TestKernel
let kernel: Kernel
let subject: Subject

beforeAll(async () => {
  base = await demoKernel()
  kernel = { ...base, clock: await goingClock(base) }
  subject = await aSubject(kernel.database.db)
  await exampleOfEachKind(kernel.database.db)
  await aCentre(kernel.database.db, subject)
  await anAccreditation(kernel.database.db, subject)
  await lateAndDoubted(kernel.database.db, subject)
  await aPractical(kernel.database.db, subject)
  await anAppeal(kernel.database.db, subject)
  await aFreeze(kernel.database.db)
  await aRecusal(kernel, subject)
  await aVisit(kernel.database.db, subject)
  await declared(kernel.database.db)
  await aPaper(kernel.database.db, subject)
  subject = await aSubject(kernel.database.db)
  subject = { ...subject, file: await attachedTo(subject.claim) }
  await sql`update message set beside = 'counter', sms_state = null where id = ${subject.message}::bigint`.execute(
    kernel.database.db,
  )
  await foldFigures(kernel.database, TALLIES, kernel.clock.now())
}, 600_000)
afterAll(() => base.close())

describe('谁办得了谁的事', () => {
  test('每一件指名道姓的事都在表里', () => {
    const pointing = VERBS.filter(
      (verb) =>
        verb.who.kind !== 'anybody' &&
        !OF_NOBODY.test(verb.name) &&
        Object.keys(shapeOf(verb)).some((field) => POINTS.test(field)),
    ).map(({ name }) => name)
    expect(pointing.filter((name) => !(name in ASKS) && name !== 'cases.step')).toEqual([])
  })

  test('本区、别区，本单位、别单位，本人、别人：与核定的表一致', async () => {
    const lines = []
    for (const verb of VERBS.filter(({ name }) => name in ASKS)) {
      lines.push(await lineOf(verb.name, rolesOf(verb), (actor) => tries(verb, actor)))
    }
    for (const verb of VERBS.filter(({ name }) => name in LISTS)) {
      lines.push(await lineOf(`列 ${verb.name}`, rolesOf(verb), (actor) => lists(verb, actor)))
    }
    for (const procedure of PROCEDURES) {
      for (const [name, step] of Object.entries(procedure.steps)) {
        const roles = ROLE_NAMES.filter((role) => mayTake(step, official(role)))
        if (roles.length === 0) continue
        lines.push(
          await lineOf(`${procedure.kind} ${name}`, roles, (actor) =>
            steps(procedure.kind, name, [step.from].flat()[0] as string, actor),
          ),
        )
      }
    }
    expect(
      lines.sort(),
      '谁办得了谁的事变了。若是有意的，请逐行核对后写进 test/attacks/reach.txt（按事项名排序）。',
    ).toEqual(ACCEPTED)
  }, 600_000)
})

describe('每一步、每一岗、每一个状态', () => {
  test('系统和时钟办的步骤，没有一个岗位办得了', async () => {
    for (const { kind, steps: all } of PROCEDURES) {
      for (const [step, { by, from }] of Object.entries(all)) {
        if (!by) continue
        for (const state of [from].flat())
          for (const actor of everyPost())
            expect(await stepFrom(kind, step, state, actor), `${kind} ${step} ${actor.label}`).toBe(403)
      }
    }
  }, 300_000)

  test('不在那个状态的办件，该岗位也办不了这一步', async () => {
    for (const { kind, steps: all, states } of PROCEDURES) {
      for (const [name, step] of Object.entries(all)) {
        const role = ROLE_NAMES.find((one) => mayTake(step, official(one)))
        if (!role) continue
        for (const state of Object.keys(states).filter((other) => ![step.from].flat().includes(other)))
          expect([403, 404, 409], `${kind} ${name} 在 ${state}`).toContain(
            await stepFrom(kind, name, state, actorAt(role, placeOf(role))),
          )
      }
    }
  }, 300_000)

  test('要填内容的步骤，不填就办不了', async () => {
    for (const { kind, steps: all } of PROCEDURES) {
      for (const [step, { who, input, from }] of Object.entries(all)) {
        if (!who || !input || input.safeParse({}).success) continue
        const role = ROLE_NAMES.find((one) => allows(who, official(one))) as Role
        const status = await stepFrom(kind, step, [from].flat()[0] as string, actorAt(role, placeOf(role)))
        expect(status, `${kind} ${step}`).toBeGreaterThanOrEqual(400)
        expect(status, `${kind} ${step}`).toBeLessThan(500)
      }
    }
  }, 300_000)
})

/** Every role where it reaches furthest. */
const everyPost = (): Actor[] => ROLE_NAMES.map((role) => actorAt(role, placeOf(role)))

const placeOf = (role: Role): '本' | '市' =>
  roleEntry(ROLES, role).scope === 'city' || roleEntry(ROLES, role).scope === 'city-or-district' ? '市' : '本'

/** A photograph attached to a case. */
async function attachedTo(id: string): Promise<string> {
  const bytes = Buffer.from('89504e470d0a1a0a00', 'hex')
  const file = await performAsSystem(kernel, 'test.attach', (ctx) =>
    attachFile(ctx, { kind: 'case', id }, { name: '照片.png', bytes }),
  )
  return file.id
}

/** Kinds whose cases are a training provider's. */
const OF_A_PROVIDER = ['KQ', 'XF']

/** Kinds of case that an employer has as well as a school. */
const OF_AN_EMPLOYER = ['QZ', 'QN', 'QG', 'QC', 'JG', 'CS', 'HC', 'PT', 'PG']

/** Kinds whose cases an assessment organisation answers. */
const OF_AN_ASSESSOR = ['PB', 'PN', 'PC', 'FH', 'HB', 'HP', 'DJ', 'DD', 'ZZ']

/** A case of each kind of which the demo city has none, in the subject's district, filed as its procedure wants it. */
async function exampleOfEachKind(db: Db): Promise<void> {
  for (const { kind, starts, form: schema } of PROCEDURES) {
    if (!schema) throw new Error(`${kind} does not say what its cases are filed with`)
    const shaped = fc.sample(shapedInput({ input: schema }), { numRuns: 50, seed: 20_260_302 })
    // What a re-examination is about has to be there.
    const dependant = { dependant: { kind: 'claim', id: subject.claim }, why: ['示例'] }
    const form = kind === 'FC' ? dependant : shaped.find((one) => schema.safeParse(one).success)
    if (!form) throw new Error(`no form of ${kind} was of the right shape`)
    await sql`insert into case_file (number, kind, district, person, organisation, title, state, form, opened_at, moved_at)
      select ${`${kind}-2026-${subject.district}-999999`}, ${kind}, ${subject.district}, ${subject.person}::uuid,
        ${OF_AN_EMPLOYER.includes(kind) ? subject.employer : OF_A_PROVIDER.includes(kind) ? subject.provider : OF_AN_ASSESSOR.includes(kind) ? subject.assessor : null}::uuid, '示例', ${starts},
        ${JSON.stringify(form)}::jsonb, ${new Date()}, ${new Date()}
      where not exists (select 1 from case_file where kind = ${kind})`.execute(db)
  }
}

/** One line: the verb and who may, each with how far. */
async function lineOf(name: string, roles: readonly Role[], goes: (actor: Actor) => Promise<boolean>) {
  const cells = []
  for (const role of roles) {
    const places = []
    for (const place of PLACES[roleEntry(ROLES, role).scope])
      if (await goes(actorAt(role, place))) places.push(place)
    if (places.length > 0) cells.push(`${role}:${places.join('')}`)
  }
  return `${name}  ${cells.join(' ')}`
}

/** Where a role can be held, seen from the subject: 本 its own district, organisation or self; 外 another; 市 the whole city. */
const PLACES = {
  self: ['本', '外'],
  organisation: ['本', '外'],
  district: ['本', '外'],
  'city-or-district': ['市', '本', '外'],
  city: ['市'],
} as const

function actorAt(role: Role, place: '本' | '外' | '市'): Actor {
  const { scope } = roleEntry(ROLES, role)
  if (scope === 'self') return citizen(place === '本' ? subject.person : randomUUID())
  if (scope === 'organisation') return agent(role, place === '本' ? organisationOf(role) : randomUUID())
  return official(role, place === '市' ? 'all' : [place === '本' ? subject.district : ELSEWHERE])
}

const organisationOf = (role: Role): string =>
  role === 'provider-agent'
    ? subject.provider
    : role === 'employer-agent'
      ? subject.employer
      : subject.assessor

/** Whether the verb lets this actor at the subject's record: any answer but 401, 403 and 404. */
async function tries(verb: AnyVerb, actor: Actor): Promise<boolean> {
  const { [verb.name]: asks } = ASKS
  if (!asks) throw new Error(`${verb.name} is not in ASKS`)
  for (const shaped of fc.sample(shapedInput(verb), { numRuns: 200, seed: 20_260_302 })) {
    const input = { ...shaped, ...asks(subject) }
    if (!verb.input.safeParse(input).success) continue
    return !REFUSED.includes(await statusOf(verb, actor, input))
  }
  throw new Error(`${verb.name}: no input was of the right shape`)
}

/** Whether a list shows this actor any of the subject's records. */
async function lists(verb: AnyVerb, actor: Actor): Promise<boolean> {
  const asked = perform(kernel, verb, asking(actor), LISTS[verb.name]?.(subject))
  const answer = await asked.then(JSON.stringify, (error) => {
    if (error instanceof Problem && REFUSED.includes(error.status)) return ''
    throw error
  })
  return RECORDS.some((record) => answer.includes(subject[record]))
}

const RECORDS = ['class', 'exam', 'certificate', 'certificateNumber', 'claim', 'batch'] as const

const REFUSED = [401, 403, 404]

/** A centre of the subject's employer and its report on a year: the small city has none. */
async function aCentre(db: Db, { employer, district }: Subject): Promise<void> {
  const caseOf = (kind: string) =>
    sql`(select number from case_file where kind = ${kind} order by number limit 1)`
  await sql`insert into centre (id, organisation, district, name, staff, capacity, teachers, occupations, place, why,
      named_on, named_in)
    values (gen_random_uuid(), ${employer}, ${district}, '演示中心', 100, 20, 2, '{焊工}', '演示地点一号', '演示：条件齐备，同意命名。',
      '2024-01-01', ${caseOf('QZ')})`.execute(db)
  await sql`insert into centre_report (number, centre, organisation, year, standing)
    select ${caseOf('QN')}, id, organisation, 2024, 'open' from centre where organisation = ${employer}`.execute(
    db,
  )
}

/** The accreditation of the subject's assessor with a venue and an examiner: the small city has none. */
async function anAccreditation(db: Db, { assessor, district, person }: Subject): Promise<void> {
  await sql`insert into accreditation (id, organisation, district, name, category, candidates, conflict, since, decided_in)
    values (gen_random_uuid(), ${assessor}, ${district}, '演示评价机构', 'S', '{}', '没有利害关系', '2024-01-01',
      (select number from case_file where kind = 'PB' order by number limit 1))`.execute(db)
  await sql`insert into accreditation_venue (id, organisation, name, district, address, places, equipment)
    values (gen_random_uuid(), ${assessor}, '一号考点', ${district}, '演示地点一号', 30, '焊机')`.execute(db)
  await sql`insert into accreditation_member (id, organisation, person, role, card, card_from, card_to, occupation, levels)
    values (gen_random_uuid(), ${assessor}, ${person}, 'examiner', '演示证卡', '2024-01-01', '2030-01-01', '焊工', '{4}')`.execute(
    db,
  )
}

/** Answers that came late at the subject's seat, and what somebody proposed about a question: the small city has sat nothing. */
async function lateAndDoubted(db: Db, { seat, session }: Subject): Promise<void> {
  const saves = JSON.stringify([{ item: 'a', seq: 1, answer: '1', at: 0 }])
  await sql`insert into sitting_rescue (id, sitting, came, digest, saves, received_at, received_by)
    values (gen_random_uuid(), ${seat}, 'late', 'example', ${saves}::jsonb, now(), '示例')`.execute(db)
  await sql`insert into sitting_ruling (id, session, item, ruling, reason, proposed_by, proposed_name, proposed_at)
    values (gen_random_uuid(), ${session}, 'a', '{"what":"void"}', '题干有误', 'somebody', '示例', now())`.execute(
    db,
  )
}

/** A practical paper of the subject's examination with its marker as the chief, a sheet that waits, and a correction that waits. */
async function aPractical(db: Db, { exam, assessor, district, person }: Subject): Promise<void> {
  const [session, candidate, sheet] = [randomUUID(), randomUUID(), randomUUID()]
  const items = JSON.stringify([{ id: 'i1', words: '全部', most: 10_000, step: 50 }])
  for (const [id, paper, confirmed] of [
    [sheet, 'skill', 'other'],
    [randomUUID(), 'review', null],
  ] as const)
    await sql`insert into practical_sheet (id, assessor, occupation, level, paper, version, items, drafted_by, drafted_name,
        drafted_at, confirmed_by, confirmed_name, confirmed_at)
      values (${id}, ${assessor}, '焊工', '4', ${paper}, 1, ${items}::jsonb, 'somebody', '示例', now(), ${confirmed},
        ${confirmed}, ${confirmed ? sql`now()` : null})`.execute(db)
  await sql`insert into practical_session (id, exam, exam_number, assessor, district, title, paper, place, held_on, sheet, arranged_by)
    values (${session}, ${exam}, (select number from exam where id = ${exam}), ${assessor}, ${district}, '示例', 'skill', '示例',
      '2026-01-01', ${sheet}, 'somebody')`.execute(db)
  for (const [card, account, chief] of [
    ['KP-0001', `marker-${assessor}`, true],
    ['KP-0002', 'somebody', false],
  ] as const)
    await sql`insert into practical_examiner (session, card, person, account, name, chief)
      values (${session}, ${card}, ${randomUUID()}, ${account}, '示例', ${chief})`.execute(db)
  await sql`insert into practical_candidate (id, session, person, seat, room, admission)
    values (${candidate}, ${session}, ${person}, '001', '1', '26116000001001')`.execute(db)
  await sql`insert into practical_duty (candidate, card, missing) values (${candidate}, 'KP-0002', 1)`.execute(
    db,
  )
  const key = randomUUID()
  await sql`insert into practical_entry (key, session, candidate, card, item, value, over, device, at, received_at, by_account,
      source, became) values (${key}, ${session}, ${candidate}, 'KP-0002', 'i1', '90', '{}', '示例', now(), now(), 'somebody',
      'paper', 'late')`.execute(db)
  await sql`insert into practical_correction (id, session, candidate, before, value, reason, proposed_by, proposed_name, proposed_at)
    values (gen_random_uuid(), ${session}, ${candidate}, '60', '70', '示例理由', 'somebody', '示例', now())`.execute(
    db,
  )
}

/** What the subject asked about a mark: the small city has nobody who did. */
async function anAppeal(db: Db, { exam, assessor, district, person }: Subject): Promise<void> {
  await sql`insert into mark_appeal (number, exam, exam_number, assessor, district, person, paper, value, by_machine, said,
      standing)
    select number, ${exam}::uuid, 'KS-2026-120116-999999', ${assessor}::uuid, ${district}, ${person}::uuid, 'skill', '80', false,
      '请再核一次分', 'open' from case_file where kind = 'FH' order by number limit 1`.execute(db)
}

/** A paper of the subject's certificate that was asked for, and a batch of its issuer's press: the small city has none. */
async function aPaper(db: Db, { certificate, assessor, district, person }: Subject): Promise<void> {
  await sql`insert into certificate_print (id, number, organisation, made_at)
    values (gen_random_uuid(), 'YZ-20260101-001', ${assessor}, now()) on conflict do nothing`.execute(db)
  await sql`update case_file set form = form || jsonb_build_object('certificate', ${certificate}::text)
    where kind = 'ZZ' and number like '%-999999'`.execute(db)
  await sql`insert into paper_order (number, certificate, organisation, district, person, cause, delivery, asked_on, standing)
    select number, ${certificate}::uuid, ${assessor}::uuid, ${district}, ${person}::uuid, 'first', 'collect', '2026-01-01', 'open'
    from case_file where kind = 'ZZ' and number like '%-999999'`.execute(db)
}

/** What was stopped by the example case: of nobody whom the subject meets. */
async function aFreeze(db: Db): Promise<void> {
  await sql`insert into issuing_freeze (number, organisation, reason, began_at)
    select number, ${randomUUID()}::uuid, '示例原因', now() from case_file where kind = 'DJ' and number like '%-999999'`.execute(
    db,
  )
}

/** Whom the subject asked to step back, and who was found to have to: the words are nobody's whom the subject meets. */
async function aRecusal({ database: { db }, sealer }: Kernel, { exam, person }: Subject): Promise<void> {
  const { rows } = await sql<{ number: string; kind: string }>`select number, kind from case_file
    where kind in ('HB', 'HP') and number like '%-999999'`.execute(db)
  for (const { number, kind } of rows)
    if (kind === 'HP')
      await sql`insert into exam_bond_finding (number, exam, person, candidate, paper, said, standing, opened_at)
        values (${number}, ${exam}::uuid, ${randomUUID()}::uuid, ${person}::uuid, 'skill', '示例', 'open', now())`.execute(
        db,
      )
    else {
      const said = JSON.stringify({ against: '示例', relation: 'relative', why: '示例理由' })
      await sql`insert into recusal_request (number, exam, candidate, said, asked_by, standing, opened_at)
        values (${number}, ${exam}::uuid, ${person}::uuid, ${sealer.seal(said, `recusal_request.said:${number}`)},
          'somebody', 'open', now())`.execute(db)
    }
}

/** Whoever examines and supervises has declared first: what is asked here is whose things they reach. */
async function declared(db: Db): Promise<void> {
  await sql`insert into exam_declaration (exam, person, turn, none, on_paper, by_account, at)
    select s.exam, e.person, 1, true, false, 'somebody', now() from practical_examiner e
      join practical_session s on s.id = e.session
    union select v.exam, w.person, 1, true, false, 'somebody', now() from visit_supervisor w
      join visit v on v.number = w.visit
    on conflict do nothing`.execute(db)
}

/** A visit to the subject's examination, led by whoever the tests send: the small city has none. */
async function aVisit(db: Db, { exam, assessor, district }: Subject): Promise<void> {
  await sql`insert into visit (number, exam, exam_number, organisation, district, title, place, day, kind, announced, planned_by,
      standing)
    select number, ${exam}::uuid, 'KS-2026-120116-999999', ${assessor}::uuid, ${district}, '示例', '示例', '2026-01-01', 'routine',
      true, 'somebody', 'open' from case_file where kind = 'DD' order by number limit 1`.execute(db)
  await sql`insert into visit_supervisor (visit, card, person, account, name, organisation, lead)
    select number, 'R12260001', ${randomUUID()}::uuid, ${`quality-supervisor-${assessor}`}, '示例', ${assessor}::uuid, true
    from visit`.execute(db)
}

/** Whether this actor may take a step of a case of this kind that stands where the step begins. */
async function steps(kind: string, step: string, from: string, actor: Actor): Promise<boolean> {
  return !REFUSED.includes(await stepFrom(kind, step, from, actor))
}

/** What this actor is answered who takes a step of a case of this kind that stands in this state. */
async function stepFrom(kind: string, step: string, from: string, actor: Actor): Promise<number> {
  caseOfKind[kind] ??= await nearestCase(kind)
  const number = caseOfKind[kind]
  return statusOf(CASE_VERBS.stepCase, actor, { number, step }, (tx) =>
    sql`update case_file set state = ${from}, handler = null, held_code = null, held_text = null,
      person = case when kind = 'XG' then ${subject.person}::uuid else person end where number = ${number}`.execute(
      tx,
    ),
  )
}

/** The case of each kind that is tried, since whatever a try does to it is undone. */
const caseOfKind: Record<string, string> = {}

/** The case of a kind that is the subject's, or else as near to it as there is one. */
async function nearestCase(kind: string): Promise<string> {
  const { rows } = await sql<{ number: string }>`select number from case_file where kind = ${kind}
    order by (person = ${subject.person}) desc nulls last, (organisation = any(${[
      subject.provider,
      subject.employer,
      subject.assessor,
    ]}::uuid[])) desc nulls last, (district = ${subject.district}) desc, number limit 1`.execute(
    kernel.database.db,
  )
  if (!rows[0]) throw new Error(`the demo city has no case of kind ${kind}`)
  return rows[0].number
}

/** What the verb answers; whatever it wrote is undone. */
async function statusOf(
  verb: AnyVerb,
  actor: Actor,
  input: Input,
  before: (tx: Db) => Promise<unknown> = async () => {},
): Promise<number> {
  const undone: Kernel = {
    ...kernel,
    database: {
      ...kernel.database,
      transaction: (run) =>
        kernel.database.transaction(async (tx) => {
          await before(tx)
          await run(tx)
          throw new Undone()
        }),
    },
  }
  try {
    await perform(undone, verb, asking(actor), input)
    return 200
  } catch (error) {
    if (error instanceof Undone) return 200
    return error instanceof Problem ? error.status : 500
  }
}

/** Thrown at the end of an act so that nothing of it stays. */
class Undone extends Error {}

const rolesOf = (verb: AnyVerb): Role[] => ROLE_NAMES.filter((role) => allows(verb.who, official(role)))

const shapeOf = (verb: AnyVerb): Record<string, unknown> =>
  (verb.input as unknown as { shape?: Record<string, unknown> }).shape ?? {}
