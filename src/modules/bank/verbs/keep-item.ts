import { z } from 'zod'
import { may, verb } from '../../../kernel/verb/index.ts'
import { shelfOf, withdrawItem } from '../batch/store.ts'
import { refusals } from '../refusals.ts'
import { settleAlarms } from '../statistics/administration.ts'

const Looked = z.strictObject({ item: z.uuid(), why: z.string().trim().min(2, '请写明理由').max(200) })

/** 停用试题: no paper is drawn with it from now on; papers that hold it stay as they are. */
export const withdrawQuestion = verb({
  name: 'bank.withdraw',
  title: '停用一道题',
  http: 'POST /bank/items/{item}/withdraw',
  who: may('bank.publish'),
  input: Looked,
  output: z.object({}),
  async run(ctx, { item, why }) {
    if (!(await shelfOf(ctx.db, item, true))) throw refusals.noSuchItem()
    ctx.act.subject('question', item)
    if (!(await withdrawItem(ctx.db, item, ctx.now, why))) throw refusals.notInUse()
    await settleAlarms(ctx.db, item, `停用：${why}`, ctx.now)
    return {}
  },
})

/** 复看后继续用: what the numbers came from, so that nobody looks at it again for them. */
export const keepQuestion = verb({
  name: 'bank.keep',
  title: '复看后继续使用一道题',
  http: 'POST /bank/items/{item}/keep',
  who: may('bank.publish'),
  input: Looked,
  output: z.object({}),
  async run(ctx, { item, why }) {
    if (!(await shelfOf(ctx.db, item, true))) throw refusals.noSuchItem()
    ctx.act.subject('question', item)
    if ((await settleAlarms(ctx.db, item, why, ctx.now)) === 0) throw refusals.nothingToSettle()
    return {}
  },
})
