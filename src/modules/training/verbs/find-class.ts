import { z } from 'zod'
import { may, verb } from '../../../kernel/verb/index.ts'
import { searchClasses } from '../listing/store.ts'
import { publicClasses } from '../listing/views.ts'

const MOST = 20

/**
 * Finds the class that an examination is held for (查找班次): any that was approved, those that are over included, by the
 * beginning of its occupation, its number or the last six digits of it, the last filed first.
 */
export const findClass = verb({
  name: 'training.find-class',
  title: '查找要考试的班次',
  http: 'GET /training/classes/find',
  who: may('assessment.plan'),
  input: z.strictObject({ q: z.string().trim().min(1, '请输入职业或班次号').max(60) }),
  output: z.object({ items: z.array(z.object({ id: z.string(), text: z.string() })) }),
  async run(ctx, { q }) {
    const found = await searchClasses(
      ctx.db,
      { q, states: ['approved', 'completed'] },
      { size: MOST, newest: true },
    )
    const classes = await publicClasses(ctx, found.items)
    return {
      items: classes.map(({ id, occupation, levelText, provider, number, stateText }) => ({
        id,
        text: `${occupation} ${levelText}，${provider.name}，${number}，${stateText}`,
      })),
    }
  },
})
