import type { VerbContext } from '../../../kernel/verb/index.ts'
import { occupationIn, registerOn } from '../../occupations/index.ts'
import { refusals } from '../refusals.ts'

/** Refuses occupations that the register of today does not know, by name; where no register is in force nothing is known. */
export async function requireKnown(ctx: VerbContext, occupations: readonly string[]): Promise<void> {
  const register = registerOn(await ctx.standards(), ctx.today)
  if (register.classification === null) return
  const unknown = occupations.filter((name) => !occupationIn(register, name))
  if (unknown.length === 0 && occupations.length > 0) return
  throw refusals.noSuchOccupation({
    fields: [
      {
        path: 'occupations',
        message:
          unknown.length > 0
            ? `没有“${unknown.join('”“')}”，请在“职业”里查到正式名称再填`
            : '请至少填一个职业',
      },
    ],
  })
}
