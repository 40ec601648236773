// Whether a class of forty ever promises a forty-first seat, and how fast a rush is answered, on the PostgreSQL of
// HAIHE_TEST_DATABASE_URL: `node --import tsx bench/sign-ups.ts [people]`. All come at once; the count decides.
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
const SEATS = 40
/** So many are being answered at one time; twice as many as there are connections. */
const AT_ONCE = 24
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
  const started = performance.now()
  const waiting = [...people]
  const answers: boolean[] = []
  const comes = async () => {
    for (let person = waiting.pop(); person; person = waiting.pop())
      answers.push((await kernel.as(citizen(person), signUp, { id })).seated)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, comes))
  const seconds = (performance.now() - started) / 1000
  const seated = answers.filter(Boolean).length
  console.log(
    JSON.stringify({
      people: PEOPLE,
      seats: SEATS,
      seated,
      waiting: PEOPLE - seated,
      met: seated === SEATS,
      seconds: Math.round(seconds * 10) / 10,
      perSecond: Math.round(PEOPLE / seconds),
    }),
  )
} finally {
  await kernel.close()
}
