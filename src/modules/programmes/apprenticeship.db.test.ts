import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { citizen, type TestKernel, testKernel } from '../../../test/kernel.ts'
import { POSTS, programmeWalk } from '../../../test/programmes/programme-walk.ts'
import { approvedClass, type Line, signIn } from '../../../test/training/classroom.ts'
import { addDays, civilDate } from '../../kernel/value/time/civil-date.ts'
import { FOLLOWERS } from '../../main/modules.ts'
import { listRecoveries, payableOf } from '../payments/index.ts'
import { completeClass } from '../training/index.ts'
import { membersOf, signersOf } from './members/store.ts'
import { paymentsOfProgramme } from './pay/store.ts'
import { listMembers, myAgreements, signAgreement } from './verbs/agreements.ts'

let kernel: TestKernel
let walk: ReturnType<typeof programmeWalk>
let school: Awaited<ReturnType<typeof walk.open>>
let enterprise: Awaited<ReturnType<typeof walk.enterprise>>
let number: string
let lines: Line[]
let people: string[]
const { clerk, reviewer } = POSTS

const APPRENTICES = {
  kind: 'apprenticeship' as const,
  name: '焊工学徒班',
  heads: 4,
  hours: 160,
  amountEach: 500_000,
  startsOn: '2026-03-03',
  endsOn: '2027-03-02',
}

beforeAll(async () => {
  kernel = await testKernel({ followers: FOLLOWERS, at: '2026-03-02T09:00:00+08:00' })
  walk = programmeWalk(kernel)
  school = await walk.open()
  enterprise = await walk.enterprise()
  number = await walk.planned(enterprise, { ...APPRENTICES, partnerCode: school.code })
  for (const words of ['一班一方案', '劳动合同']) await walk.attach(enterprise.agent, number, words)
  lines = walk.employees(enterprise, 4)
}, 300_000)
afterAll(() => kernel?.close())

const membersNow = () => membersOf(kernel.database.db, number)
const signersNow = async (at: number) => {
  const [...members] = await membersNow()
  const id = members[at]?.id ?? ''
  return [...((await signersOf(kernel.database.db, [id])).get(id) ?? [])].sort()
}
const amend = async (at: number, input: object) =>
  walk.step(enterprise.agent, number, 'amend', {
    input: { member: (await membersNow())[at]?.id, ...input },
  })
const advances = async () =>
  (await paymentsOfProgramme(kernel.database.db, number)).filter(({ part }) => part === 'advance')

describe('名单和三方协议', () => {
  test('没有名单、没有签全的不能受理；合同不够一年、缺导师、列满了、列过的都说清楚', async () => {
    await expect(walk.step(clerk, number, 'accept')).rejects.toMatchObject({ code: 'programmes.namedNobody' })
    const [first] = lines as [Line]
    await expect(walk.named(enterprise, number, [first], { contractTo: '2026-12-30' })).rejects.toMatchObject(
      { code: 'programmes.notToName' },
    )
    await expect(walk.named(enterprise, number, [first], { partnerMentor: '' })).rejects.toMatchObject({
      code: 'programmes.notToName',
    })
    people = await walk.named(enterprise, number, lines)
    await expect(walk.named(enterprise, number, walk.employees(enterprise, 1))).rejects.toMatchObject({
      code: 'programmes.namedAll',
    })
    await expect(walk.step(clerk, number, 'accept')).rejects.toMatchObject({ code: 'programmes.notSigned' })
  })

  test('三方各签各的：学徒本人、企业、机构；别的人、别的单位签不了，签过的不能再签', async () => {
    const [one] = await membersNow()
    const id = one?.id ?? ''
    const stranger = await walk.enterprise()
    for (const who of [stranger.agent, citizen(people[1] as string)])
      await expect(kernel.as(who, signAgreement, { id })).rejects.toMatchObject({ status: 403 })
    await expect(kernel.as(stranger.agent, listMembers, { number })).rejects.toMatchObject({ status: 403 })
    const { items } = await kernel.as(citizen(people[0] as string), myAgreements, {})
    expect(items).toMatchObject([{ mine: 'apprentice', toSign: true, mentor: '沈师傅' }])
    await walk.signed(enterprise, school, number)
    await expect(kernel.as(enterprise.agent, signAgreement, { id })).rejects.toMatchObject({
      code: 'programmes.signedAlready',
    })
    expect(await signersNow(0)).toEqual(['apprentice', 'enterprise', 'partner'])
  })

  test('改学徒的电话，谁也不用重签；改企业导师，学徒和企业重签；机构导师，学徒和机构重签', async () => {
    await amend(0, { term: 'phone', value: '13900001111' })
    expect(await signersNow(0)).toEqual(['apprentice', 'enterprise', 'partner'])
    await expect(amend(0, { term: 'phone', value: '13900001111' })).rejects.toMatchObject({
      code: 'programmes.asItWas',
    })
    await amend(0, { term: 'mentor', value: '周师傅' })
    expect(await signersNow(0)).toEqual(['partner'])
    await walk.signed(enterprise, school, number)
    await amend(0, { term: 'partner-mentor', value: '冯老师' })
    expect(await signersNow(0)).toEqual(['enterprise'])
    await expect(walk.step(clerk, number, 'accept')).rejects.toMatchObject({ code: 'programmes.notSigned' })
    await expect(amend(0, { term: 'contract', from: '2026-01-01', to: '2026-06-30' })).rejects.toMatchObject({
      code: 'programmes.notToName',
    })
    await walk.signed(enterprise, school, number)
    await walk.step(clerk, number, 'accept')
    await walk.step(reviewer, number, 'approve')
  })
})

describe('预拨、结算、按人追回', () => {
  test('预拨不超过一半；不在职的、没有签全的不预拨；其余按人立件', async () => {
    kernel.clock.set('2026-03-03T09:00:00+08:00')
    const ask = (percent: number) =>
      walk.step(enterprise.agent, number, 'ask-advance', { input: { percent } })
    await expect(ask(51)).rejects.toMatchObject({ code: 'programmes.advanceTooMuch' })
    await ask(50)
    await amend(3, { term: 'post', value: '装配岗' }).catch((error) => {
      // While it is decided nothing is changed.
      expect(error.status).toBe(409)
    })
    await walk.step(reviewer, number, 'grant-advance')
    expect(await walk.stateOf(number)).toBe('running')
    const granted = await advances()
    expect(granted).toHaveLength(4)
    for (const one of granted)
      expect(await payableOf(kernel.database.db, one.number)).toMatchObject({ amount: 250_000 })
    await expect(ask(50)).rejects.toMatchObject({ code: 'programmes.nobodyToAdvance' })
  })

  test('退出的，没有付出的预拨当时取消，资金放开', async () => {
    const [, , , last] = await membersNow()
    await walk.step(enterprise.agent, number, 'leave', { input: { member: last?.id } })
    const gone = (await advances()).find(({ person }) => person === last?.person)
    expect(await walk.stateOf(gone?.number ?? '')).toBe('refused')
    expect(await payableOf(kernel.database.db, gone?.number ?? '')).toBeNull()
  })

  test('课上满160课时、录像够四分之一才能报；完成的付余下一半，离开企业的预拨全额追回', async () => {
    const filed = await approvedClass(kernel, school.agent, lines.slice(0, 3), { hours: 160 })
    const trainees = people.slice(0, 3).map(citizen)
    // The second is ill for most of it.
    for (let at = 0; at < 20; at += 1) {
      kernel.clock.set(`${addDays(civilDate('2026-03-09'), at)}T08:30:00+08:00`)
      const there = trainees.filter((_one, who) => who !== 1 || at < 4)
      await signIn(kernel, school.agent, filed.id, there)
    }
    await walk.until('2026-03-30')
    await kernel.as(school.agent, completeClass, { id: filed.id })
    await walk.paid()
    const paid = await advances()
    for (const one of paid.slice(0, 3)) expect(await walk.stateOf(one.number)).toBe('paid')
    await walk.employed(people[2] as string, enterprise.id, '2026-01-01', '2026-03-29')
    await walk.step(enterprise.agent, number, 'count-class', { input: { class: filed.number } })
    for (const words of ['授课录像', '结业考核']) await walk.attach(enterprise.agent, number, words)
    const report = (input: object) => walk.step(enterprise.agent, number, 'report', { input })
    await expect(report({ online: 81, video: 40 })).rejects.toMatchObject({ code: 'programmes.reportNotMet' })
    await expect(report({ online: 0, video: 39 })).rejects.toMatchObject({ code: 'programmes.reportNotMet' })
    await report({ online: 0, video: 40 })
    await walk.step(clerk, number, 'check')
    await walk.step(reviewer, number, 'settle')
    expect(await walk.stateOf(number)).toBe('settled')
    const rest = (await paymentsOfProgramme(kernel.database.db, number)).filter(
      ({ part }) => part === 'settlement',
    )
    expect(rest.map(({ person }) => person)).toEqual([people[0]])
    expect(await payableOf(kernel.database.db, rest[0]?.number ?? '')).toMatchObject({ amount: 250_000 })
    const { items } = await kernel.as(POSTS.finance, listRecoveries, {})
    const back = items.map(({ case: of, owed }) => [of, owed])
    const expected = paid.filter(({ person }) => person === people[1] || person === people[2])
    expect(back.sort()).toEqual(expected.map(({ number: of }) => [of, 250_000]).sort())
  })
})
