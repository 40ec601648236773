import { expect, test } from 'vitest'
import type { CaseEvent, CaseFile } from '../kernel/case/index.ts'
import { tellingOf } from '../kernel/message/words.ts'
import { PROCEDURES } from './modules.ts'

/** What a short message may hold in one piece. */
const LONGEST = 70

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
