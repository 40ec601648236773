import { type Finding, FOUND } from '../../kernel/module/index.ts'
import { bestFirst } from '../../kernel/value/text/sounds-like.ts'
import { occupationAddress } from './address.ts'
import { registerOn } from './register.ts'

/** 职业, by name, pinyin, initials or code. */
export const occupationFinding: Finding = {
  title: '职业',
  async find(ctx, sought) {
    const { occupations } = registerOn(await ctx.standards(), ctx.today)
    return bestFirst(occupations, sought.slice(0, 40))
      .slice(0, FOUND)
      .map((one) => ({
        title: one.name,
        more: one.code ?? '编码未查到',
        site: occupationAddress(one) as '/',
      }))
  },
}
