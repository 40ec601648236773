import { z } from 'zod'
import { sourceRestored } from '../../../kernel/ground/index.ts'
import { Day } from '../../../kernel/value/shapes.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { countedTotal, pageAsked, pageNeighbours } from '../../../kernel/verb/paging.ts'
import { Outcome, outcomesOf } from '../../organisations/index.ts'
import { peopleByIds } from '../../people/index.ts'
import { classTitle } from '../class/class-names.ts'
import { violationLifted } from '../events.ts'
import { editionFor } from '../filing/filing-limits.ts'
import { searchClasses } from '../listing/store.ts'
import { noClass, publicClasses } from '../listing/views.ts'
import { enterViolation, foundAgainst } from '../oversight/enter-violation.ts'
import { liftViolationRow, lockViolation, violationsOf } from '../oversight/store.ts'
import { settleCertificates } from '../paper/withdraw.ts'
import { refusals } from '../refusals.ts'
import { checksOf } from '../remote/store.ts'
import { readTrainees } from '../roster/store.ts'
import { PublicClass } from '../schema.ts'
import { readClass } from '../store.ts'
import { RecordedShape, recordedOf } from '../video/recorded.ts'
import { RollShape, rollToday } from './attendance/inspect-roll.ts'
import { CheckShape, checkShown } from './remote/read.ts'

/**
 * An officer records that a class, or somebody in it, was found in violation (查实违规, R1.10): claims not paid yet are
 * decided with it, and what rests on the class is examined again.
 */
export const recordViolation = verb({
  name: 'training.record-violation',
  title: '登记查实违规',
  http: 'POST /training/classes/{id}/violations',
  who: may('training.supervise'),
  input: z.strictObject({
    id: z.uuid(),
    /** Left out for the whole class. */
    person: z.uuid().optional(),
    foundOn: Day,
    document: z.string().trim().min(2, '请填写处理决定文号').max(100),
    finding: z.string().trim().min(4, '请写明查实的事实').max(300),
  }),
  output: z.object({ id: z.uuid() }),
  async run(ctx, { id, person = null, ...rest }) {
    const entered = await enterViolation(ctx, { class: id, person, ...rest })
    if (!entered) throw refusals.violationRecorded()
    return { id: entered }
  },
})

/** A finding is set aside (撤销认定), by somebody else than who recorded it. */
export const liftViolation = verb({
  name: 'training.lift-violation',
  title: '撤销违规认定',
  http: 'POST /training/violations/{id}/lift',
  who: may('training.supervise'),
  input: z.strictObject({ id: z.uuid(), why: z.string().trim().min(4, '请写明依据').max(300) }),
  output: z.object({ id: z.uuid() }),
  async run(ctx, { id, why }) {
    const found = await lockViolation(ctx.db, id)
    const one = found && (await readClass(ctx.db, found.class))
    if (!found || !one) throw refusals.noSuchViolation()
    ctx.within({ district: one.district })
    ctx.act.subject('class', one.id)
    ctx.act.purpose(why)
    if (found.liftedOn) throw refusals.violationLifted()
    if (found.recordedBy === ctx.actor.account) throw refusals.liftedByAnother()
    await liftViolationRow(ctx.db, id, { on: ctx.today, by: ctx.actor.account, why })
    // Who was found not to have completed since has lost the ground for that, too.
    const trainee = (await readTrainees(ctx.db, one.id)).find(({ person }) => person === found.person)
    if (trainee?.completed !== false) await sourceRestored(ctx, foundAgainst(found.class, found.person))
    await settleCertificates(ctx, one, `违规认定已撤销（${why.slice(0, 200)}）`)
    await ctx.emit(violationLifted, { violation: id, provider: one.provider, why })
    return { id }
  },
})

/** The findings on a class, for whoever supervises its district. */
export const listViolations = verb({
  name: 'training.violations',
  title: '查看查实违规',
  http: 'GET /training/classes/{id}/violations',
  who: may('training.supervise'),
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    /** What the class is called, and who is on its roster: a finding may be on one of them. */
    title: z.string(),
    number: z.string(),
    trainees: z.array(z.object({ person: z.uuid(), name: z.string() })),
    /** What was published of the provider's teaching (公开成效). */
    outcomes: z.array(Outcome),
    /** What of the class was recorded, beside what was taught (录像). */
    recorded: RecordedShape,
    /** Today's sign-ins, where the class has lessons today (点名). */
    roll: RollShape,
    /** Remote checks, the last first (远程抽查); null where the city has none. */
    remote: z
      .object({ answerMinutes: z.number().int(), today: z.boolean(), checks: z.array(CheckShape) })
      .nullable(),
    items: z.array(
      z.object({
        id: z.uuid(),
        person: z.uuid().nullable(),
        /** Recorded by whoever asks, who may not set it aside. */
        own: z.boolean(),
        foundOn: z.string(),
        document: z.string(),
        finding: z.string(),
        liftedOn: z.string().nullable(),
      }),
    ),
  }),
  async run(ctx, { id }) {
    const one = await readClass(ctx.db, id)
    if (!one) throw noClass()
    ctx.within({ district: one.district })
    const trainees = await readTrainees(ctx.db, id)
    const people = await peopleByIds(
      ctx,
      trainees.map(({ person }) => person),
    )
    const roll = await rollToday(ctx, one)
    const { remoteCheck } = editionFor(await ctx.standards(), ctx.today).data
    return {
      title: classTitle(one),
      number: one.number,
      outcomes: await outcomesOf(ctx.db, one.provider),
      recorded: await recordedOf(ctx, one),
      roll,
      remote: remoteCheck
        ? {
            answerMinutes: remoteCheck.answerMinutes,
            today: roll !== null,
            checks: (await checksOf(ctx.db, id)).map(checkShown),
          }
        : null,
      trainees: trainees.map(({ person }) => ({ person, name: people.get(person)?.maskedName ?? '*' })),
      items: (await violationsOf(ctx.db, id)).map(({ class: _class, recordedBy, ...rest }) => ({
        ...rest,
        own: recordedBy === ctx.actor.account,
      })),
    }
  },
})

const PAGE = 20

/** The classes of one's own districts, the last filed first, for whoever supervises them (监督检查). */
export const listSupervised = verb({
  name: 'training.supervised-classes',
  title: '查询本区班次',
  http: 'GET /training/supervised-classes',
  who: may('training.supervise'),
  input: z.strictObject({
    q: z.string().trim().max(60).optional(),
    ...pageAsked,
  }),
  output: z.object({ items: z.array(PublicClass), ...countedTotal, ...pageNeighbours }),
  async run(ctx, { q, ...asked }) {
    const { districts } = ctx.actor
    const { items, ...found } = await searchClasses(
      ctx.db,
      { districts: districts === 'all' ? undefined : districts, q: q || undefined },
      { ...asked, size: PAGE, newest: true },
    )
    return { ...found, items: await publicClasses(ctx, items) }
  },
})
