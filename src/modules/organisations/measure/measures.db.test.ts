import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { agent, official, type TestKernel, testKernel } from '../../../../test/kernel.ts'
import { casesOf, tickCases } from '../../../kernel/case/index.ts'
import { PUBLIC } from '../../../kernel/identity/actor.ts'
import { performAsSystem } from '../../../kernel/verb/index.ts'
import { inventCreditCode } from '../../../main/demo/setting/places.ts'
import { CASE_VERBS, PROCEDURES } from '../../../main/modules.ts'
import { providerFacts } from '../../training/class/class-facts.ts'
import { registerOrganisation } from '../organisation.ts'
import { agreementOn, rectifyingOn } from '../standing.ts'
import { relationsOf } from '../status/relation.ts'
import { statusesOf, statusOn } from '../status/status.ts'
import { halt, makeBranch, merge, resume, unmerge } from '../verbs/change-status.ts'
import { endAgreed } from '../verbs/end-agreement.ts'
import { agree } from '../verbs/give-agreement.ts'
import { readOrganisation } from '../verbs/read-organisation.ts'
import { rectify } from '../verbs/rectify.ts'

const officer = official('municipal-officer', 'all', '市业务')
const decider = official('municipal-reviewer', 'all', '市复核')

let kernel: TestKernel
let made = 0
beforeAll(async () => {
  kernel = await testKernel({ at: '2026-03-02T09:00:00+08:00' })
})
afterAll(() => kernel?.close())

const school = async () => {
  made += 1
  const { id } = await performAsSystem(kernel, 'test', (ctx) =>
    registerOrganisation(ctx, {
      name: `监管测试学校${made}`,
      creditCode: inventCreditCode('120116', 7000 + made),
      kinds: ['private-school'],
      district: '120116',
    }),
  )
  return { id, agent: agent('provider-agent', id) }
}
const step = (who: typeof officer, number: string, name: string, more: object = {}) =>
  kernel.as(who, CASE_VERBS.stepCase, { number, step: name, ...more })
const stateOf = async (number: string) => (await casesOf(kernel.database.db, { numbers: [number] }))[0]?.state
/** An organisation as everybody sees it. */
const asAnybody = (id: string) => kernel.as(PUBLIC, readOrganisation, { id })
const on = (day: string) => day as never
const AGREEMENT = { from: '2026-01-01', to: '2028-12-31', source: '2026年度协议台账' }

describe('机构监管事项由两个人办', () => {
  test('签协议：提出的人不能决定，决定以前没有协议', async () => {
    const { id } = await school()
    const { number } = await kernel.as(officer, agree, { id, number: '协议-甲', ...AGREEMENT })
    expect(await agreementOn(kernel.database.db, id, on('2026-03-02'))).toBeNull()
    await expect(step({ ...decider, account: officer.account }, number, 'decide')).rejects.toMatchObject({
      status: 403,
    })
    await step(decider, number, 'decide')
    expect((await agreementOn(kernel.database.db, id, on('2026-03-02')))?.number).toBe('协议-甲')
    await expect(
      kernel.as(officer, agree, { id, number: '协议-乙', ...AGREEMENT, to: '2025-12-31' }),
    ).rejects.toMatchObject({ status: 422 })
  })

  test('整改：先告知、听取意见，再决定；同一事项不能重复提出；到期不说话的也能决定', async () => {
    const one = await school()
    const given = { id: one.id, letter: '整改〔2026〕7号', from: '2026-03-02', reason: '教学设备不足' }
    const { number } = await kernel.as(officer, rectify, given)
    await expect(kernel.as(officer, rectify, given)).rejects.toMatchObject({
      code: 'organisations.proposedAlready',
    })
    await expect(step(decider, number, 'decide')).rejects.toMatchObject({ status: 409 })
    await step(officer, number, 'tell')
    const stranger = (await school()).agent
    await expect(step(stranger, number, 'accept')).rejects.toMatchObject({ status: 403 })
    await step(one.agent, number, 'answer', { input: { text: '设备在上周已经补齐，有发票为证。' } })
    await step(decider, number, 'refuse', { reason: 'upheld' })
    expect(await rectifyingOn(kernel.database.db, one.id, on('2026-03-02'))).toBeNull()
    const again = await kernel.as(officer, rectify, given)
    await step(officer, again.number, 'tell')
    kernel.clock.set('2026-03-20T09:00:00+08:00')
    await tickCases(kernel, PROCEDURES, (error) => {
      throw error
    })
    kernel.clock.set('2026-03-02T09:00:00+08:00')
    expect(await stateOf(again.number)).toBe('deciding')
    await step(decider, again.number, 'decide')
    expect((await rectifyingOn(kernel.database.db, one.id, on('2026-03-02')))?.letter).toBe(given.letter)
  })

  test('解除协议时协议已经到期的，决定不了，可以不予办理；件不会卡住', async () => {
    const one = await school()
    const signed = await kernel.as(officer, agree, { id: one.id, number: '协议-丙', ...AGREEMENT })
    await step(decider, signed.number, 'decide')
    const agreement = (await agreementOn(kernel.database.db, one.id, on('2026-03-02')))?.id as string
    const { number } = await kernel.as(officer, endAgreed, {
      id: one.id,
      agreement,
      on: '2029-02-01',
      reason: '违反协议',
    })
    await step(officer, number, 'tell')
    await step(one.agent, number, 'accept')
    await expect(step(decider, number, 'decide')).rejects.toMatchObject({
      code: 'organisations.agreementNotRunning',
    })
    await step(decider, number, 'refuse', { reason: 'wrong' })
    expect(await stateOf(number)).toBe('refused')
  })
})

describe('办学状态', () => {
  test('不开新班的写明原因和从哪天起，恢复的另记一行，以前的不改', async () => {
    const one = await school()
    const stop = await kernel.as(officer, halt, { id: one.id, why: 'winding-up', from: '2026-03-01' })
    await step(officer, stop.number, 'tell')
    await step(one.agent, stop.number, 'accept')
    await step(decider, stop.number, 'decide')
    const facts = await providerFacts(kernel.database.db, one.id, on('2026-03-02'))
    expect(facts.status).toEqual({
      says: '不开新班，已开的上完',
      reason: '自愿停止办学',
      from: '2026-03-01',
    })
    expect((await providerFacts(kernel.database.db, one.id, on('2026-02-28'))).status).toBeNull()
    const go = await kernel.as(officer, resume, { id: one.id, from: '2026-03-02' })
    await step(decider, go.number, 'decide')
    const history = await statusesOf(kernel.database.db, one.id)
    expect(history.map(({ status }) => status)).toEqual(['no-new-classes', 'active'])
    expect(statusOn(history, on('2026-03-01'))?.status).toBe('no-new-classes')
  })

  test('合并的不开新班，撤销合并恢复；分支只有一个总部，不能互相为上级', async () => {
    const [one, other] = [await school(), await school()]
    const into = await kernel.as(officer, merge, { id: one.id, into: other.id, from: '2026-03-01' })
    await step(officer, into.number, 'tell')
    await step(one.agent, into.number, 'accept')
    await step(decider, into.number, 'decide')
    expect(await asAnybody(one.id)).toMatchObject({
      stopped: '不开新班，已开的上完（并入其他机构）',
      related: [{ id: other.id, title: '并入了' }],
    })
    expect(await relationsOf(kernel.database.db, other.id)).toMatchObject([
      { organisation: one.id, sort: 'merged' },
    ])
    expect((await providerFacts(kernel.database.db, one.id, on('2026-03-02'))).status?.reason).toBe(
      '并入其他机构',
    )
    const back = await kernel.as(officer, makeBranch, { id: other.id, head: one.id, from: '2026-03-02' })
    await expect(step(decider, back.number, 'decide')).rejects.toMatchObject({
      code: 'organisations.relatedAlready',
    })
    const undone = await kernel.as(officer, unmerge, { id: one.id, last: '2026-03-01', reason: '登记有误' })
    await step(decider, undone.number, 'decide')
    expect((await providerFacts(kernel.database.db, one.id, on('2026-03-02'))).status).toBeNull()
    expect(await asAnybody(one.id)).toMatchObject({ stopped: null, related: [] })
    await step(decider, back.number, 'decide')
    expect((await asAnybody(other.id)).related).toMatchObject([{ id: one.id, title: '总部' }])
    expect(await asAnybody(one.id)).toMatchObject({
      stopped: null,
      related: [{ id: other.id, title: '分支机构' }],
    })
    const again = await kernel.as(officer, makeBranch, {
      id: other.id,
      head: (await school()).id,
      from: '2026-03-02',
    })
    await expect(step(decider, again.number, 'decide')).rejects.toMatchObject({ status: 409 })
  })
})
