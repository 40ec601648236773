import fc from 'fast-check'
import { expect, test } from 'vitest'
import { may } from '../../verb/access.ts'
import { procedure } from '../procedure.ts'
import type { CaseEvent } from './case-file.ts'
import { fourEyes, stateOf, stepsFrom } from './case-state.ts'

const CLAUSE = { document: 'test', article: null, text: '示例', status: 'assumed' as const }

const claim = procedure({
  kind: 'BT',
  title: '示例',
  starts: 'filed',
  states: {
    filed: { title: '已提交', holder: '区', progress: 1, within: { noTerm: '示例' } },
    review: { title: '审核', holder: '区', progress: 2, within: { noTerm: '示例' } },
    approved: { title: '通过', holder: '无', progress: 4, ends: 'done' },
    refused: { title: '不予通过', holder: '无', progress: 4, ends: 'refused' },
  },
  steps: {
    accept: { title: '受理', from: 'filed', to: 'review', who: may('subsidy.accept'), vouches: true },
    correct: {
      title: '一次告知',
      from: 'review',
      to: 'filed',
      who: may('subsidy.accept'),
      once: true,
      asks: 'corrections',
      corrections: [{ code: 'photo', text: '补照片' }],
    },
    approve: { title: '通过', from: 'review', to: 'approved', who: may('subsidy.decide'), decides: true },
    refuse: {
      title: '不予通过',
      from: ['filed', 'review'],
      to: 'refused',
      who: may('subsidy.decide'),
      decides: true,
      asks: 'reason',
      reasons: [{ code: 'no', text: '不符合' }],
    },
  },
})

const event = (seq: number, step: string, from: string | null, to: string, actor = 'a'): CaseEvent => ({
  number: 'BT-2026-120116-000001',
  seq,
  step,
  from,
  to,
  actor,
  actorLabel: actor,
  actorKind: 'official',
  at: new Date(0),
  note: null,
  reason: null,
  payload: null,
})

test('办件的状态由它的事件得出', () => {
  const events = [
    event(1, 'open', null, 'filed'),
    event(2, 'accept', 'filed', 'review'),
    event(3, 'approve', 'review', 'approved'),
  ]
  expect(stateOf(claim, events)).toEqual({ state: 'approved', revision: 3 })
})

test('领取、挂起、上报不改变状态', () => {
  const events = [
    event(1, 'open', null, 'filed'),
    event(2, 'claimed', 'filed', 'filed'),
    event(3, 'held', 'filed', 'filed'),
    event(4, 'accept', 'filed', 'review'),
  ]
  expect(stateOf(claim, events).state).toBe('review')
})

test('缺的、次序不对的、没有这一步的事件都找得出', () => {
  expect(() => stateOf(claim, [event(2, 'open', null, 'filed')])).toThrow('event 1 is missing')
  expect(() =>
    stateOf(claim, [event(1, 'open', null, 'filed'), event(2, 'approve', 'filed', 'approved')]),
  ).toThrow('no step approve')
  expect(() =>
    stateOf(claim, [event(1, 'open', null, 'filed'), event(2, 'accept', 'review', 'review')]),
  ).toThrow('begins in')
})

test('提交过或担保过一件的人不得决定它，不论是什么岗位', () => {
  const events = [
    event(1, 'open', null, 'filed', 'applicant'),
    event(2, 'accept', 'filed', 'review', 'clerk'),
  ]
  expect(fourEyes(claim, 'approve', events, 'clerk')).toContain('审与批')
  expect(fourEyes(claim, 'approve', events, 'applicant')).toContain('审与批')
  expect(fourEyes(claim, 'approve', events, 'reviewer')).toBeNull()
  expect(fourEyes(claim, 'correct', events, 'clerk')).toBeNull()
})

test('领办、退回、转办、一次告知补正不算担保，本人仍可决定', () => {
  for (const step of ['claimed', 'transferred', 'correct', 'refuse'])
    expect(
      fourEyes(
        claim,
        'approve',
        [event(1, 'open', null, 'review', 'x'), event(2, step, 'review', 'review')],
        'a',
      ),
    ).toBeNull()
})

test('上一轮办过同一步骤的人，退回重来以后仍可再办这一步', () => {
  const twice = procedure({
    ...claim,
    steps: { ...claim.steps, approve: { ...claim.steps.approve!, vouches: true } },
  })
  const events = [
    event(1, 'open', null, 'review', 'x'),
    event(2, 'approve', 'review', 'approved', 'reviewer'),
  ]
  expect(fourEyes(twice, 'approve', events, 'reviewer')).toBeNull()
  expect(fourEyes(twice, 'refuse', events, 'reviewer')).toContain('审与批')
})

test('沿流程怎么走，都是自己折算得通的经历', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 12 }), (choices) => {
      const events = [event(1, 'open', null, 'filed')]
      let state = 'filed'
      for (const choice of choices) {
        const offered = stepsFrom(claim, state)
        if (offered.length === 0) break
        const [name, step] = offered[choice % offered.length]!
        events.push(event(events.length + 1, name, state, step.to))
        state = step.to
      }
      expect(stateOf(claim, events)).toEqual({ state, revision: events.length })
    }),
  )
})

test('流程写了没有的状态，程序启动时就拒绝', () => {
  expect(() =>
    procedure({
      ...claim,
      steps: { lost: { title: '丢', from: 'filed', to: 'nowhere', who: may('subsidy.decide') } },
    }),
  ).toThrow('no state nowhere')
  expect(() => procedure({ ...claim, starts: 'nowhere' })).toThrow('no state nowhere')
  expect(() =>
    procedure({ ...claim, steps: { idle: { title: '空', from: 'filed', to: 'review' } } }),
  ).toThrow('nobody takes')
})

test('每个状态都要写明期限：工作日、截止日，或者没有期限及其理由', () => {
  const { within: _none, ...untimed } = claim.states.filed!
  expect(() => procedure({ ...claim, states: { ...claim.states, filed: untimed } })).toThrow('no term')
})

test('进入公示的状态要有期满的一步', () => {
  const shown = {
    ...claim.states.review!,
    notice: { title: () => '', fields: async () => [], term: () => ({ days: 5, clause: CLAUSE }) },
  }
  expect(() => procedure({ ...claim, states: { ...claim.states, review: shown } })).toThrow('ends its notice')
})
