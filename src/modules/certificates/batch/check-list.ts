import { z } from 'zod'
import {
  anybody,
  askerOf,
  count,
  Download,
  leftOf,
  requireCounted,
  requireLeft,
  upload,
  type VerbContext,
  verb,
} from '../../../kernel/verb/index.ts'
import { LIST_TRIES, rowOfManyNames, WRONG } from '../change/wrong-names.ts'
import { countFailures, unknownOr } from '../failures/count.ts'
import { sameNumber } from '../same.ts'
import { countTries, triedOut } from '../store.ts'
import { isGuessing, isWrong, RESULTS, type Result, resultOf } from './answers.ts'
import { lookUp } from './look-up.ts'
import { listTemplate, readList } from './sheet.ts'

const MEGABYTE = 1_048_576
const HOUR_MS = 3_600_000

/**
 * Anybody checks a list of certificates by number and name (名单查验), at most 500 at once. Nothing comes back but the rows as they
 * were given, each with its answer; a list with a fault is told where, one that guesses gets no answer at all.
 */
export const checkList = verb({
  name: 'certificates.check-list',
  title: '用名单批量查验证书',
  http: 'POST /certificates/check-list',
  who: anybody(),
  withoutKey: true,
  input: z.strictObject({ file: upload(2 * MEGABYTE) }),
  output: z.object({
    kind: z.enum(['xlsx', 'csv']),
    /** Why nothing was answered, in words; null when it was. */
    stopped: z.string().nullable(),
    faults: z.array(z.object({ line: z.number(), column: z.string(), message: z.string() })),
    rows: z.array(
      z.object({
        number: z.string(),
        name: z.string(),
        result: z.enum(Object.keys(RESULTS) as [Result, ...Result[]]),
        resultText: z.string(),
      }),
    ),
  }),
  async ahead(ctx, { file }) {
    await requireFewWrong(ctx)
    const list = await readList(file)
    return { list, known: await lookUp(ctx, list.rows) }
  },
  async run(ctx, _input, { list, known }) {
    const { kind, rows, faults } = list
    const nothing = (stopped: string | null) => ({ kind, stopped, faults: faults.slice(0, 20), rows: [] })
    await requireFewWrong(ctx)
    await requireCounted(
      ctx,
      ['certificate lists', askerOf(ctx)],
      WRONG.lists,
      '一小时内上传的名单太多',
      `每小时最多 ${WRONG.lists.times} 份，每份最多 500 行。请过一小时再传。`,
    )
    if (faults.length > 0) {
      const malformed = faults.filter(({ column }) => column === '证书编号')
      await countFailures(
        ctx,
        'list',
        malformed.map(() => 'malformed' as const),
      )
      return nothing('名单里有填错的地方，改好再上传')
    }
    const many = rowOfManyNames(rows)
    if (many !== null)
      return nothing(`第 ${rows[many]?.line} 行：同一个证书编号填了三个以上的姓名，请核对是谁的证书`)
    const numbers = rows.map(({ number }) => sameNumber(number))
    const closed = await triedOut(ctx.db, numbers, LIST_TRIES, ctx.now)
    const answered = rows.map(({ number, name }) => {
      const result = resultOf({ number, name }, known, closed)
      return { number, name, result, resultText: RESULTS[result] }
    })
    await countWrong(ctx, answered)
    await countFailures(
      ctx,
      'list',
      answered.flatMap(({ number, result }) =>
        result === 'valid' ? [] : [result === 'unknown' ? unknownOr(number) : result],
      ),
    )
    ctx.act.purpose(`名单查验 ${rows.length} 张证书`)
    if (isGuessing(answered.map(({ result }) => result)))
      return nothing('名单里一半以上查不到或者姓名不符，这次不给结果。请对照证书核对编号和姓名以后再传')
    return { kind, stopped: null, faults: [], rows: answered }
  },
})

/** The empty list to fill in. */
export const listTemplateFile = verb({
  name: 'certificates.check-list-template',
  title: '下载批量查验模板',
  http: 'GET /certificates/check-list-template',
  who: anybody(),
  input: z.strictObject({}),
  output: Download,
  run: () => listTemplate(),
})

const wrongOf = (ctx: VerbContext) => ['certificate list', askerOf(ctx)]

async function requireFewWrong(ctx: VerbContext): Promise<void> {
  requireLeft(
    ctx,
    await leftOf(ctx, wrongOf(ctx), WRONG.byList),
    '一小时内查验不符的太多',
    '请核对名单后过一小时再查，或请持证人出示二维码。',
  )
}

async function countWrong(
  ctx: VerbContext,
  answered: readonly { number: string; result: Result }[],
): Promise<void> {
  const wrong = answered.filter(({ result }) => isWrong(result))
  if (wrong.length === 0) return
  await count(ctx, wrongOf(ctx), WRONG.byList, wrong.length)
  const names = wrong.filter(({ result }) => result === 'other-name')
  const tries = new Map<string, number>()
  for (const { number } of names) tries.set(sameNumber(number), (tries.get(sameNumber(number)) ?? 0) + 1)
  await countTries(ctx.db, tries, ctx.now, new Date(ctx.now.getTime() + HOUR_MS))
}
