import { z } from 'zod'
import { casesOf, takeSteps } from '../../../kernel/case/index.ts'
import { levelName } from '../../../kernel/value/level.ts'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { peopleByIds } from '../../people/index.ts'
import { procedureOf } from '../case/procedure.ts'
import { reportBy } from '../case/report-day.ts'
import { claimsOfCases } from '../claim.ts'
import { refusals } from '../refusals.ts'

const Amount = z.number().int()

/** What stands 待市汇总 and is not held, the longest waiting first. */
const waitingFor = (ctx: VerbContext) =>
  casesOf(
    ctx.db,
    { kind: procedureOf('skill-upgrade').kind, states: ['summary'], held: false, closed: false },
    { order: 'longest-waiting' },
  )

/** 拨款明细表: what the districts approved of 技能提升补贴 and the city has to sum up by the day of the month (R3.11). */
export const monthlySummary = verb({
  name: 'subsidy.summary',
  title: '查看本月拨款明细表',
  http: 'GET /subsidy/summary',
  who: may('subsidy.summarise'),
  input: z.strictObject({}),
  output: z.object({
    /** How many wait; the list shows all of them. */
    total: z.number().int(),
    amount: Amount,
    /** The earliest day by which one of them has to be in; null where none waits. */
    dueOn: z.string().nullable(),
    /** By when what is approved today has to be in. */
    next: z.string(),
    districts: z.array(z.object({ name: z.string(), count: z.number().int(), amount: Amount })),
    items: z.array(
      z.object({
        number: z.string(),
        district: z.string(),
        person: z.string(),
        occupation: z.string(),
        level: z.string(),
        amount: Amount,
        approvedAt: z.string(),
        dueOn: z.string().nullable(),
      }),
    ),
  }),
  async run(ctx) {
    ctx.within({ district: ctx.city.code })
    const files = await waitingFor(ctx)
    const claims = await claimsOfCases(
      ctx.db,
      files.map(({ number }) => number),
    )
    const people = await peopleByIds(
      ctx,
      [...claims.values()].map(({ person }) => person),
    )
    const names = new Map(ctx.city.districts.map(({ code, name }) => [code as string, name]))
    const items = files.flatMap((file) => {
      const claim = claims.get(file.number)
      if (!claim) return []
      return [
        {
          number: file.number,
          district: names.get(file.district) ?? file.district,
          person: people.get(claim.person)?.maskedName ?? '*',
          occupation: claim.occupation,
          level: levelName(claim.level),
          amount: file.amount ?? 0,
          approvedAt: file.movedAt.toISOString(),
          dueOn: file.dueOn,
        },
      ]
    })
    const sum = (some: readonly { amount: number }[]) => some.reduce((all, { amount }) => all + amount, 0)
    const due = items.flatMap(({ dueOn }) => dueOn ?? []).sort()
    return {
      total: items.length,
      amount: sum(items),
      dueOn: due[0] ?? null,
      next: await reportBy(ctx),
      districts: [...Map.groupBy(items, ({ district }) => district)].map(([name, own]) => ({
        name,
        count: own.length,
        amount: sum(own),
      })),
      items,
    }
  },
})

/** 列入本月拨款明细表: all that was seen goes into the table at once, and its public notice begins. */
export const summarise = verb({
  name: 'subsidy.summarise',
  title: '汇总技能提升补贴',
  http: 'POST /subsidy/summary',
  who: may('subsidy.summarise'),
  input: z.strictObject({
    /** What whoever signs has seen, so that nothing comes in unseen. */
    total: z.number().int().positive(),
    amount: Amount.positive(),
  }),
  output: z.object({ reported: z.number().int(), amount: Amount }),
  async run(ctx, seen) {
    ctx.within({ district: ctx.city.code })
    const files = await waitingFor(ctx)
    const amount = files.reduce((all, file) => all + (file.amount ?? 0), 0)
    if (files.length !== seen.total || amount !== seen.amount)
      throw refusals.summaryChanged({
        detail: `现在是 ${files.length} 件，共 ${(amount / 100).toFixed(2)} 元。请看过最新的明细再汇总。`,
      })
    const { taken, refused } = await takeSteps(
      ctx,
      procedureOf('skill-upgrade'),
      files.map(({ number }) => number),
      'report',
      { note: `列入${ctx.today.slice(0, 7)}拨款明细表` },
    )
    const [moved] = refused
    if (moved) throw refusals.summaryChanged({ detail: `${moved.number}：${moved.why}。请刷新后再汇总。` })
    return { reported: taken.length, amount }
  },
})
