import { z } from 'zod'
import { casesOf, openCase } from '../../../kernel/case/index.ts'
import { numbersIn } from '../../../kernel/value/person/numbers-in-text.ts'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { organisationsByIds } from '../../organisations/index.ts'
import { everyStatus, lockPeople, personById, STATUS_KINDS, statusById } from '../../people/index.ts'
import { factCorrection } from '../correction/procedure.ts'
import { Wish, WORDS, wishProblem } from '../correction/wish.ts'
import { detailInWords } from '../fact-in-words.ts'
import { refusals } from '../refusals.ts'

/** So many corrections one person has open at once; a person has not many more facts. */
const OPEN = 20

const MyFact = z.object({
  id: z.uuid(),
  title: z.string(),
  detail: z.string(),
  from: z.string(),
  to: z.string().nullable(),
  source: z.string(),
  trust: z.enum(['A', 'B', 'C', 'D']),
  /** standing 有效, corrected 已更正, withdrawn 已撤回. */
  state: z.enum(['standing', 'corrected', 'withdrawn']),
  why: z.string().nullable(),
  /** The case in which its correction is being looked into. */
  correction: z.string().nullable(),
  /** What may be said otherwise besides its days; null where it is not corrected here. */
  words: z.array(z.enum(['employer', 'occupation', 'school', 'major'])).nullable(),
})

/** Everything that is registered of whoever asks, from whom, and what became of it (我的登记信息). */
export const myFacts = verb({
  name: 'my.facts',
  title: '查看本人登记信息',
  http: 'GET /my/facts',
  who: may('my.read'),
  input: z.strictObject({}),
  output: z.object({ items: z.array(MyFact) }),
  async run(ctx) {
    const id = ctx.actor.person
    if (!id) throw refusals.asOneself()
    const rows = await everyStatus(ctx.db, id)
    const employers = await organisationsByIds(
      ctx.db,
      rows.flatMap(({ organisation }) => organisation ?? []),
    )
    const open = await openCorrections(ctx, id)
    return {
      items: rows.map((row) => ({
        id: row.id,
        title: STATUS_KINDS[row.kind],
        detail: detailInWords(
          row.detail,
          row.organisation ? (employers.get(row.organisation)?.name ?? '') : '',
        ),
        from: row.from,
        to: row.to,
        source: row.source,
        trust: row.trust,
        state: row.successor
          ? ('corrected' as const)
          : row.withdrawnAt
            ? ('withdrawn' as const)
            : ('standing' as const),
        why: row.withdrawnWhy,
        correction: open.get(row.id) ?? null,
        words:
          row.kind === 'account-holder' || row.successor || row.withdrawnAt
            ? null
            : ([...(WORDS[row.kind] ?? [])] as ('employer' | 'occupation' | 'school' | 'major')[]),
      })),
    }
  },
})

/** Says that a fact which is registered of oneself is wrong, and how it should read (申请更正登记信息). */
export const askCorrection = verb({
  name: 'my.correct-fact',
  title: '申请更正登记信息',
  http: 'POST /my/facts/{id}/correction',
  who: may('my.read'),
  input: Wish.extend({ id: z.uuid() }),
  output: z.object({ number: z.string() }),
  async run(ctx, { id, ...wish }) {
    const person = ctx.actor.person
    if (!person) throw refusals.asOneself()
    await lockPeople(ctx.db, [person])
    const fact = await statusById(ctx.db, id)
    if (fact?.person !== person) throw refusals.noSuchEntry()
    if (fact.withdrawnAt || fact.successor) throw refusals.factChanged()
    if (fact.kind === 'account-holder') throw refusals.changeAccount()
    const wrong = wishProblem(fact, wish, ctx.today)
    if (wrong) throw refusals.badInput({ fields: [wrong] })
    const found = numbersIn(wish.why, ctx.today)
    if (found.length > 0)
      throw refusals.badInput({
        fields: [{ path: 'why', message: `${found.join('；')}，请去掉，不用写号码` }],
      })
    const open = await openCorrections(ctx, person)
    const other = open.get(id)
    if (other) throw refusals.correctionOpen({ detail: `请等 ${other} 办结，或者先撤回它。` })
    if (open.size >= OPEN) throw refusals.tooManyCorrections(OPEN)
    const district = (await personById(ctx, person))?.district ?? ctx.city.code
    const { number } = await openCase(ctx, factCorrection, {
      district,
      person,
      title: `更正登记：${STATUS_KINDS[fact.kind]}`,
      subtitle: fact.source,
      form: { ...wish, fact: id },
    })
    return { number }
  },
})

/** The corrections that somebody has asked for and that are not decided, by the fact that each is about. */
async function openCorrections({ db }: VerbContext, person: string): Promise<Map<string, string>> {
  const open = await casesOf(db, { kind: factCorrection.kind, person, closed: false }, { limit: OPEN + 1 })
  return new Map(open.map(({ form, number }) => [String(form.fact), number]))
}
