import { type Finding, FOUND } from '../../kernel/module/index.ts'
import { searchPolicy } from './verbs/search.ts'

/** 政策: the sentence that answers, and where it stands. */
export const policyFinding: Finding = {
  title: '政策',
  async find(ctx, sought) {
    // Numbers and two initials mean something else; every sentence would have some of them.
    if (/^[\w-]*\d[\w-]*$/.test(sought) || /^[a-z]{1,2}$/i.test(sought)) return []
    const { items } = await ctx.perform(searchPolicy, { q: sought })
    return items.slice(0, FOUND).map((one) => ({
      title: one.sentence.map(({ text }) => text).join(''),
      more: `出自 ${one.source}`,
      site: (one.next?.href ?? one.href) as '/',
    }))
  },
}
