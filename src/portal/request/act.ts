import { type FieldProblem, Problem } from '../../kernel/verb/problem.ts'
import type { AnyPage, Perform, Posting, Texts, Visit } from '../page.ts'
import { FAULT } from '../problem-pages.ts'
import { readLists, readQuery } from '../texts.ts'
import { Downloaded, Failed, Redirect, redirect, Shown } from './answers.ts'
import { dropBegun, keepPosted, withKeptFiles } from './drafts.ts'
import type { Filling } from './filling.ts'
import type { House, PageRequest, Posted } from './page-request.ts'

/** How a posted form ended. */
export type Acted =
  | { kind: 'redirect'; redirect: Redirect }
  | { kind: 'downloaded'; downloaded: Downloaded }
  | { kind: 'shown'; props: unknown }
  | { kind: 'signed-out' }
  | { kind: 'kept' }
  | { kind: 'failed'; filling: Filling; status: number }

/** Runs the action that a form names; whatever goes wrong comes back with everything that was typed. */
export async function act(
  house: House,
  page: AnyPage,
  request: PageRequest,
  visit: Visit,
  empty: Filling,
): Promise<Acted> {
  const posted = request.posted ?? { fields: new URLSearchParams(), files: {}, tooLarge: [] }
  const name = posted.fields.get('_action') ?? ''
  const action = Object.hasOwn(page.actions ?? {}, name) ? page.actions?.[name] : undefined
  if (!action) throw new Problem(400, '表单不完整', { detail: '请回到上一页，刷新后再提交。' })
  const fail = async (
    errors: readonly FieldProblem[],
    status: number,
    values?: Texts | null,
    step: number | null = null,
  ): Promise<Acted> => ({
    kind: 'failed',
    status,
    filling: {
      ...empty,
      ...typed(posted),
      ...(values ? { values } : {}),
      action: name,
      form: posted.fields.get('_form') ?? '',
      files: await keepPosted(house, request, posted),
      errors,
      step,
    },
  })
  if (!request.trusts(posted.fields.get('_csrf') ?? '')) {
    return fail(
      [{ path: '', message: '页面打开得太久，或已换了账号登录。您填的内容还在，请核对后再提交一次。' }],
      403,
    )
  }
  if (posted.fields.has('_discard')) {
    await dropBegun(house, request, posted)
    return { kind: 'redirect', redirect: redirect(empty.path) }
  }
  if (posted.tooLarge.length > 0) {
    return fail(
      posted.tooLarge.map((path) => ({ path, message: '文件超过 8 MB，请拆分后再传' })),
      413,
    )
  }
  if (posted.fields.has('_keep')) {
    await keepPosted(house, request, posted)
    return { kind: 'kept' }
  }
  const step = /^\d{1,2}$/.exec(posted.fields.get('_step') ?? '')
  if (step) return fail([], 200, null, Number(step[0]))
  try {
    const whole = await withKeptFiles(house, request, posted)
    const answer = await action(postingOf(house, request, visit, whole))
    if (answer instanceof Redirect) {
      await dropBegun(house, request, posted)
      return { kind: 'redirect', redirect: answer }
    }
    if (answer instanceof Shown) return { kind: 'shown', props: answer.props }
    if (answer instanceof Downloaded) return { kind: 'downloaded', downloaded: answer }
    if (answer instanceof Failed) return await fail(answer.errors, answer.status, answer.values)
    throw new Error(`action ${name} of ${page.path} answers with nothing`)
  } catch (error) {
    if (error instanceof Problem && error.status === 401 && request.actor.kind === 'public')
      return { kind: 'signed-out' }
    if (!(error instanceof Problem)) request.report(error)
    const found = error instanceof Problem ? error : FAULT
    return fail(errorsOf(found), found.status)
  }
}

function postingOf(house: House, request: PageRequest, visit: Visit, posted: Posted): Posting {
  const given = posted.fields.get('_key') ?? ''
  const key = /^[\w-]{8,100}$/.test(given) ? given : house.newKey()
  let acts = 0
  const perform: Perform = (verb, input) => {
    acts += 1
    return request.perform(verb, input, acts === 1 ? key : `${key}.${acts}`)
  }
  return {
    ...visit,
    perform,
    form: readQuery(posted.fields),
    ticked: (name) => posted.fields.getAll(name),
    files: posted.files,
  }
}

/** What a form brought, without its own machinery. */
function typed(posted: Posted): Pick<Filling, 'values' | 'ticked'> {
  const fields = new URLSearchParams([...posted.fields].filter(([name]) => !name.startsWith('_')))
  return { values: readQuery(fields), ticked: readLists(fields) }
}

function errorsOf(found: Problem): readonly FieldProblem[] {
  if (found.fields.length > 0) return found.fields
  return [{ path: '', message: found.words }]
}
