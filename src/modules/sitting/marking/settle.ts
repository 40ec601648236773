import { civilDateOf } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { enterMachineMarks, type MachineMark } from '../../assessment/index.ts'
import { type Item, keepAdministration, keysOf } from '../../bank/index.ts'
import { type Given, NOT_GIVEN, type Points } from '../rules/double-marking.ts'
import { sittingOn } from '../standard.ts'
import { allAnswers } from '../store/answers.ts'
import { givenIn, type ItemMark, writeMarks } from '../store/marks.ts'
import { rulingsOf } from '../store/rulings.ts'
import { type Session, setMarked } from '../store/sessions.ts'
import { type Sitting, sittingsOf } from '../store/sittings.ts'
import { type Waiting, writeWaiting } from '../store/waiting.ts'
import { hundredths, markOf, pointsOf, type Ruling } from './points.ts'

/** What one candidate's paper came to: a mark where every answer has its points, else how many wait for examiners. */
export interface Settled {
  sitting: Sitting
  marks: ItemMark[]
  value: string | null
  waiting: Waiting[]
}

/** What is asked about as if it were decided: rulings by item, and points given on an appeal by `sitting item`. */
interface Asked {
  rulings?: ReadonlyMap<string, Ruling>
  appealed?: ReadonlyMap<string, Points>
}

/**
 * Marks every begun paper of a session as things stand: by machine, by rulings, and by what examiners agreed on. What is asked about counts as
 * if it were decided.
 */
export async function settledOf(ctx: VerbContext, session: Session, asked: Asked = {}): Promise<Settled[]> {
  const { apartPercent } = sittingOn(await ctx.standards(), civilDateOf(session.opensAt))
  const answers = await allAnswers(ctx.db, session.id)
  const given = await givenIn(ctx.db, session.id)
  const rulings = new Map([...(await rulingsOf(ctx.db, session.id)), ...(asked.rulings ?? [])])
  const keys = new Map<string, readonly Item[]>()
  const settled: Settled[] = []
  for (const sitting of await sittingsOf(ctx.db, session.id)) {
    const { id, paper, form } = sitting
    if (paper === null || form === null) {
      settled.push({ sitting, marks: [], value: null, waiting: [] })
      continue
    }
    const items = keys.get(`${paper} ${form}`) ?? (await keysOf(ctx, paper, form))
    keys.set(`${paper} ${form}`, items)
    const own = items.map((item) => ({
      item,
      found: pointsOf(
        item,
        answers.get(id)?.get(item.id),
        rulings.get(item.id),
        givenWith(given.get(`${id} ${item.id}`), asked.appealed?.get(`${id} ${item.id}`)),
        apartPercent,
      ),
    }))
    const marks = own.flatMap(({ item, found }) =>
      found.state === 'agreed'
        ? [{ sitting: id, item: item.id, points: found.points, most: hundredths(item.points) }]
        : [],
    )
    const waiting = own.flatMap(({ item, found }): Waiting[] =>
      found.state === 'agreed'
        ? []
        : [{ sitting: id, item: item.id, wants: found.state === 'chief' ? 'chief' : 'examiner' }],
    )
    const sum = (of: 'points' | 'most') => marks.reduce((total, mark) => total + mark[of], 0)
    settled.push({
      sitting,
      marks,
      value: waiting.length === 0 ? markOf(sum('points'), sum('most')) : null,
      waiting,
    })
  }
  return settled
}

const givenWith = (given: Given | undefined, appeal: Points | undefined): Given | undefined =>
  appeal === undefined ? given : { ...(given ?? NOT_GIVEN), appeal }

/**
 * Enters the marks of a session with assessment once nothing waits for examiners any more: a mark for whoever began, 缺考 for whoever
 * did not. Who has work with it is kept at the same time. How many answers still wait.
 */
export async function settleSession(ctx: VerbContext, session: Session): Promise<number> {
  const settled = await settledOf(ctx, session)
  const waiting = settled.flatMap((one) => one.waiting)
  await writeWaiting(ctx.db, session.id, waiting)
  if (waiting.length > 0) return waiting.length
  await writeMarks(
    ctx.db,
    1,
    settled.flatMap(({ marks }) => marks),
    ctx.now,
  )
  const entries = settled.map(({ sitting, value }): MachineMark => ({ person: sitting.person, value }))
  await enterMachineMarks(ctx, session.exam, 'theory', entries)
  await tellBank(ctx, settled)
  await setMarked(ctx.db, session.id, ctx.now)
  return 0
}

/** How the questions did goes to the bank, form by form; after a re-mark its numbers are those of the re-mark. */
export async function tellBank(ctx: VerbContext, settled: readonly Settled[]): Promise<void> {
  const forms = Map.groupBy(
    settled.filter(({ sitting, value }) => sitting.paper !== null && value !== null),
    ({ sitting }) => `${sitting.paper} ${sitting.form}`,
  )
  for (const own of forms.values()) {
    const { paper, form } = (own[0] as Settled).sitting
    const marked = own.map(({ marks }) => new Map(marks.map(({ item, points }) => [item, points / 100])))
    await keepAdministration(ctx, paper as string, form as string, marked)
  }
}
