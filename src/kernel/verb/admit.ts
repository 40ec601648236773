import { z } from 'zod'
import type { Actor } from '../identity/actor.ts'
import { allows } from './access.ts'
import { fieldsOf } from './input/field-problems.ts'
import { unsoundText } from './input/sound-text.ts'
import { type Problem, problem } from './problem.ts'
import type { AnyVerb, Verb } from './verb.ts'
import './input/messages.ts'

/** What an actor is told who may not do this at all: to sign in, or that the post does not allow it. */
export const refusalOf = (verb: Pick<AnyVerb, 'title'>, actor: Actor): Problem =>
  actor.kind === 'public'
    ? problem(401, '请先登录', { detail: '登录后再办理，已填的内容不会丢失。' })
    : problem(403, '您的岗位不能办理此事', { detail: `“${verb.title}”不在您的岗位权限内。` })

/** Checks who may and what comes in; the same for every way in. */
export function admit<I extends z.ZodType, O extends z.ZodType>(
  verb: Verb<I, O>,
  actor: Actor,
  input: unknown,
): z.output<I> {
  if (!allows(verb.who, actor)) throw refusalOf(verb, actor)
  const unsound = unsoundText(input)
  if (unsound.length > 0) throw problem(400, '填写的内容有误', { fields: unsound })
  const parsed = verb.input.safeParse(input)
  if (!parsed.success) throw problem(400, '填写的内容有误', { fields: fieldsOf(parsed.error) })
  return parsed.data as z.output<I>
}

/** What of a result its output names; throws where the verb answers something else. */
export function answer<I extends z.ZodType, O extends z.ZodType>(
  verb: Verb<I, O>,
  result: z.input<O>,
): z.output<O> {
  const parsed = verb.output.safeParse(result)
  if (parsed.success) return parsed.data as z.output<O>
  throw new Error(`${verb.name} answers against its own schema: ${z.prettifyError(parsed.error)}`)
}
