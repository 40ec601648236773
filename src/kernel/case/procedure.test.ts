import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { agent, citizen, official } from '../../../test/kernel.ts'
import { may } from '../verb/index.ts'
import { type Party, postToSign, sightOf } from './party.ts'
import { type Procedure, type ProcedureDefinition, procedure, stateShown } from './procedure.ts'
import type { CaseEvent, CaseFile } from './store/case-file.ts'

const DEFINITION: ProcedureDefinition = {
  kind: 'XL',
  title: '示例',
  starts: 'filed',
  states: {
    filed: { title: '已提交', holder: '区受理岗', progress: 1, within: { noTerm: '示例' } },
    done: { title: '已办结', holder: '已办结', progress: 4, ends: 'done' },
  },
  steps: { finish: { title: '办结', from: 'filed', to: 'done', who: may('subsidy.accept') } },
}
const made = (more: Partial<ProcedureDefinition>): Procedure => procedure({ ...DEFINITION, ...more })
const withStep = (step: Partial<Procedure['steps'][string]>) =>
  made({ steps: { finish: { ...DEFINITION.steps.finish, ...step } as Procedure['steps'][string] } })

describe('一装入就核对的流程', () => {
  test('等人办的状态必须有期限：工作日、截止日，或者没有期限的理由', () => {
    const open = { title: '已提交', holder: '区受理岗', progress: 1 } as const
    const states = { ...DEFINITION.states, filed: open }
    expect(() => made({ states })).toThrow('XL.filed: no term, no absolute day and no reason')
  })

  test('没人办的、两头都办的、指着没有的状态和当事方的步骤都不收', () => {
    const { who: _who, ...nobody } = DEFINITION.steps.finish as Procedure['steps'][string]
    expect(() => made({ steps: { finish: nobody } })).toThrow('nobody takes this step')
    expect(() => withStep({ by: 'clock' })).toThrow('what the system takes nobody else takes')
    expect(() => withStep({ to: 'gone' })).toThrow('no state gone')
    expect(() => withStep({ party: 'payee' })).toThrow('no party payee')
    expect(() => withStep({ asks: 'reason' })).toThrow('no reasons to choose from')
  })

  test('钟要走的步骤，要么到期走，要么公示期满走；都不是的永远没人走，不收', () => {
    const { who: _who, ...step } = DEFINITION.steps.finish as Procedure['steps'][string]
    const steps = { finish: { ...step, by: 'clock' as const } }
    expect(() => made({ steps })).toThrow('the clock never takes it from filed')
    const filed = { ...DEFINITION.states.filed, overdue: { step: 'finish', says: '到期办结。' } }
    const states = { ...DEFINITION.states, filed: filed as Procedure['states'][string] }
    expect(made({ steps, states }).kind).toBe('XL')
  })

  test('会签的方数不能多于能签的岗位', () => {
    const countersign = { posts: { 'catalogue.sign-hr': '人社签发' }, atLeast: 2 }
    const { who: _who, ...step } = DEFINITION.steps.finish as Procedure['steps'][string]
    expect(() => made({ steps: { finish: { ...step, countersign } } })).toThrow('more signatures than posts')
  })

  test('要填内容的步骤，表单画不出来又没有自己的页面的，不收', () => {
    const input = z.strictObject({ a: z.strictObject({}) })
    expect(() => withStep({ input })).toThrow('a has no title')
    expect(withStep({ input, page: () => '/x' }).kind).toBe('XL')
  })

  test('状态的名称、颜色、进度只有流程说了算', () => {
    expect(stateShown(made({}), 'done')).toEqual({ title: '已办结', tone: 'ok', progress: 4 })
    expect(stateShown(made({}), 'filed')).toEqual({ title: '已提交', tone: 'plain', progress: 1 })
    expect(() => stateShown(made({}), 'gone')).toThrow('no state gone')
  })
})

const person = '00000000-0000-4000-8000-000000000001'
const employer = '00000000-0000-4000-8000-000000000002'
const file = { person, organisation: employer } as CaseFile
const payee: Party = {
  title: '收款方',
  is: (actor) => actor.organisation === employer,
  sees: ['form', 'evidence'],
  otherwise: () => '只有收款方可以办理。',
}
const trainee: Party = { ...payee, title: '学员', is: (actor) => actor.person === person, sees: ['decision'] }

test('当事方各看各的，经办的人都看得到，没有当事方的流程不分', () => {
  const some = made({ parties: { payee, trainee } })
  expect([...sightOf(some, file, agent('employer-agent', employer))]).toEqual(['form', 'evidence'])
  expect([...sightOf(some, file, citizen(person))]).toEqual(['decision'])
  expect(sightOf(some, file, official('district-clerk')).size).toBe(4)
  expect(sightOf(made({}), file, citizen(person)).size).toBe(4)
})

test('会签：一人只签一方，一方只签一次，退回以后重新签', () => {
  const countersign = {
    posts: { 'catalogue.sign-hr': '人社签发', 'catalogue.sign-finance': '财政会签' },
    atLeast: 2,
  }
  const [hr, finance] = [official('municipal-officer', 'all', '甲'), official('finance-officer', 'all', '乙')]
  const came = { step: 'submit', from: 'drafted', to: 'signing' } as CaseEvent
  const signature = (actor: typeof hr, post: string) =>
    ({
      step: 'sign',
      from: 'signing',
      to: 'signing',
      actor: actor.account,
      payload: { signed: post },
    }) as unknown as CaseEvent
  const next = (actor: typeof hr, ...events: CaseEvent[]) =>
    postToSign('sign', countersign, 'signing', [came, ...events], actor)
  const first = signature(hr, 'catalogue.sign-hr')
  expect(next(hr)).toEqual({ post: 'catalogue.sign-hr' })
  expect(next(hr, first)).toMatchObject({ refusal: expect.stringContaining('您已经签过') })
  expect(next({ ...hr, account: '丙' }, first)).toMatchObject({ refusal: expect.stringContaining('另一方') })
  expect(next(finance, first)).toEqual({ post: 'catalogue.sign-finance' })
  expect(next(hr, first, { ...came, step: 'return', from: 'signing', to: 'drafted' }, came)).toEqual({
    post: 'catalogue.sign-hr',
  })
})
