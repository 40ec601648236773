import { z } from 'zod'
import { formatDay, yearOf } from '../../../kernel/value/time/civil-date.ts'
import { Download, may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { countedTotal, pageAsked, pageNeighbours } from '../../../kernel/verb/paging.ts'
import { type Organisation, organisationById, searchOrganisations } from '../../organisations/index.ts'
import { assembled } from '../annual/assemble.ts'
import { changedLines, ReportLine } from '../annual/report.ts'
import { annualOn, dueOn } from '../annual/standard.ts'
import { confirmedOf, duesAmong, insertReport, lockReports, versionsOf } from '../annual/store.ts'
import { refusals } from '../refusals.ts'

const Year = z.coerce.number().int('应为年份').min(2000).max(2200)

/** The organisation in whose name somebody acts, where its kind reports on a year; null for others. */
async function reporterOrNull(ctx: VerbContext): Promise<Organisation | null> {
  const own = ctx.actor.organisation ? await organisationById(ctx.db, ctx.actor.organisation) : null
  const { kinds } = annualOn(await ctx.standards(), ctx.today)
  return own?.kinds.some((kind) => kinds.includes(kind)) ? own : null
}

async function reporter(ctx: VerbContext): Promise<Organisation> {
  const own = await reporterOrNull(ctx)
  if (!own) throw refusals.noReporter()
  return own
}

const Version = z.object({
  version: z.number().int(),
  confirmedAt: z.string(),
  confirmedBy: z.string(),
  why: z.string().nullable(),
  remark: z.string(),
})

const Report = z.object({
  year: z.number().int(),
  name: z.string(),
  dueOn: z.string(),
  dueText: z.string(),
  overdue: z.boolean(),
  /** Whether the year is over, so that it can be confirmed. */
  over: z.boolean(),
  lines: z.array(ReportLine),
  versions: z.array(Version),
  /** What has changed in the records since the last version. */
  changed: z.array(z.string()),
})

/** The report of one's own organisation on a year: assembled now, and as it was confirmed (本单位年度报告). */
export const myAnnualReport = verb({
  name: 'supervision.my-annual-report',
  title: '查看本单位年度报告',
  http: 'GET /supervision/annual-reports/mine',
  who: may('supervision.answer'),
  input: z.strictObject({ year: Year.optional() }),
  output: z.object({ report: Report.nullable() }),
  async run(ctx, { year = yearOf(ctx.today) - 1 }) {
    const own = await reporterOrNull(ctx)
    if (!own) return { report: null }
    const lines = await assembled(ctx, own, year)
    const versions = await versionsOf(ctx.db, own.id, year)
    const due = dueOn(year, annualOn(await ctx.standards(), ctx.today))
    const report = {
      year,
      name: own.name,
      dueOn: due,
      dueText: formatDay(due),
      overdue: versions.length === 0 && ctx.today > due,
      over: yearOf(ctx.today) > year,
      lines,
      versions: versions.map(({ confirmedAt, version, confirmedBy, why, remark }) => ({
        version,
        confirmedBy,
        why,
        remark,
        confirmedAt: confirmedAt.toISOString(),
      })),
      changed: versions[0] ? changedLines(versions[0].lines, lines) : [],
    }
    return { report }
  },
})

/** Confirms the report of a year as the records stand now; what was confirmed before stays, a correction says why (确认年度报告). */
export const confirmAnnualReport = verb({
  name: 'supervision.confirm-annual-report',
  title: '确认本单位年度报告',
  http: 'POST /supervision/annual-reports/mine',
  who: may('supervision.answer'),
  input: z.strictObject({
    year: Year,
    remark: z.string().trim().max(500).default(''),
    why: z.string().trim().max(300).default(''),
  }),
  output: z.object({ version: z.number().int() }),
  async run(ctx, { year, remark, why }) {
    const own = await reporter(ctx)
    if (yearOf(ctx.today) <= year)
      throw refusals.yearNotOver({
        fields: [{ path: 'year', message: `${year}年还没有过完，过完以后再确认` }],
      })
    await lockReports(ctx.db, own.id)
    const [last] = await versionsOf(ctx.db, own.id, year)
    if (last && why.length < 4)
      throw refusals.correctionSaysWhy({
        fields: [{ path: 'why', message: '已经确认过，请写明为什么更正，至少4个字' }],
      })
    const version = (last?.version ?? 0) + 1
    await insertReport(ctx.db, {
      organisation: own.id,
      district: own.district,
      year,
      version,
      lines: await assembled(ctx, own, year),
      remark,
      why: last ? why : null,
      confirmedAt: ctx.now,
      confirmedBy: ctx.actor.label,
    })
    ctx.act.subject('organisation', own.id)
    ctx.act.after({ year, version })
    if (last) ctx.act.purpose(why)
    return { version }
  },
})

/** A confirmed report on paper; the last version unless another is named. */
export const annualReportPaper = verb({
  name: 'supervision.annual-report-pdf',
  title: '下载本单位年度报告',
  http: 'GET /supervision/annual-reports/mine/pdf',
  who: may('supervision.answer'),
  input: z.strictObject({ year: Year, version: z.coerce.number().int().min(1).optional() }),
  output: Download,
  async run(ctx, { year, version }) {
    const own = await reporter(ctx)
    const versions = await versionsOf(ctx.db, own.id, year)
    const one = version ? versions.find((each) => each.version === version) : versions[0]
    if (!one) throw refusals.notConfirmed()
    const { annualReportPdf } = await import('../annual/annual-report-pdf.tsx')
    return {
      name: `${year}年度报告-第${one.version}版.pdf`,
      type: 'application/pdf',
      bytes: await annualReportPdf(one, { name: own.name, today: ctx.today, demo: ctx.demo }),
    }
  },
})

const PAGE = 20

/** Who of one's own districts has confirmed a year, and who has not, with how late it is (年度报告催报). */
export const annualReports = verb({
  name: 'supervision.annual-reports',
  title: '查看本区机构年度报告',
  http: 'GET /supervision/annual-reports',
  who: may('supervision.read'),
  input: z.strictObject({ year: Year.optional(), ...pageAsked }),
  output: z.object({
    year: z.number().int(),
    dueText: z.string(),
    items: z.array(
      z.object({
        organisation: z.uuid(),
        name: z.string(),
        /** `none`: nothing is waited for, such as of one that was not licensed to train before the year was over. */
        standing: z.enum(['confirmed', 'waiting', 'overdue', 'none']),
        /** How often it was told, and the day from which it counts as not made. */
        told: z.number().int(),
        missedOn: z.string().nullable(),
        confirmedAt: z.string().nullable(),
        versions: z.number().int(),
      }),
    ),
    ...countedTotal,
    ...pageNeighbours,
  }),
  async run(ctx, { year = yearOf(ctx.today) - 1, ...asked }) {
    const data = annualOn(await ctx.standards(), ctx.today)
    const due = dueOn(year, data)
    const { items: trainers, ...neighbours } = await searchOrganisations(
      ctx.db,
      { districts: ctx.actor.districts, kinds: data.kinds, day: ctx.today },
      asked,
      PAGE,
    )
    const confirmed = await confirmedOf(
      ctx.db,
      trainers.map(({ id }) => id),
      year,
    )
    const dues = await duesAmong(
      ctx.db,
      trainers.map(({ id }) => id),
      year,
    )
    return {
      ...neighbours,
      year,
      dueText: formatDay(due),
      items: trainers.map(({ id, name }) => {
        const one = confirmed.get(id)
        return {
          organisation: id,
          name,
          standing: one
            ? ('confirmed' as const)
            : !dues.has(id)
              ? ('none' as const)
              : ctx.today > due
                ? ('overdue' as const)
                : ('waiting' as const),
          confirmedAt: one ? one.at.toISOString() : null,
          versions: one?.versions ?? 0,
          told: dues.get(id)?.told ?? 0,
          missedOn: dues.get(id)?.missedOn ?? null,
        }
      }),
    }
  },
})
