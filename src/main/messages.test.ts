import { expect, test } from 'vitest'
import type { CaseEvent, CaseFile, Procedure } from '../kernel/case/index.ts'
import { chaseOf, LONGEST, tellingOf } from '../kernel/message/words.ts'
import { PROCEDURES } from './modules.ts'

const event = (step: string, from: string | null, to: string, reason: string | null): CaseEvent => ({
  number: 'XX-2026-120116-000001',
  seq: 1,
  step,
  from,
  to,
  actor: null,
  actorLabel: '',
  actorKind: 'official',
  at: new Date(0),
  note: '只给办理的人看的意见',
  reason,
  payload: null,
})
const file = { revision: 2, dueOn: null, held: null } as unknown as CaseFile

test('每一种办件的每一步说的话不超过 70 字，不带金额，也不带内部意见', () => {
  let told = 0
  for (const procedure of PROCEDURES) {
    for (const [name, step] of Object.entries(procedure.steps)) {
      for (const from of [step.from].flat()) {
        for (const reason of [null, ...(step.reasons ?? []).map(({ code }) => code)]) {
          const telling = tellingOf(procedure, file, event(name, from, step.to, reason))
          if (!telling) continue
          told += 1
          expect(telling.text.length, `${procedure.kind} ${name}: ${telling.text}`).toBeLessThanOrEqual(
            LONGEST,
          )
          expect(telling.text).not.toMatch(/元|意见|。。/)
        }
      }
    }
  }
  expect(told).toBeGreaterThan(40)
})

/** Cases of the city's own, and the rating's (CP), which names nobody: who rated reads the answer with the rating. */
const NOBODY_WAITS = ['ML', 'ZC', 'XW', 'KC', 'SJ', 'BF', 'CP']

/** Whatever leads into a state, as events: opened there, moved there, sent back there with something to correct. */
const into = (procedure: Procedure, state: string): CaseEvent[] => [
  ...(procedure.starts === state ? [event('open', null, state, null)] : []),
  event('moved', '别的状态', state, null),
  ...Object.entries(procedure.steps).flatMap(([name, { from, to, asks }]) =>
    to === state
      ? [from].flat().map((one) => ({
          ...event(name, one, state, null),
          payload: asks === 'corrections' ? { corrections: [{ text: '材料不清楚' }] } : null,
        }))
      : [],
  ),
]

test('有当事人的办件，到每个状态都有公开的话，或者写明为什么不说；城市自己的办件没有人等', () => {
  const silent = PROCEDURES.filter(({ kind }) => !NOBODY_WAITS.includes(kind)).flatMap((procedure) =>
    Object.entries(procedure.states)
      .filter(([, state]) => state.quiet === undefined && state.tells === undefined)
      .filter(([name]) => !into(procedure, name).some((one) => tellingOf(procedure, file, one)))
      .map(([name]) => `${procedure.kind} ${name}`),
  )
  expect(silent).toEqual([])
  for (const procedure of PROCEDURES)
    for (const [name, { quiet, tells }] of Object.entries(procedure.states))
      expect(quiet !== undefined && tells !== undefined, `${procedure.kind} ${name}`).toBe(false)
})

test('公开的话里没有姓名、证件、电话、银行账号的位置，一条短信装得下', () => {
  for (const procedure of PROCEDURES)
    for (const [name, { tells }] of Object.entries(procedure.states)) {
      const said = `${procedure.title}：${tells?.text ?? ''}`
      expect(said.length, `${procedure.kind} ${name}`).toBeLessThanOrEqual(LONGEST)
      expect(said, `${procedure.kind} ${name}`).not.toMatch(/\d{4,}|姓名|证件号|手机号|账号|元/)
    }
})

test('补正、等待的原因再长，也不超过一条短信：改说有几处，请点开看', () => {
  const procedure = PROCEDURES.find(({ kind }) => kind === 'BT') as Procedure
  const long = Array.from({ length: 9 }, () => ({ text: '花名册与签到记录对不上，请核对以后重新上传' }))
  const corrected = tellingOf(procedure, file, {
    ...event('correct', 'review', 'correcting', null),
    payload: { corrections: long },
  })
  expect(corrected).toMatchObject({
    asks: true,
    text: '培训补贴：有 9 处需要补正，请点开看。请尽快改好再交。',
  })
  const held = tellingOf(procedure, file, {
    ...event('held', 'review', 'review', null),
    payload: { text: long.map(({ text }) => text).join('，') },
  })
  expect(held?.text).toBe('培训补贴：暂时等待，请点开看原因。')
})

test('在机构手里过了期限的催机构，也告诉等着的人；在官员手里的由督办清单催，不发消息', () => {
  const chased = PROCEDURES.flatMap((procedure) =>
    Object.keys(procedure.states).flatMap((state) => {
      const told = chaseOf(procedure, event('escalated', state, state, null))
      if (!told) return []
      for (const { text } of [told.organisation, told.person])
        expect(text.length).toBeLessThanOrEqual(LONGEST)
      expect(told.organisation.asks).toBe(true)
      return [`${procedure.kind} ${state}`]
    }),
  )
  expect(chased).toContain('BM filed')
  expect(chased).not.toContain('BT review')
  expect(chased).not.toContain('SJ preparing')
})
