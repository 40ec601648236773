import { occupationKey } from '../../../kernel/value/occupation.ts'
import { purposeName } from '../in-words.ts'
import type { PaymentRecord } from '../records.ts'
import { grouped, rule } from './rule.ts'
import { AGAIN } from './wording.ts'

/** F15: one person had money for one occupation and level twice, by whatever road. */
export const F15 = rule<[occupation: string, level: string, purposes: string[]]>({
  id: 'F15',
  says: AGAIN,
  *candidates(records, { F15: { exclusive } }) {
    for (const purposes of exclusive) {
      const those = records.payments.filter(({ purpose }) => purposes.includes(purpose))
      for (const own of grouped(those, keyOf).values()) {
        const [first, ...later] = [...own].sort((a, b) =>
          a.on < b.on ? -1 : a.on > b.on ? 1 : a.id < b.id ? -1 : 1,
        )
        if (!first || later.length === 0) continue
        yield {
          values: [first.occupation, first.level, [first, ...later].map(({ purpose }) => purpose)],
          about: { kind: 'person', id: keyOf(first) },
          organisation: later[0]?.organisation ?? null,
          people: [first.person],
          against: [],
          // The first stands; what came after it is examined again.
          rests: later.map(({ id }) => ({ kind: 'claim', id })),
          timeline: () =>
            [first, ...later].map(({ on, purpose, id }) => ({
              at: on,
              text: `${purposeName(purpose)}：${id}`,
              source: '补贴记录',
            })),
        }
      }
    }
  },
  suspects: ([, , purposes]) => purposes.length > 1,
})

const keyOf = ({ person, occupation, level }: PaymentRecord): string =>
  [person, occupationKey(occupation), level].join('/')
