import { randomBytes, randomUUID } from 'node:crypto'
import { z } from 'zod'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { addressOf, launchUnit, register } from '../cmi5/launch.ts'
import type { Desk } from '../cmi5/own-records.ts'
import {
  holdRegistration,
  insertLaunch,
  launchOfPerson,
  openLaunches,
  type Registration,
  registrationOf,
} from '../cmi5/store.ts'
import { packagesById } from '../package/store.ts'
import { refusals } from '../refusals.ts'
import { endOthers } from '../scorm/runtime.ts'
import { shownLesson } from './read-courses.ts'

const deskOf = ({ db, now, origin }: VerbContext): Desk => ({ db, now, origin })

/** Opens a unit of a package for whoever asks; what was open of the package before is ended. It makes no hours. */
export const openUnit = verb({
  name: 'online.open-unit',
  title: '打开课件包',
  http: 'POST /online/lessons/{id}/units/{unit}/openings',
  who: may('online.learn'),
  // A second try opens it again, and the first reports no more.
  withoutKey: true,
  input: z.strictObject({ id: z.uuid(), unit: z.coerce.number().int().min(0).max(5_000) }),
  output: z.object({ opening: z.uuid() }),
  async run(ctx, { id, unit }) {
    const person = ctx.actor.person
    if (!person) throw refusals.verifyIdentityFirst()
    const { lesson, course } = await shownLesson(ctx, id)
    if (course.withdrawnAt) throw refusals.courseWithdrawn()
    const [pack] = lesson.package ? await packagesById(ctx.db, [lesson.package]) : []
    if (!pack?.structure.units[unit]) throw refusals.noSuchUnit()
    ctx.act.subject('online-lesson', id)
    const desk = deskOf(ctx)
    const registration =
      (await registrationOf(ctx.db, pack.id, person))?.id ??
      (await register(desk, {
        package: pack.id,
        person,
        actor: { homePage: `${ctx.origin}/learn/online`, name: randomUUID() },
      }))
    if (pack.structure.kind !== 'cmi5') return { opening: await openScorm(desk, registration, unit) }
    const back = `${ctx.origin}/learn/cmi5/back`
    return { opening: (await launchUnit(desk, registration, { unit, mode: 'Normal', back })).session }
  },
})

async function openScorm(desk: Desk, registration: string, unit: number): Promise<string> {
  await holdRegistration(desk.db, registration)
  await endOthers(desk.db, await openLaunches(desk.db, registration), desk.now)
  const id = randomUUID()
  const ticket = randomBytes(24).toString('base64url')
  await insertLaunch(desk.db, { id, registration, unit, mode: 'Normal', ticket, at: desk.now })
  return id
}

/** Where an opening of one's own is shown, while it lasts. */
export const readOpening = verb({
  name: 'online.opening',
  title: '查看打开的课件包',
  http: 'GET /online/openings/{id}',
  who: may('online.learn'),
  input: z.strictObject({ id: z.uuid() }),
  /** `fresh`: it can begin; a unit of cmi5 begins once an opening. */
  output: z.object({ address: z.string(), title: z.string(), ownWindow: z.boolean(), fresh: z.boolean() }),
  async run(ctx, { id }) {
    const found = await launchOfPerson(ctx.db, id, ctx.actor.person)
    if (!found) throw refusals.noSuchOpening()
    const registration = (await registrationOf(ctx.db, found.package, found.person)) as Registration
    const unit = registration.structure.units[found.unit]
    if (!unit) throw refusals.noSuchUnit()
    return {
      address: addressOf(ctx.origin, registration, { session: id, unit: found.unit, ticket: found.ticket }),
      title: unit.title,
      ownWindow: unit.ownWindow,
      fresh: found.fresh || registration.structure.kind !== 'cmi5',
    }
  },
})
