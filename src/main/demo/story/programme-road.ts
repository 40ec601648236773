import { casesOf, tickCases } from '../../../kernel/case/index.ts'
import { workOff } from '../../../kernel/event/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { type Kernel, standingClock } from '../../../kernel/verb/index.ts'
import { organisationById } from '../../../modules/organisations/index.ts'
import { CASE_VERBS, FILE_VERBS, PROCEDURES } from '../../modules.ts'
import type { Place } from '../setting/places.ts'
import type { Walk } from './road.ts'

/** Who plans programmes in the demo, and on which days. */
export interface Made {
  kernel: Kernel
  place: Place
  walk: Walk
  today: CivilDate
}

/** A step of a case, taken by a post of the demo. */
export const step = (
  { walk }: Pick<Made, 'walk'>,
  login: string,
  number: string,
  name: string,
  more: object = {},
) => walk.does({ login }, CASE_VERBS.stepCase, { number, step: name, ...more })

/** Attaches a paper of whoever plans it: the enterprise, unless told. */
export const attach = ({ walk }: Made, number: string, name: string, login: 'qiye' | 'jigou' = 'qiye') =>
  walk.does({ login }, FILE_VERBS.attachToCase, {
    number,
    file: {
      name: `演示·${name}.pdf`,
      content: new TextEncoder().encode(
        `%PDF-1.4\n1 0 obj<</T(${name}${number})>>endobj\ntrailer<<>>\n%%EOF\n`,
      ),
    },
  })

/** The school that teaches for it, by its code. */
export async function providerCode({ kernel, place }: Made): Promise<string> {
  const school = await organisationById(kernel.database.db, place.provider)
  if (!school) throw new Error('the district of the demo has no school')
  return school.creditCode
}

/** What goes wrong in the making of the demo stops it. */
export const fail = (error: unknown) => {
  throw error
}

/** What the clock and the followers do by the morning of a day, for these payments alone. */
export async function passed(kernel: Kernel, day: CivilDate): Promise<void> {
  const then: Kernel = { ...kernel, clock: standingClock(`${day}T09:00:00+08:00`), takeBackSeconds: 0 }
  const only = (await casesOf(kernel.database.db, { kind: 'RB', closed: false })).map(({ number }) => number)
  await tickCases(then, PROCEDURES, fail, { all: true, only })
  await workOff(then, fail)
}
