import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readFile } from '../../src/kernel/case/index.ts'
import { type Decision, decisive } from '../../src/kernel/decision/decision.ts'
import { foldFigures, recountFigures } from '../../src/kernel/figure/index.ts'
import { proof, statement } from '../../src/kernel/ledger/index.ts'
import { type Fen, formatYuan } from '../../src/kernel/value/money.ts'
import { PROCEDURES } from '../../src/main/modules.ts'
import { TALLIES } from '../../src/modules/figures/figure.ts'
import { openStories, type Stories } from './open-stories.ts'
import type { Chapter, Standing } from './situation.ts'
import type { Story } from './story.ts'

/** Plays the situations of a chapter one after the other in one city, each with a clock and people of its own. */
export function play(chapter: Chapter): void {
  describe(chapter.title, () => {
    let stories: Stories

    beforeAll(async () => {
      stories = await openStories(chapter)
      await foldFigures(stories.kernel.database, TALLIES, stories.kernel.clock.now())
    }, 180_000)

    afterAll(() => stories?.close())

    for (const one of chapter.situations) {
      const played = one.fault === undefined ? test : test.fails
      played(`${one.title}：${one.owed}`, async () => {
        const story = stories.story()
        const numbers = await one.play(story)
        expect(numbers).toHaveLength(one.claims.length)
        for (const [at, number] of numbers.entries())
          expect(await standingOf(story, number, one.claims[at]?.claim ?? '')).toEqual(one.claims[at])
        expect(await proof(stories.kernel.database.db)).toMatchObject({ sound: true, total: 0, findings: [] })
      })
    }

    test('这些事情之后，逐笔计入的指标与从头重算的一样', async () => {
      const { database, clock } = stories.kernel
      await foldFigures(database, TALLIES, clock.now())
      for (const one of await recountFigures(database, TALLIES, clock.now()))
        expect(one).toEqual({ tally: one.tally, renewed: false, rows: 0, people: 0, sums: 0 })
    })
  })
}

const PAYEES = { employer: '用人单位', trainer: '培训机构', person: '本人' } as const

/** How a claim stands now, in the words of the catalogue. */
export async function standingOf(story: Story, number: string, claim: string): Promise<Standing> {
  const { db } = story.kernel.database
  const file = await readFile(db, number)
  if (!file) throw new Error(`no case ${number}`)
  const procedure = PROCEDURES.find((one) => one.kind === file.kind)
  const { entries } = await statement(db, { case: number })
  const [reason] = decisive(file.record?.decision as Decision<unknown>)
  const { rows } = await sql<{ payee: keyof typeof PAYEES }>`select payee from subsidy_claim
    where number = ${number}`.execute(db)
  return {
    claim,
    state: file.held ? `搁置：${file.held.text}` : (procedure?.states[file.state]?.title ?? file.state),
    amount: file.amount === null ? null : formatYuan(file.amount as Fen),
    payee: PAYEES[rows[0]?.payee ?? 'person'],
    ledger: entries.map(({ title, amount }) => `${title} ${formatYuan(amount)}`),
    because: reason?.rule ?? '',
    clause: reason?.clause.text ?? '',
  }
}
