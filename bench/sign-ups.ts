// Whether a class of forty ever promises a forty-first seat, however fast people come, on the PostgreSQL of
// HAIHE_TEST_DATABASE_URL: `node --import tsx bench/sign-ups.ts [people] [a second]`. People come at the rate that is offered and
// wait until they are answered; how many were answered a second is another number, and stands beside it. What decides is
// what the database holds in the end.
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'kysely'
import { addDays, civilDate } from '../src/kernel/value/time/civil-date.ts'
import { performAsSystem } from '../src/kernel/verb/index.ts'
import { idNumber } from '../src/main/demo/people/people.ts'
import { inventCreditCode } from '../src/main/demo/setting/places.ts'
import { FOLLOWERS } from '../src/main/modules.ts'
import { announceOffer, signUp } from '../src/modules/enrolment/index.ts'
import { giveAgreement, giveScope, registerOrganisation } from '../src/modules/organisations/index.ts'
import { registerPerson } from '../src/modules/people/index.ts'
import { agent, citizen, testKernel } from '../test/kernel.ts'

const PEOPLE = Number(process.argv[2] ?? 2_000)
/** So many come a second, whether or not those before them have been answered. */
const RATE = Number(process.argv[3] ?? 2_000)
const SEATS = 40
const DISTRICT = '120116'
const TODAY = civilDate('2026-03-02')

process.env.HAIHE_TEST_DATABASE_URL ??= 'postgres://postgres@127.0.0.1:5432/postgres'
const kernel = await testKernel({ followers: FOLLOWERS, at: `${TODAY}T09:00:00+08:00` })
try {
  const { id: provider } = await performAsSystem(kernel, 'bench', async (ctx) => {
    const school = await registerOrganisation(ctx, {
      name: '报名学校',
      creditCode: inventCreditCode(DISTRICT, 1),
      kinds: ['private-school'],
      district: DISTRICT,
    })
    const [from, to] = [civilDate('2026-01-01'), civilDate('2026-12-31')]
    await giveAgreement(ctx, school.id, { number: 'XY-1', from, to, source: 'bench' })
    await giveScope(ctx, school.id, {
      purpose: 'training',
      occupation: '焊工',
      levels: [4],
      from,
      source: 'bench',
    })
    return school
  })
  const people: string[] = []
  for (let from = 0; from < PEOPLE; from += 200)
    await performAsSystem(kernel, 'bench', async (ctx) => {
      for (let at = from; at < Math.min(from + 200, PEOPLE); at += 1) {
        const number = idNumber(addDays(civilDate('1980-01-01'), at), at % 999, TODAY)
        people.push((await registerPerson(ctx, { name: '报名人', idNumber: number })).id)
      }
    })
  const { id } = await kernel.as(agent('provider-agent', provider), announceOffer, {
    occupation: '焊工',
    level: 4,
    hours: 120,
    mode: 'offline',
    place: '实训楼 101',
    startsOn: addDays(TODAY, 30),
    closesOn: addDays(TODAY, 20),
    seats: SEATS,
    fee: 0,
  })
  await sql`analyze`.execute(kernel.database.db)
  const began = performance.now()
  const waits: number[] = []
  let unanswered = 0
  const comes = async (person: string, at: number) => {
    const due = began + (at * 1000) / RATE
    await sleep(Math.max(0, due - performance.now()))
    lastCame = performance.now()
    try {
      await kernel.as(citizen(person), signUp, { id })
      waits.push(performance.now() - due)
    } catch {
      unanswered += 1
    }
  }
  let lastCame = began
  await Promise.all(people.map(comes))
  const seconds = (performance.now() - began) / 1000
  const { rows } = await sql<{ taken: number; seated: number; waiting: number; once: boolean }>`
    select o.taken, count(*) filter (where s.standing = 'seated')::int as seated,
      count(*) filter (where s.standing = 'waiting')::int as waiting, count(*) = count(distinct s.person) as once
    from course_offer o join sign_up s on s.offer = o.id where o.id = ${id}::uuid group by o.taken`.execute(
    kernel.database.db,
  )
  const [found] = rows
  waits.sort((a, b) => a - b)
  const waited = (share: number) =>
    Math.round((waits[Math.floor((waits.length - 1) * share)] ?? 0) / 100) / 10
  console.log(
    JSON.stringify({
      people: PEOPLE,
      offeredPerSecond: Math.round(PEOPLE / ((lastCame - began) / 1000)),
      answered: waits.length,
      answeredPerSecond: Math.round(waits.length / seconds),
      unanswered,
      secondsWaited: { half: waited(0.5), slowest: waited(1) },
      seats: SEATS,
      ...found,
      met: found?.seated === SEATS && found.taken === SEATS && found.once && unanswered === 0,
    }),
  )
} finally {
  await kernel.close()
}
