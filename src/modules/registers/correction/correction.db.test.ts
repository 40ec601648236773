import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { citizen, official, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { workOff } from '../../../kernel/event/index.ts'
import { setGrounds, withdrawnAmong } from '../../../kernel/ground/index.ts'
import { type CivilDate, civilDate } from '../../../kernel/value/time/civil-date.ts'
import { performAsSystem } from '../../../kernel/verb/index.ts'
import { CASE_VERBS } from '../../../main/modules.ts'
import { type NewStatus, registerPerson, type SaidRow, setStatus, takeRows } from '../../people/index.ts'
import { answered } from '../answered.ts'
import { recordFact } from '../verbs/facts.ts'
import { askCorrection, myFacts } from '../verbs/my-facts.ts'
import { overtakenBySource } from './overtaken.ts'

const CLERK = official('district-clerk', ['120116'])
const REVIEWER = official('district-reviewer', ['120116'])
const OTHER_CLERK = official('district-clerk', ['120101'])
const NEVER = { wrong: 'never', why: '我没有在这家单位上过班' } as const
const SOURCE = { seen: 'source', what: '市社保中心复函〔2026〕1号' }
const from = civilDate('2024-01-01')

let kernel: TestKernel
let serial = 1
beforeAll(async () => {
  kernel = await testKernel({ followers: [overtakenBySource] })
})
afterAll(() => kernel.close())

const doing = <T>(run: Parameters<typeof performAsSystem<T>>[2]) => performAsSystem(kernel, 'test', run)
const step = (who: ReturnType<typeof official>, number: string, name: string, more: object = {}) =>
  kernel.as(who, CASE_VERBS.stepCase, { number, step: name, ...more })
const factsOf = async (person: string) => (await kernel.as(citizen(person), myFacts, {})).items
const stateOf = async (person: string, number: string) =>
  (await kernel.as(citizen(person), CASE_VERBS.readCase, { number })).state

/** Somebody of whom a register says this, or, without a register, an officer. */
async function known(row: Partial<SaidRow> = {}, connection: string | null = 'social-insurance') {
  const body = `120116199001${String(10 + (serial % 19))}${String(100 + serial)}`
  serial += 1
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0)
  const idNumber = body + '10X98765432'.charAt(sum % 11)
  const { id } = await doing((ctx) =>
    registerPerson(ctx, { name: '王小明', idNumber, district: '120116', trust: 'A' }),
  )
  const said: SaidRow = { kind: 'employed', detail: { employer: '津海机械厂' }, from, ...row }
  if (connection === null)
    await doing((ctx) => setStatus(ctx, id, { ...said, source: '本人填报', trust: 'C' } as NewStatus))
  else await saidBy(id, connection, [said])
  const fact = (await factsOf(id))[0]!.id
  return { id, fact }
}
const saidBy = (person: string, connection: string, rows: SaidRow[]) =>
  doing(async (ctx) => {
    await takeRows(ctx, [{ person, rows, complete: ['employment'] }], {
      source: '市社保中心',
      trust: 'A',
      connection,
      asOf: ctx.today,
    })
    await answered(ctx, [person])
  })
const asks = (person: string, fact: string, wish: object = NEVER) =>
  kernel.as(citizen(person), askCorrection, { id: fact, ...NEVER, ...wish } as never)

describe('本人申请更正登记信息', () => {
  test('登记部门确认有误、另一人同意：登记撤回，凭它办的要复查', async () => {
    const { id, fact } = await known()
    await doing((ctx) =>
      setGrounds(ctx, { kind: 'claim', id: `BT-${id}` }, [{ kind: 'status', id: fact, trust: 'A' }]),
    )
    const { number } = await asks(id, fact)
    expect((await factsOf(id))[0]).toMatchObject({ correction: number })
    await step(CLERK, number, 'verify', { input: SOURCE })
    await expect(step(CLERK, number, 'approve')).rejects.toMatchObject({ status: 403 })
    await step(REVIEWER, number, 'approve')
    expect((await factsOf(id))[0]).toMatchObject({ state: 'withdrawn', correction: null })
    const lost = await withdrawnAmong(kernel.database.db, 'claim', [`BT-${id}`])
    expect([...lost.keys()]).toEqual([`BT-${id}`])
  })

  test('登记部门自己的登记，看了原件也要先由对方确认；退回的说怎么办', async () => {
    const { id, fact } = await known()
    const { number } = await asks(id, fact)
    const seen = { input: { seen: 'original', what: '看了劳动合同原件' } }
    await expect(step(CLERK, number, 'verify', seen)).rejects.toMatchObject({
      status: 409,
      detail: expect.stringContaining('转登记部门核对'),
    })
    await step(CLERK, number, 'forward', { note: '已发函' })
    await step(CLERK, number, 'verify', { input: SOURCE })
    expect(await stateOf(id, number)).toBe('review')
  })

  test('本人填报的凭原件改：日期、单位照本人说的改，成为窗口核验过的', async () => {
    const { id, fact } = await known({}, null)
    const wish = { wrong: 'otherwise', from: '2023-06-01', employer: '津沽造船厂', occupation: '焊工' }
    const { number } = await asks(id, fact, wish)
    await step(CLERK, number, 'verify', { input: { seen: 'original', what: '看了劳动合同原件' } })
    await step(REVIEWER, number, 'approve')
    const [now, before] = await factsOf(id)
    expect([now, before].map((one) => one?.state).sort()).toEqual(['corrected', 'standing'])
    expect([now, before].find((one) => one?.state === 'standing')).toMatchObject({
      from: '2023-06-01',
      source: '窗口核验',
      trust: 'B',
      detail: '津沽造船厂，焊工',
    })
  })

  test('早已结束的写上哪天结束；结束的日子填了才办', async () => {
    const { id, fact } = await known()
    await expect(asks(id, fact, { wrong: 'ended' })).rejects.toMatchObject({
      status: 422,
      fields: [{ path: 'to' }],
    })
    const { number } = await asks(id, fact, { wrong: 'ended', to: '2025-06-30' })
    await step(CLERK, number, 'verify', { input: SOURCE })
    await step(REVIEWER, number, 'approve')
    expect((await factsOf(id)).find(({ state }) => state === 'standing')).toMatchObject({ to: '2025-06-30' })
  })

  test('不予更正的说原因和接下来怎么办，登记照旧', async () => {
    const { id, fact } = await known()
    const { number } = await asks(id, fact)
    await step(CLERK, number, 'object', { note: '社保中心复函登记无误' })
    await step(REVIEWER, number, 'refuse', { reason: 'agrees' })
    const { timeline } = await kernel.as(citizen(id), CASE_VERBS.readCase, { number })
    expect(timeline.at(-1)).toMatchObject({ reason: expect.stringContaining('直接向登记部门申请') })
    expect((await factsOf(id))[0]).toMatchObject({ state: 'standing', correction: null })
  })

  test('办理当中登记部门自己改了：办件随之办结；没有改的照旧办', async () => {
    const [moved, kept] = [await known(), await known()]
    const first = await asks(moved.id, moved.fact)
    const second = await asks(kept.id, kept.fact)
    const row = { kind: 'employed', detail: { employer: '津沽造船厂' }, from } as const
    await saidBy(moved.id, 'social-insurance', [row])
    await saidBy(kept.id, 'social-insurance', [{ ...row, detail: { employer: '津海机械厂' } }])
    await workOff(kernel, (error) => {
      throw error
    })
    expect(await stateOf(moved.id, first.number)).toBe('corrected')
    expect(await stateOf(kept.id, second.number)).toBe('filed')
  })

  test('同一条同时只办一件；别人的、已经变了的、没说改什么的、写了号码的退回', async () => {
    const { id, fact } = await known()
    const other = await known()
    const both = await Promise.allSettled([asks(id, fact), asks(id, fact)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await expect(asks(other.id, fact)).rejects.toMatchObject({ status: 404 })
    await expect(asks(other.id, other.fact, { wrong: 'otherwise' })).rejects.toMatchObject({ status: 422 })
    await expect(asks(other.id, other.fact, { why: '请打13512345678问我' })).rejects.toMatchObject({
      status: 422,
      fields: [{ path: 'why' }],
    })
    await saidBy(other.id, 'social-insurance', [])
    await expect(asks(other.id, other.fact)).rejects.toMatchObject({ status: 409 })
  })

  test('本人能撤回；别区的不能办；登记变了以后同意不了，可以不予更正', async () => {
    const { id, fact } = await known()
    const { number } = await asks(id, fact)
    await expect(step(OTHER_CLERK, number, 'object', { note: '无误无误' })).rejects.toMatchObject({
      status: 403,
    })
    await step(citizen(id) as never, number, 'withdraw', { reason: 'right' })
    expect(await stateOf(id, number)).toBe('withdrawn')
    const again = await asks(id, fact)
    await step(CLERK, again.number, 'verify', { input: SOURCE })
    await doing((ctx) =>
      takeRows(ctx, [{ person: id, rows: [], complete: ['employment'] }], {
        source: '市社保中心',
        trust: 'A',
        connection: 'social-insurance',
        asOf: '2026-03-02' as CivilDate,
      }),
    )
    await expect(step(REVIEWER, again.number, 'approve')).rejects.toMatchObject({ status: 409 })
    await step(REVIEWER, again.number, 'refuse', { reason: 'already' })
  })

  test('窗口登记的也能由本人申请更正', async () => {
    const { id } = await known()
    await kernel.as(CLERK, recordFact, { id, kind: 'resident', from: '2020-01-01', evidence: '看了居住证' })
    const fact = (await factsOf(id)).find(({ title }) => title.startsWith('本市户籍'))!
    const { number } = await asks(id, fact.id)
    await step(official('district-clerk', ['120116'], '另一人'), number, 'verify', {
      input: { seen: 'original', what: '看了户口簿' },
    })
    await step(REVIEWER, number, 'approve')
    expect((await factsOf(id)).find((one) => one.id === fact.id)?.state).toBe('withdrawn')
  })
})
