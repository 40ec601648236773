import { allows, may, problem, type Scope, type VerbContext } from '../../verb/index.ts'
import type { Procedure, Step } from '../procedure.ts'
import type { CaseFile } from './case-file.ts'
import { stepsFrom } from './case-state.ts'
import { readFile } from './case-store.ts'

/** Throws 403 unless the case is this actor's to see: an official also needs the right to read cases (三员不看业务). */
export function requireCase(ctx: VerbContext, scope: Scope): void {
  ctx.within(scope)
  if (ctx.actor.kind === 'official' && !allows(may('cases.read'), ctx.actor))
    throw problem(403, '您的岗位不看办件', { detail: '管理员岗位不办理业务，也不查看业务办件。' })
}

/** The case of a number, if it is this actor's to see. Throws 404 and 403. */
export async function caseInReach(ctx: VerbContext, number: string): Promise<CaseFile> {
  const file = await readFile(ctx.db, number)
  if (!file) throw problem(404, '没有这个办件', { detail: '请核对办件号。' })
  ctx.act.district(file.district)
  requireCase(ctx, file)
  return file
}

/** Throws 403 unless this actor is an official who may take one of the steps from where the case stands. */
export function requireHandler(ctx: VerbContext, procedure: Procedure, file: CaseFile): void {
  const takes =
    ctx.actor.kind === 'official' && handledBy(procedure, file).some((who) => allows(who, ctx.actor))
  if (!takes)
    throw problem(403, '这一件现在不由您的岗位办理', {
      detail: `它在“${procedure.states[file.state]?.title}”。`,
    })
}

/** Who may take the steps from where the case stands. */
export const handledBy = (procedure: Procedure, file: CaseFile): NonNullable<Step['who']>[] =>
  stepsFrom(procedure, file.state).flatMap(([, { who }]) => (who ? [who] : []))
