import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { citizen, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { POSTS, programmeWalk } from '../../../../test/programmes/programme-walk.ts'
import {
  approvedClass,
  asSystem,
  card,
  type Line,
  signIn,
  worker,
} from '../../../../test/training/classroom.ts'
import { casesOf } from '../../../kernel/case/index.ts'
import { addDays, civilDate } from '../../../kernel/value/time/civil-date.ts'
import { FOLLOWERS } from '../../../main/modules.ts'
import { payableOf } from '../../payments/index.ts'
import { type StatusKind, setAccount, setStatus } from '../../people/index.ts'
import { registersAnswered } from '../../registers/index.ts'
import { completeClass, enterViolation } from '../../training/index.ts'
import { raiseLiving } from './raise.ts'

let kernel: TestKernel
let walk: ReturnType<typeof programmeWalk>
let school: Awaited<ReturnType<typeof walk.open>>
let lines: Line[]
let held: Awaited<ReturnType<typeof walk.taught>>
const { reviewer } = POSTS

const entered = (person: string, kind: StatusKind, from: string, trust: 'A' | 'C' = 'A') =>
  asSystem(kernel, (ctx) =>
    setStatus(ctx, person, { kind, from: civilDate(from), to: null, source: '就业服务登记', trust }),
  )
const livingOfPerson = async (person: string | undefined) =>
  (await casesOf(kernel.database.db, { kind: 'RB' })).filter((file) => file.person === person)
const numberOf = async (at: number) =>
  (await livingOfPerson(held.people[at])).map(({ number }) => number).sort()[0] ?? ''

beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS, at: '2026-03-02T09:00:00+08:00' })
  walk = programmeWalk(kernel)
  school = await walk.open()
  lines = [worker(), worker({ group: '就业困难人员' }), worker(), worker(), worker(), worker()]
  // Everybody's rows stand before the class is completed; the fifth hardly comes.
  held = await walk.taught(school, lines, (at, day) => at !== 4 || day < 3)
  const [low, , late, declared, absent, cheat] = held.people as [
    string,
    string,
    string,
    string,
    string,
    string,
  ]
  await entered(low, 'low-income', '2025-01-01')
  await entered(late, 'hardship', '2026-03-20')
  await entered(declared, 'zero-employment', '2025-01-01', 'C')
  await entered(absent, 'low-income', '2025-01-01')
  await entered(cheat, 'hardship', '2025-06-01')
  for (const [at, person] of held.people.entries())
    await asSystem(kernel, (ctx) => setAccount(ctx, person, card(7600 + at)))
  await walk.settle()
}, 300_000)
afterAll(() => kernel?.close())

const again = (at: number) => numberOf(at).then((number) => walk.step(reviewer, number, 'again'))

describe('生活费补贴（R3.5）', () => {
  test('结业就按登记找出来，请区里核对；开班以后才困难的、只是自己说的、没有结业的不找', async () => {
    for (const at of [0, 1, 5])
      expect(await livingOfPerson(held.people[at])).toMatchObject([{ state: 'review', amount: 50_000 }])
    for (const at of [2, 3, 4]) expect(await livingOfPerson(held.people[at])).toEqual([])
  })

  test('结业以后登记才送来、开班时就困难的，补找出来；再送一次不会有第二件；开班以后才困难的仍不找', async () => {
    const person = held.people[3] as string
    await entered(person, 'zero-employment', '2025-01-01')
    const told = () =>
      asSystem(kernel, (ctx) => ctx.emit(registersAnswered, { people: [person, held.people[2] as string] }))
    await told()
    await walk.settle()
    expect(await livingOfPerson(person)).toMatchObject([{ state: 'review', amount: 50_000 }])
    await told()
    await walk.settle()
    expect(await livingOfPerson(person)).toHaveLength(1)
    expect(await livingOfPerson(held.people[2])).toEqual([])
  })

  test('再跟办一次，不会有第二件', async () => {
    await asSystem(kernel, (ctx) => raiseLiving(ctx, { class: held.id, person: held.people[0] as string }))
    expect(await livingOfPerson(held.people[0])).toHaveLength(1)
  })

  test('花名册说困难、登记没有查到的不付；登记查到了再办得成', async () => {
    await expect(again(1)).rejects.toMatchObject({ code: 'programmes.livingNotMet' })
    expect(await payableOf(kernel.database.db, await numberOf(1))).toBeNull()
    await entered(held.people[1] as string, 'zero-employment', '2025-09-01')
    await again(1)
    expect(await walk.stateOf(await numberOf(1))).toBe('notice')
  })

  test('区里核对以后公示、拨付给本人；与培训费各是各的，不占对方', async () => {
    await again(0)
    expect(await payableOf(kernel.database.db, await numberOf(0))).toMatchObject({
      amount: 50_000,
      payee: { kind: 'person', id: held.people[0] },
    })
    const { rows } = await sql<{
      key: string
    }>`select key from payable_key k join payable p on p.id = k.payable
      where p.case_number = ${await numberOf(0)}`.execute(kernel.database.db)
    expect(rows).toEqual([{ key: `living/${held.people[0]}/${held.id}` }])
    await again(5)
    await asSystem(kernel, (ctx) =>
      enterViolation(ctx, {
        class: held.id,
        person: held.people[5] as string,
        foundOn: ctx.today,
        document: '津人社监〔2026〕9号',
        finding: '核对签到记录，有三天由他人代签到',
      }),
    )
    await walk.settle()
    expect(await walk.stateOf(await numberOf(5))).toBe('review')
    await expect(again(5)).rejects.toMatchObject({ code: 'programmes.livingNotMet' })
    await walk.until('2026-04-20')
    await walk.paid()
    expect(await walk.stateOf(await numberOf(0))).toBe('paid')
    expect(await payableOf(kernel.database.db, await numberOf(5))).toBeNull()
  })

  test('同一年度第二个班也找得出来，决定时说清楚次数已满，不付第二次', async () => {
    const second = held.people[0] as string
    kernel.clock.set('2026-05-06T09:00:00+08:00')
    const filed = await approvedClass(kernel, school.agent, [lines[0] as Line], {
      startsOn: '2026-05-11',
      level: 3,
    })
    for (let at = 0; at < 26; at += 1) {
      kernel.clock.set(`${addDays(civilDate('2026-05-11'), at)}T08:30:00+08:00`)
      await signIn(kernel, school.agent, filed.id, [citizen(second)]).catch(() => undefined)
    }
    kernel.clock.set('2026-06-20T09:00:00+08:00')
    await kernel.as(school.agent, completeClass, { id: filed.id })
    await walk.settle()
    const [, other] = (await livingOfPerson(second)).sort((a, b) => (a.number < b.number ? -1 : 1))
    expect(other).toMatchObject({ state: 'review' })
    await walk.step(reviewer, other?.number ?? '', 'again')
    expect(await walk.caseOf(other?.number ?? '')).toMatchObject({
      state: 'refused',
      attention: [`本年度的生活费补贴次数已满，见 ${await numberOf(0)}`],
    })
  })
})
