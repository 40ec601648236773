import { createHash } from 'node:crypto'
import { z } from 'zod'
import { anybody, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { refusals } from '../refusals.ts'
import { whyNotHandIn } from '../rules/clock.ts'
import { entryOf, type Fate, fateOf, newest, type Save } from '../rules/saving.ts'
import { openerOf } from '../session-key.ts'
import { writeAnswers } from '../store/answers.ts'
import { happened } from '../store/events.ts'
import { insertRescue } from '../store/rescues.ts'
import { sessionById } from '../store/sessions.ts'
import { handIn, type Sitting, tokensOf } from '../store/sittings.ts'
import { heard, standing, tokenMac } from './hearing.ts'
import { SavesIn, SealedSave, Standing } from './shapes.ts'

/** What became of each save, by its number. */
const Became = {
  taken: z.array(z.number().int()),
  /** Typed in time, come too late: the chief invigilator decides. */
  kept: z.array(z.number().int()),
  refused: z.array(z.object({ seq: z.number().int(), why: z.string() })),
  /** Of what was sent sealed, by its place in the list: what the server could not open. */
  unopened: z.array(z.number().int()),
}

/** 保存答案: what was typed since, as often as the machine likes; nothing at all is a sign of life. */
export const saveAnswers = verb({
  name: 'sitting.save',
  title: '保存答案',
  http: 'POST /sitting/answers',
  who: anybody(),
  // The number of a save is its key: the same save twice changes nothing.
  withoutKey: true,
  bodyLimit: 8 * 1024 * 1024,
  input: z.strictObject({ ...SavesIn, unsent: z.number().int().min(0).max(10_000).default(0) }),
  output: z.object({ ...Became, ...Standing }),
  async run(ctx, { token, saves, sealed, unsent }) {
    const sitting = await heard(ctx, token, unsent)
    const became = await takeSaves(ctx, sitting, token, saves, sealed)
    return { ...became, ...standing(ctx, sitting) }
  },
})

/** 交卷: the last saves with it, all in one; handing in twice is once. */
export const handInSitting = verb({
  name: 'sitting.hand-in',
  title: '交卷',
  http: 'POST /sitting/hand-in',
  who: anybody(),
  withoutKey: true,
  bodyLimit: 8 * 1024 * 1024,
  input: z.strictObject(SavesIn),
  output: z.object({ ...Became, ...Standing }),
  async run(ctx, { token, saves, sealed }) {
    const sitting = await heard(ctx, token)
    const now = ctx.now.getTime()
    const before = standing(ctx, sitting)
    const why = whyNotHandIn(sitting.timing, now)
    if (why === 'not-begun') throw refusals.notBegun()
    if (why === 'paused') throw refusals.paused()
    if (why === 'too-early') throw refusals.handInTooEarly(Math.round(sitting.timing.handInAfter / 60_000))
    const became = await takeSaves(ctx, sitting, token, saves, sealed)
    if (before.state !== 'running') return { ...became, ...before }
    await handIn(ctx.db, sitting.id, ctx.now)
    await happened(ctx, { session: sitting.session, sitting: sitting.id, what: 'handed-in' })
    return { ...became, ...before, state: 'handed-in' as const }
  },
})

const AFTER_END = '考试结束以后写的，不收'
const NOT_BEGUN = '还没有开始答题'
const NOT_YOURS = '不是这台机器写的'

/** Takes what a machine sends: open what it just typed, sealed what it had kept. */
async function takeSaves(
  ctx: VerbContext,
  sitting: Sitting,
  token: string,
  open: readonly Save[],
  sealed: readonly string[],
) {
  const opened = sealed.length > 0 ? await openOwn(ctx, sitting, sealed) : { saves: [], unopened: [] }
  const own = (save: Save) => entryOf(save.seq) === sitting.entry
  const foreign = open.filter((save) => !own(save))
  const all = [...open.filter(own), ...opened.saves]
  const now = ctx.now.getTime()
  const by: Record<Fate, Save[]> = { taken: [], kept: [], refused: [] }
  for (const save of all)
    by[
      sitting.closed
        ? fateOf(save, sitting.timing, now) === 'refused'
          ? 'refused'
          : 'kept'
        : fateOf(save, sitting.timing, now)
    ].push(save)
  await writeAnswers(ctx.db, sitting.id, [...newest(by.taken).values()], ctx.now)
  if (by.kept.length > 0) {
    const saves = [...newest(by.kept).values()]
    const digest = createHash('sha256').update(JSON.stringify(saves)).digest('hex')
    const fresh = await insertRescue(ctx.db, {
      sitting: sitting.id,
      came: 'late',
      digest,
      saves,
      at: ctx.now,
      by: token ? '考生机器' : '',
    })
    if (fresh)
      await happened(ctx, {
        session: sitting.session,
        sitting: sitting.id,
        what: 'rescue',
        note: `${saves.length} 题，断线后补传`,
      })
  }
  const notBegun = sitting.timing.begunAt === null
  return {
    taken: by.taken.map(({ seq }) => seq),
    kept: by.kept.map(({ seq }) => seq),
    refused: [
      ...by.refused.map(({ seq }) => ({ seq, why: notBegun ? NOT_BEGUN : AFTER_END })),
      ...foreign.map(({ seq }) => ({ seq, why: NOT_YOURS })),
    ],
    unopened: opened.unopened,
  }
}

/** Opens what this candidate's machines had sealed; what is another's, or was sealed by a stranger, counts as not opened. */
export async function openOwn(
  ctx: VerbContext,
  sitting: Pick<Sitting, 'id' | 'session'>,
  sealed: readonly string[],
): Promise<{ saves: Save[]; unopened: number[] }> {
  const session = await sessionById(ctx.db, sitting.session)
  if (!session) throw new Error(`no session ${sitting.session}`)
  const open = await openerOf(ctx.sealer, session)
  const tokens = await tokensOf(ctx.db, sitting.id)
  const saves: Save[] = []
  const unopened: number[] = []
  for (const [at, one] of sealed.entries()) {
    const found = await open(one).catch(() => null)
    const read = SealedSave.safeParse(found?.save)
    const mine = found?.of.session === sitting.session && found.of.sitting === sitting.id
    if (!read.success || !mine || tokens.get(entryOf(read.data.seq)) !== tokenMac(ctx, read.data.token)) {
      unopened.push(at)
      continue
    }
    const { token: _token, ...save } = read.data
    saves.push(save)
  }
  return { saves, unopened }
}
