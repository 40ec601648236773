import type { z } from 'zod'
import type { VerbContext } from '../../verb/index.ts'
import { fieldsOf } from '../../verb/input/field-problems.ts'
import { mayTake } from '../party.ts'
import type { Given, Procedure, Step, StepOutcome, Taking } from '../procedure.ts'
import { refusals } from '../refusals.ts'
import type { CaseFile, Form } from '../store/case-file.ts'

/** A step that needs something of its own: `run` sees it checked, and what was read ahead of the transaction. */
export interface TypedStep<I extends z.ZodType, A, R extends z.ZodType, F>
  extends Omit<Step<F>, 'input' | 'ahead' | 'answer' | 'run'> {
  input: I
  ahead?(ctx: VerbContext, input: z.output<I>): Promise<A>
  answer?: R
  run(
    ctx: VerbContext,
    file: CaseFile<F>,
    taking: Taking & Given<z.output<I>, A>,
  ): Promise<StepOutcome<z.input<R>> | undefined>
}

/** Declares a step with an input: typed in its `run`, checked by the one verb that takes steps. */
export const typedStep = <I extends z.ZodType, A = undefined, R extends z.ZodType = z.ZodType, F = Form>(
  step: TypedStep<I, A, R, F>,
): Step<F> => step

/**
 * Checks what a step is given and does what can be done before the transaction opens; null where it will be refused,
 * which is told only to whoever may take the step at all.
 */
export async function readAhead(
  ctx: VerbContext,
  procedures: readonly Procedure[],
  number: string,
  name: string,
  input: unknown,
): Promise<Given | null> {
  const step = procedures.find(({ kind }) => number.startsWith(`${kind}-`))?.steps[name]
  if (!step?.input || !mayTake(step, ctx.actor)) return null
  const read = step.input.safeParse(input)
  return read.success ? { input: read.data, ahead: await step.ahead?.(ctx, read.data) } : null
}

/** What the step is given, checked; throws 400 with what is wrong, field by field. */
export async function givenTo(ctx: VerbContext, step: Step, taking: Taking): Promise<Given> {
  if (!step.input) {
    if (taking.input === undefined) return { input: undefined, ahead: undefined }
    throw refusals.nothingToFill({ fields: [{ path: 'input', message: '请去掉这一项' }] })
  }
  if (taking.given) return taking.given
  const read = step.input.safeParse(taking.input ?? {})
  if (!read.success) {
    const fields = fieldsOf(read.error).map(({ path, message }) => ({
      path: path ? `input.${path}` : 'input',
      message,
    }))
    throw refusals.badInput({ fields })
  }
  return { input: read.data, ahead: await step.ahead?.(ctx, read.data) }
}
