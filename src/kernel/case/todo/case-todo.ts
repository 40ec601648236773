import { sql } from 'kysely'
import type { Actor } from '../../identity/actor.ts'
import { signedIn, type VerbContext } from '../../verb/index.ts'
import type { TodoKind } from '../../work/index.ts'
import { mayTake } from '../party.ts'
import type { Procedure } from '../procedure.ts'
import { casesIn, hasTurns } from '../store/boxes.ts'
import type { CaseFile } from '../store/case-file.ts'
import { stepsFrom } from '../store/case-state.ts'
import { casesOf } from '../store/find-cases.ts'

/** Cases that wait for whoever asks (轮到您办的办件), a kind of work for each procedure. */
export const caseTodo = (procedures: readonly Procedure[]): TodoKind[] =>
  procedures.map((procedure) => ({
    name: `cases.${procedure.kind}`,
    title: procedure.title,
    who: signedIn(),
    place: ({ actor }) =>
      actor.kind === 'citizen' || seesNone(procedure, actor) ? null : `/cases/todo?kind=${procedure.kind}`,
    rows(ctx, cut) {
      if (!hasTurns(ctx, procedure)) return null
      const { first, part } = cut({ key: sql.raw('number'), due: DUE })
      // Cut twice: in each district and state, so that an index gives them in order, and over all of them.
      return sql`select ${first} ${casesIn(ctx, procedures, { box: 'todo' }, [procedure.kind], part)} where true ${part}`
    },
    async lines(ctx, numbers) {
      const files = await casesOf(ctx.db, { numbers })
      return new Map(files.map((file) => [file.number, lineOf(ctx, procedure, file)]))
    },
  }))

/** The day until which a case waits, in the words of the indexes. */
const DUE = sql.raw(`coalesce(due_on, '9999-12-31'::date)`)

const lineOf = (ctx: VerbContext, procedure: Procedure, file: CaseFile) => {
  const own = ctx.actor.kind === 'citizen'
  return {
    title: own ? procedure.title : file.title,
    detail: [!own && procedure.title, file.subtitle, file.number].filter(Boolean).join(' · '),
    why: whyMine(ctx, procedure, file),
    to: blindPage(ctx, procedure, file) ?? (`/${own ? 'my/cases' : 'cases'}/${file.number}` as const),
  }
}

/** Whether a step is taken by a party that is shown nothing of the case, so that it judges only what its page shows. */
const isBlind = ({ parties }: Procedure, { party, page }: Procedure['steps'][string]): boolean =>
  page !== undefined && party !== undefined && parties?.[party]?.sees.length === 0

/** Whether all that this one may do in such cases is done without seeing them. */
function seesNone(procedure: Procedure, actor: Actor): boolean {
  const steps = Object.values(procedure.steps).filter((step) => mayTake(step, actor))
  return steps.length > 0 && steps.every((step) => isBlind(procedure, step))
}

/** The page of the step that waits for somebody who is shown nothing else of the case; null for everybody else. */
function blindPage({ actor }: VerbContext, procedure: Procedure, file: CaseFile): `/${string}` | null {
  const [step, ...more] = stepsFrom(procedure, file.state).flatMap(([, one]) =>
    mayTake(one, actor) ? [one] : [],
  )
  const page = step && more.length === 0 && isBlind(procedure, step) ? step.page?.(file) : undefined
  return page === undefined ? null : `/${page.replace(/^\//, '')}`
}

/** Why a case waits for whoever asks: the step that is theirs, or where it stands. */
function whyMine({ actor }: VerbContext, procedure: Procedure, file: CaseFile): string {
  const steps = stepsFrom(procedure, file.state).flatMap(([, step]) =>
    step.tone && mayTake(step, actor) && step.settles === (file.held?.code ?? undefined) ? [step] : [],
  )
  const [step] = steps
  // Where there is a choice, or the one way is not the ordinary one (不予、作废、核销), naming it would be advice.
  const act =
    step && steps.length === 1 && step.tone === 'primary'
      ? `等您“${step.title}”`
      : `${procedure.states[file.state]?.title ?? file.state}，等您办`
  if (file.held) return `${file.held.text}，${act}`
  return file.handler === actor.account && actor.account !== null ? `您已领办，${act}` : act
}
