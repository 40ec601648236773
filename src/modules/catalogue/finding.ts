import { type Finding, FOUND } from '../../kernel/module/index.ts'
import { currentCatalogue } from './verbs/current.ts'

/** 紧缺职业: each leads to what its subsidy is. */
export const catalogueFinding: Finding = {
  title: '紧缺职业目录',
  async find(ctx, sought) {
    const { entries } = await ctx.perform(currentCatalogue, { q: sought.slice(0, 40) })
    return entries.slice(0, FOUND).map((one) => ({
      title: one.name,
      more: one.demand ? `${one.demand}，算一算补贴` : '算一算补贴',
      site: `/subsidy/calc?occupation=${encodeURIComponent(one.name)}` as const,
    }))
  },
}
