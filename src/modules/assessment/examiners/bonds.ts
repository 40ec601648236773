import { sameName } from '../../../kernel/value/person/person-name.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { type PersonStatus, peopleByIds, statusRows } from '../../people/index.ts'
import { type TaughtBy, taught } from '../../training/index.ts'
import { relativesRegistered } from '../recusal/relatives-store.ts'
import { bondsIn } from '../recusal/store.ts'
import type { Exam } from '../store.ts'

/** What binds somebody to the candidates of an examination (回避): whom they taught, with whom they work, whom they declared, whether they sit it. */
export interface Bonds {
  /** Empty where nobody of that id is registered. */
  name: string
  sits: boolean
  taught: ReadonlySet<string>
  colleagues: ReadonlySet<string>
  /** Relatives and others by declaration or by a decision; which of them it is stays with those who declared and decided. */
  declared: ReadonlySet<string>
}

/**
 * What binds these people to those who have a seat, by person: read once for all of them. An employer that assesses its own staff has colleagues
 * among them by right.
 */
export async function bondsOf(
  ctx: VerbContext,
  { id, heldOn, category }: Pick<Exam, 'id' | 'heldOn' | 'category'>,
  candidates: readonly { person: string; seat: string | null }[],
  people: readonly string[],
): Promise<ReadonlyMap<string, Bonds>> {
  const seated = candidates.flatMap(({ seat, person }) => (seat === null ? [] : [person]))
  const sitting = new Set(seated)
  const known = await peopleByIds(ctx, [...people])
  const classes = await taught(ctx.db, seated)
  const bonds = Map.groupBy(await bondsIn(ctx.db, id, people), ({ person }) => person)
  const relatives = await relativesRegistered(ctx, people)
  const statuses = await statusRows(ctx.db, [...seated, ...people])
  const employers = new Map(
    [...seated, ...people].map((one) => [one, employersOn(statuses.get(one) ?? [], heldOn)]),
  )
  return new Map(
    people.map((person) => {
      const name = known.get(person)?.name ?? ''
      const own = [...(employers.get(person) ?? [])]
      const works = (one: string) => own.some((employer) => employers.get(one)?.has(employer))
      return [
        person,
        {
          name,
          sits: sitting.has(person),
          taught: new Set(
            seated.filter((one) => classes.get(one)?.some((by) => isTaughtBy(by, person, name))),
          ),
          colleagues: new Set(category === 'Y' ? [] : seated.filter(works)),
          declared: new Set([
            ...(bonds.get(person) ?? []).map(({ candidate }) => candidate),
            ...seated.filter((one) => relatives.get(person)?.has(one)),
          ]),
        },
      ]
    }),
  )
}

/** One of the register is told by person, whatever the name was then; in old records the name is all there is. */
const isTaughtBy = ({ teacher, teacherPerson }: TaughtBy, person: string, name: string): boolean =>
  teacherPerson === null ? sameName(teacher, name) : teacherPerson === person

function employersOn(rows: readonly PersonStatus[], day: CivilDate): ReadonlySet<string> {
  const held = rows.filter(
    ({ kind, from, to }) => kind === 'employed' && from <= day && (to === null || day <= to),
  )
  return new Set(held.flatMap(({ organisation }) => (organisation ? [organisation] : [])))
}
