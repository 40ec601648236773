import { type Candidate, rule } from './rule.ts'
import { UNANSWERED } from './wording.ts'

/** F16: a remote check of a class (远程抽查) that nobody answered within its minutes; it says nothing of who was there. */
export const F16 = rule<[asked: string, minutes: number]>({
  id: 'F16',
  says: UNANSWERED,
  *candidates(records, { F16: limits }) {
    if (!limits) return
    for (const one of records.remoteChecks ?? []) {
      const found: Candidate<[asked: string, minutes: number]> = {
        values: [one.day, Math.round((one.due - one.asked) / MINUTE)],
        about: { kind: 'class', id: `${one.class}/${one.id}` },
        organisation: one.provider,
        people: [],
        against: [{ class: one.class, person: null }],
        rests: [],
        timeline: () => [
          { at: one.asked, text: `${one.by}发起远程抽查`, source: '远程抽查' },
          { at: one.due, text: '到时没有应答，也没有说明', source: '远程抽查' },
        ],
      }
      yield found
    }
  },
  suspects: ([asked]) => asked.length > 0,
})

/** Milliseconds. */
const MINUTE = 60_000
