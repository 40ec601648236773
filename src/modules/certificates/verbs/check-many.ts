import { sql } from 'kysely'
import { z } from 'zod'
import { levelName } from '../../../kernel/value/level.ts'
import { sameName } from '../../../kernel/value/person/person-name.ts'
import { askerOf, count, leftOf, may, requireLeft, verb } from '../../../kernel/verb/index.ts'
import { rowOfManyNames, WRONG } from '../change/wrong-names.ts'
import { countFailures, type FailureCause, unknownOr } from '../failures/count.ts'
import { refusals } from '../refusals.ts'
import { sameNumber } from '../same.ts'
import { STATE_TITLES } from '../schema.ts'
import { certificatesWhere } from '../store.ts'

/** An employer checks its people's certificates at once (批量查验), by number and name. */
export const checkMany = verb({
  name: 'certificates.check-many',
  title: '批量查验证书',
  http: 'POST /certificates/check-many',
  who: may('certificates.check-many'),
  withoutKey: true,
  input: z.strictObject({
    rows: z
      .array(z.strictObject({ number: z.string().trim().max(40), name: z.string().trim().max(60) }))
      .min(1, '请至少填一行')
      .max(500, '一次最多 500 行'),
  }),
  output: z.object({
    rows: z.array(
      z.object({
        number: z.string(),
        name: z.string(),
        state: z.enum(['valid', 'corrected', 'revoked', 'not-found']),
        stateText: z.string(),
        occupation: z.string().nullable(),
        levelText: z.string().nullable(),
        issuedOn: z.string().nullable(),
        code: z.string().nullable(),
      }),
    ),
  }),
  async run(ctx, { rows }) {
    const numbers = rows.map(({ number }) => sameNumber(number))
    requireOneName(rows)
    const own = ['certificate list', askerOf(ctx)]
    requireLeft(
      ctx,
      await leftOf(ctx, own, WRONG.byList),
      '一小时内查验不符的太多',
      '请核对名单后过一小时再查，或请持证人出示二维码。',
    )
    const found = await certificatesWhere(ctx.db, sql`c.number = any(${numbers}::text[])`)
    const byNumber = new Map(found.map((one) => [one.number, one]))
    const failed = rows.flatMap(({ number, name }): FailureCause[] => {
      const one = byNumber.get(sameNumber(number))
      if (!one) return [unknownOr(number)]
      if (!sameName(one.name, name)) return ['other-name']
      return one.state === 'valid' ? [] : [one.state]
    })
    const wrong = failed.filter((cause) => cause !== 'corrected' && cause !== 'revoked').length
    if (wrong > 0) await count(ctx, own, WRONG.byList, wrong)
    await countFailures(ctx, 'list', failed)
    ctx.act.purpose(`批量查验 ${rows.length} 张证书`)
    return {
      rows: rows.map(({ number, name }) => {
        const one = byNumber.get(sameNumber(number))
        if (!one || !sameName(one.name, name)) {
          return {
            number,
            name,
            state: 'not-found' as const,
            stateText: '查无此证，或姓名与编号不符',
            occupation: null,
            levelText: null,
            issuedOn: null,
            code: null,
          }
        }
        return {
          number,
          name,
          state: one.state,
          stateText: STATE_TITLES[one.state],
          occupation: one.occupation.name,
          levelText: levelName(one.level),
          issuedOn: one.issuedOn,
          code: one.code,
        }
      }),
    }
  },
})

/** Who names many people for one number is guessing whose it is. */
function requireOneName(rows: readonly { number: string; name: string }[]): void {
  const index = rowOfManyNames(rows)
  if (index === null) return
  throw refusals.severalNames({
    fields: [{ path: `rows.${index}.name`, message: '请核对这个编号是谁的证书，一个编号只填一个姓名' }],
  })
}
