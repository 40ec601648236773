import type { Db } from '../../../kernel/database/index.ts'
import { sameName } from '../../../kernel/value/person/person-name.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { type PersonStatus, statusRows } from '../../people/index.ts'
import { taught } from '../../training/index.ts'
import { candidatesOf, type Exam } from '../store.ts'

/** What binds somebody to the candidates of an examination (回避): whom they taught, with whom they work, whether they sit it. */
export interface Bonds {
  sits: boolean
  taught: ReadonlySet<string>
  colleagues: ReadonlySet<string>
}

/** The bonds of these people, by person: read once for all of them. An employer that assesses its own staff has colleagues among them by right. */
export async function bondsOf(
  db: Db,
  exam: Exam,
  people: readonly { person: string; name: string }[],
): Promise<ReadonlyMap<string, Bonds>> {
  const seated = (await candidatesOf(db, exam.id)).flatMap(({ seat, person }) =>
    seat === null ? [] : [person],
  )
  const classes = await taught(db, seated)
  const statuses = await statusRows(db, [...seated, ...people.map(({ person }) => person)])
  const employers = (person: string) => employersOn(statuses.get(person) ?? [], exam.heldOn)
  return new Map(
    people.map(({ person, name }) => {
      const own = employers(person)
      return [
        person,
        {
          sits: seated.includes(person),
          taught: new Set(
            seated.filter((one) => classes.get(one)?.some(({ teacher }) => sameName(teacher, name))),
          ),
          colleagues: new Set(
            exam.category === 'Y'
              ? []
              : seated.filter((one) => [...own].some((employer) => employers(one).has(employer))),
          ),
        },
      ]
    }),
  )
}

function employersOn(rows: readonly PersonStatus[], day: CivilDate): ReadonlySet<string> {
  const held = rows.filter(
    ({ kind, from, to }) => kind === 'employed' && from <= day && (to === null || day <= to),
  )
  return new Set(held.flatMap(({ organisation }) => (organisation ? [organisation] : [])))
}
