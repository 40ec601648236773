import type { ClassRecord } from '../records.ts'
import { UnionFind } from '../union-find.ts'
import { grouped, type Indexed, rule } from './rule.ts'
import { SHARED } from './wording.ts'

const KINDS = { device: '设备', phone: '电话', account: '银行账户', face: '人脸' } as const
type Kind = keyof typeof KINDS

/** The people behind each device, phone, account and face; what organisations own themselves is nobody's. */
function behind(records: Indexed): Map<string, { kind: Kind; people: Set<string> }> {
  const own = new Set(records.organisations.flatMap((one) => one.own))
  const found = new Map<string, { kind: Kind; people: Set<string> }>()
  const add = (kind: Kind, key: string | undefined, person: string) => {
    if (key === undefined || key === '' || own.has(key)) return
    const name = `${kind} ${key}`
    const one = found.get(name)
    if (one) one.people.add(person)
    else found.set(name, { kind, people: new Set([person]) })
  }
  for (const { id, phone, account } of records.people) {
    add('phone', phone, id)
    add('account', account, id)
  }
  for (const { signIns } of records.classes)
    for (const { person, device, face, byHand } of signIns) {
      if (byHand) continue
      add('device', device, person)
      add('face', face, person)
    }
  return found
}

/** F6: more people behind one device, phone, account or face than a household has; those that overlap are one finding. */
export const F6 = rule<[string[], number, number]>({
  id: 'F6',
  says: SHARED,
  *candidates(records, { F6: limits }) {
    const hubs = [...behind(records)].filter(([, { kind, people }]) => people.size >= limits[kind])
    if (hubs.length === 0) return
    const graph = new UnionFind()
    for (const [name, { people }] of hubs)
      for (const person of people) graph.join(graph.of(name), graph.of(person))
    const groups = grouped(hubs, ([name]) => String(graph.find(graph.of(name))))
    const classes = classesOf(records.classes, new Set(hubs.flatMap(([, { people }]) => [...people])))
    for (const group of groups.values()) {
      const people = [...new Set(group.flatMap(([, one]) => [...one.people]))].sort()
      const kinds = [...new Set(group.map(([, { kind }]) => KINDS[kind]))].sort()
      const against = people.flatMap((person) =>
        (classes.get(person) ?? []).map((one) => ({ class: one.id, person })),
      )
      const providers = people.flatMap((person) =>
        (classes.get(person) ?? []).map(({ provider }) => provider),
      )
      const names = group.map(([name]) => name).sort()
      yield {
        values: [kinds, people.length, group.length],
        about: { kind: 'people', id: names[0] as string },
        organisation: mostOften(providers),
        people,
        against,
        rests: [],
        timeline: () =>
          group.slice(0, 20).map(([, { kind, people: those }]) => ({
            at: firstDay(those, classes),
            text: `同一${KINDS[kind]}后面有 ${those.size} 人`,
            source: kind === 'device' || kind === 'face' ? '考勤' : '人员登记',
          })),
      }
    }
  },
  suspects: ([kinds, people]) => kinds.length > 0 && people > 0,
})

function classesOf(classes: readonly ClassRecord[], people: ReadonlySet<string>) {
  const found = new Map<string, ClassRecord[]>()
  for (const one of classes)
    for (const { person } of one.trainees)
      if (people.has(person)) found.set(person, [...(found.get(person) ?? []), one])
  return found
}

/** The name that comes most often, the first in order among equals; null of none. */
export function mostOften(names: readonly string[]): string | null {
  const counts = [...grouped(names, (name) => name)].map(([name, all]) => ({ name, count: all.length }))
  counts.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
  return counts[0]?.name ?? null
}

const firstDay = (
  people: ReadonlySet<string>,
  classes: ReadonlyMap<string, readonly ClassRecord[]>,
): string =>
  [...people].flatMap((person) => (classes.get(person) ?? []).map(({ startsOn }) => startsOn)).sort()[0] ?? ''
