import type { Db } from '../../../kernel/database/index.ts'
import type { Sealer } from '../../../kernel/sealing/index.ts'
import { sameName } from '../../../kernel/value/person/person-name.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { peopleByIds } from '../../people/index.ts'
import { stretchesOf, teachersNow } from './store.ts'
import type { NamedTeacher, Teacher } from './teacher.ts'

interface Reader {
  db: Db
  sealer: Sealer
}

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i

/**
 * Whom a filing names as its teacher: somebody of the provider's register by person, or by a name that one of them alone bears;
 * else it is only a name. A person whom the register of this provider does not know is nobody's teacher here: null.
 */
export async function namedTeacher(
  ctx: Reader,
  provider: string,
  text: string,
): Promise<NamedTeacher | null> {
  if (UUID.test(text)) {
    const [known] = await stretchesOf(ctx.db, provider, [text])
    const person = known && (await peopleByIds(ctx, [text])).get(text)
    return person ? { name: person.name, person: person.id } : null
  }
  const teachers = await teachersNow(ctx.db, provider)
  const people = await peopleByIds(
    ctx,
    teachers.map(({ person }) => person),
  )
  const bear = [...people.values()].filter(({ name }) => sameName(name, text))
  return bear.length === 1 && bear[0]
    ? { name: bear[0].name, person: bear[0].id }
    : { name: text, person: null }
}

/** What the register says of a class's teacher over its days: the stretch that covers them, else the last one there was. */
export async function entryOfTeacher(
  db: Db,
  provider: string,
  person: string | null,
  days: { from: CivilDate; to: CivilDate },
): Promise<Teacher | null> {
  if (person === null) return null
  const stretches = await stretchesOf(db, provider, [person])
  return (
    stretches.find(({ from, until }) => from <= days.from && (until === null || days.to <= until)) ??
    stretches[0] ??
    null
  )
}
