import { afterAll, beforeAll, expect, test } from 'vitest'
import { agent, citizen, official, type TestKernel, testKernel } from '../../../test/kernel.ts'
import { FILE_VERBS } from '../../main/modules.ts'
import { register } from '../organisations/verbs/register.ts'
import { readFacts, recordFact, withdrawFact } from './verbs/facts.ts'
import { registerAtCounter } from './verbs/person-at-counter.ts'

const png = (more: string) =>
  new Uint8Array(Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from(more)]))
const { attachTo, listOf, readAttached } = FILE_VERBS
const clerk = official('district-clerk', ['120116'])

let kernel: TestKernel
beforeAll(async () => {
  kernel = await testKernel()
})
afterAll(() => kernel.close())

test('核对材料跟着那项事实：同区登记岗能传能看，外区的、本人以外的看不到；事实撤回以后不再增加', async () => {
  const { id: person } = await kernel.as(clerk, registerAtCounter, {
    idNumber: '11010519491231002X',
    name: '示例',
    district: '120116',
  })
  await kernel.as(clerk, recordFact, {
    id: person,
    kind: 'hardship',
    from: '2026-01-01',
    evidence: '民政局证明原件',
  })
  const { facts } = await kernel.as(clerk, readFacts, { id: person })
  const id = facts[0]?.id ?? ''
  const of = { kind: 'fact', id }
  const attach = (as: typeof clerk) =>
    kernel.as(as, attachTo, { ...of, file: { name: '证明.png', content: png('证明') } })
  const file = await attach(clerk)
  for (const stranger of [
    official('district-clerk', ['120101']),
    citizen(person),
    agent('provider-agent', person),
  ]) {
    await expect(attach(stranger)).rejects.toMatchObject({ status: 403 })
    await expect(kernel.as(stranger, readAttached, { id: file.id })).rejects.toMatchObject({ status: 403 })
  }
  expect((await kernel.as(clerk, listOf, of)).mayAttach).toBe(true)
  await kernel.as(clerk, withdrawFact, { id, why: '证明是别人的' })
  await expect(attach(clerk)).rejects.toMatchObject({ status: 409, title: '这一项已经终止或撤回' })
  expect((await kernel.as(clerk, listOf, of)).items).toHaveLength(1)
})

test('机构登记材料：机构自己和登记岗看得到，别的机构看不到；没有的类别就是没有', async () => {
  const keeper = official('municipal-officer')
  const { id } = await kernel.as(keeper, register, {
    name: '示例培训学校',
    creditCode: '91350100M000100Y43',
    kinds: ['private-school'],
    district: '120116',
  })
  const of = { kind: 'organisation', id }
  const own = agent('provider-agent', id)
  await kernel.as(own, attachTo, { ...of, file: { name: '办学许可证.png', content: png('许可证') } })
  expect((await kernel.as(keeper, listOf, of)).items).toMatchObject([{ name: '办学许可证.png', mine: false }])
  await expect(
    kernel.as(agent('provider-agent', '018f0000-0000-7000-8000-000000000009'), listOf, of),
  ).rejects.toMatchObject({ status: 403 })
  await expect(kernel.as(keeper, listOf, { kind: 'nothing', id })).rejects.toMatchObject({ status: 404 })
})
