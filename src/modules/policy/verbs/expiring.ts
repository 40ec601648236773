import { z } from 'zod'
import { anybody, verb } from '../../../kernel/verb/index.ts'
import { warningsOn } from '../warning.ts'

/** The last days of what `listExpiring` names, by document, as DecisionView takes them. */
export const endsOf = ({
  items,
}: {
  items: readonly { document: string; to: string }[]
}): Record<string, string> => Object.fromEntries(items.map(({ document, to }) => [document, to]))

/** 到期提醒: documents that end soon, or have ended under something that is still in force. */
export const listExpiring = verb({
  name: 'policy.list-expiring',
  title: '查看将要失效的政策文件',
  http: 'GET /policy/expiring',
  who: anybody(),
  input: z.strictObject({}),
  output: z.object({
    items: z.array(
      z.object({
        document: z.string(),
        title: z.string(),
        to: z.string(),
        /** From today to the last day; negative once it has ended. */
        days: z.number().int(),
        /** The standards in force that rest on it. */
        resting: z.array(z.string()),
      }),
    ),
  }),
  async run(ctx) {
    const found = warningsOn(await ctx.standards(), ctx.today)
    return {
      items: found.map(({ document, to, days, resting }) => ({
        document: document.id,
        title: document.title,
        to,
        days,
        resting: resting.map(({ name }) => name),
      })),
    }
  },
})
