import { z } from 'zod'
import { COURSE_KINDS } from '../../../kernel/value/course-kind.ts'
import { LevelShape } from '../../../kernel/value/shapes.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { courseOn } from '../../occupations/rules.ts'
import { organisationById, scopeOn, venuesOf } from '../../organisations/index.ts'
import { peopleByIds } from '../../people/index.ts'
import { equipmentOf } from '../equipment/compare.ts'
import { FILING_EFFORT } from '../filing/effort.ts'
import { refusals } from '../refusals.ts'
import { teachersNow } from '../teachers/store.ts'
import { EMPLOYMENTS } from '../teachers/teacher.ts'

/** What the licence and the registers know before a class is filed (报开班前已知的): what may be taught, and what is left to fill in. */
export const filingKnown = verb({
  name: 'training.filing-known',
  title: '查看报开班前已知的内容',
  http: 'GET /training/filing',
  who: may('training.file'),
  input: z.strictObject({}),
  output: z.object({
    provider: z.string(),
    licensed: z.array(
      z.object({
        occupation: z.string(),
        levels: z.array(LevelShape),
        /** What it is of, and the shortest class of it, where that is no training of the catalogue (目录外课程). */
        course: z.object({ kindText: z.string(), lessons: z.number().int() }).nullable(),
      }),
    ),
    /** Where the provider may teach, and how many each place holds (登记的教学场地). */
    venues: z.array(
      z.object({
        name: z.string(),
        holds: z.number().int(),
        /** What stands there of what the licensed occupations need (设备对照). */
        equipment: z.array(z.object({ title: z.string(), lines: z.array(z.string()) })),
      }),
    ),
    /** Who teaches for the provider now (登记的教师). */
    teachers: z.array(
      z.object({
        person: z.uuid(),
        name: z.string(),
        /** Masked, so that two of one name are told apart by its end. */
        idNumber: z.string(),
        employmentText: z.string(),
        occupations: z.array(z.string()),
      }),
    ),
    typed: z.number().int(),
    chosen: z.number().int(),
  }),
  async run(ctx) {
    const provider = ctx.actor.organisation ? await organisationById(ctx.db, ctx.actor.organisation) : null
    if (!provider) throw refusals.asProvider()
    const scope = await scopeOn(ctx.db, provider.id, 'training', ctx.today)
    const standards = await ctx.standards()
    const teachers = await teachersNow(ctx.db, provider.id)
    const people = await peopleByIds(
      ctx,
      teachers.map(({ person }) => person),
    )
    return {
      provider: provider.name,
      licensed: scope.map(({ occupation, levels }) => {
        const course = courseOn(standards, ctx.today, occupation)
        return {
          occupation,
          levels,
          course: course && { kindText: COURSE_KINDS[course.kind], lessons: course.lessons },
        }
      }),
      venues: (await venuesOf(ctx.db, provider.id)).map((one) => ({
        name: one.name,
        holds: one.holds,
        equipment: equipmentOf(standards, one, scope, ctx.today),
      })),
      teachers: teachers.map(({ person, employment, occupations }) => ({
        person,
        name: people.get(person)?.name ?? '',
        idNumber: people.get(person)?.maskedIdNumber ?? '',
        employmentText: EMPLOYMENTS[employment],
        occupations,
      })),
      ...FILING_EFFORT,
    }
  },
})
