import { type Fen, formatYuan } from '../../value/money.ts'
import { formatDay } from '../../value/time/civil-date.ts'
import { addWorkingDays } from '../../value/time/working-days.ts'
import type { VerbContext } from '../../verb/index.ts'
import { dueIn } from '../clock/due.ts'
import type { Procedure, Step } from '../procedure.ts'
import type { CaseFile } from '../store/case-file.ts'

/** One thing that a step will do, in numbers (办前预览): “资金余额：12,000.00 元，办后 10,320.00 元”. */
export interface Foreseen {
  label: string
  text: string
  /** Something that whoever takes it should stop at. */
  warns?: boolean
}

/** What a module on a higher floor foresees of a step. */
export type Foresight = (ctx: VerbContext, file: CaseFile) => Promise<Foreseen[]>

/** A procedure whose steps are foreseen by modules above, too; main puts them together. */
export function withForesight(procedure: Procedure, more: Readonly<Record<string, Foresight>>): Procedure {
  const steps = Object.entries(more).map(([name, foresees]): [string, Step] => {
    const step = procedure.steps[name]
    if (!step) throw new Error(`${procedure.kind}: no step ${name} to foresee`)
    return [
      name,
      {
        ...step,
        foresees: async (ctx, file) => [
          ...((await step.foresees?.(ctx, file)) ?? []),
          ...(await foresees(ctx, file)),
        ],
      },
    ]
  })
  return { ...procedure, steps: { ...procedure.steps, ...Object.fromEntries(steps) } }
}

/** Money from one sum to another: what is there now, and what will be. */
export const fromTo = (before: Fen, after: Fen): string => `${yuan(before)}，办后 ${yuan(after)}`

export const yuan = (amount: Fen): string => `${formatYuan(amount)} 元`

/** Whether a step is shown in numbers before it is taken: what decides, moves money, or says what it foresees. */
export const weighs = ({ decides, moves, pauses, foresees }: Step): boolean =>
  Boolean(decides || moves || pauses || foresees)

/** Whether a step is real only after the city's pause, within which whoever took it may take it back. */
export const waits = (step: Step): boolean =>
  !step.input && !step.countersign && Boolean(step.decides || step.moves || step.pauses)

/** What a step will do with a case: what its procedure foresees, and how the case will stand. */
export async function foreseenOf(
  ctx: VerbContext,
  procedure: Procedure,
  file: CaseFile,
  step: Step,
): Promise<Foreseen[]> {
  return [...((await step.foresees?.(ctx, file)) ?? []), await standingAfter(ctx, procedure, file, step)]
}

async function standingAfter(
  ctx: VerbContext,
  procedure: Procedure,
  file: CaseFile,
  step: Step,
): Promise<Foreseen> {
  const state = procedure.states[step.to]
  const title = state?.title ?? step.to
  if (state?.ends) return { label: '办后', text: `${title}，本件办结` }
  if (state?.notice) {
    const { days } = state.notice.term(await ctx.standards(), ctx.today)
    const { day } = addWorkingDays(ctx.today, days, ctx.calendar)
    return { label: '办后', text: `${title} ${days} 个工作日，到${formatDay(day)}` }
  }
  const { dueOn } = await dueIn(ctx, procedure, step.to, file)
  return {
    label: '办后',
    text: `${title}，由${state?.holder}办理${dueOn ? `，${formatDay(dueOn)}以前` : ''}`,
  }
}
