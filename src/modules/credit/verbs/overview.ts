import { z } from 'zod'
import { anybody, verb } from '../../../kernel/verb/index.ts'
import { countByGrade } from '../../organisations/index.ts'
import { refusals } from '../refusals.ts'
import { creditKind, FAMILIES, GRADES } from '../standard.ts'

/** How training schools are rated, and how many have each grade (信用评价标准): what is assumed says so. */
export const creditOverview = verb({
  name: 'credit.overview',
  title: '查看信用评价标准',
  http: 'GET /credit',
  who: anybody(),
  input: z.strictObject({}),
  output: z.object({
    edition: z.string(),
    assumed: z.boolean(),
    source: z.string(),
    grades: z.array(
      z.object({
        grade: z.string(),
        title: z.string(),
        from: z.string(),
        count: z.number().int(),
        newClasses: z.boolean(),
        priority: z.boolean(),
        inspections: z.number().int(),
        drawWeight: z.number().int(),
      }),
    ),
    indicators: z.array(
      z.object({
        name: z.string(),
        family: z.string(),
        max: z.string(),
        perEvent: z.string(),
        repairable: z.boolean(),
      }),
    ),
    veto: z.array(z.object({ name: z.string(), grade: z.string() })),
    repair: z.object({ afterDays: z.number().int(), best: z.string() }),
    noticeDays: z.number().int(),
  }),
  async run(ctx) {
    const edition = (await ctx.standards()).inForce(creditKind, ctx.today)
    if (!edition) throw refusals.noStandard()
    const { data } = edition
    const counts = await countByGrade(ctx.db)
    return {
      edition: edition.name,
      assumed: edition.status === 'assumed',
      source: edition.source,
      grades: GRADES.map((grade) => {
        const {
          title,
          newClasses,
          priority,
          inspectionsPerYear: inspections,
          drawWeight,
        } = data.measures[grade]
        const from = data.bands.find((band) => band.grade === grade)?.from ?? ''
        return {
          grade,
          title,
          from,
          count: counts.get(grade) ?? 0,
          newClasses,
          priority,
          inspections,
          drawWeight,
        }
      }),
      indicators: data.indicators.map(({ name, family, max, perEvent, repairable }) => ({
        name,
        family: FAMILIES[family],
        max,
        perEvent,
        repairable,
      })),
      veto: data.veto.map(({ name, grade }) => ({ name, grade })),
      repair: { afterDays: data.repair.afterDays, best: data.repair.best },
      noticeDays: data.notice.workingDays,
    }
  },
})
