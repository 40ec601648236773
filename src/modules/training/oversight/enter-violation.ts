import { randomUUID } from 'node:crypto'
import { sourceWithdrawn } from '../../../kernel/ground/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { onRoster } from '../attendance/store.ts'
import { violationFound } from '../events.ts'
import { noClass } from '../listing/views.ts'
import { settleCertificates } from '../paper/withdraw.ts'
import { refusals } from '../refusals.ts'
import { lockClass } from '../store.ts'
import { insertViolation } from './store.ts'

/** A finding against a class, or with `person` against one of its trainees. */
export interface Finding {
  class: string
  person: string | null
  foundOn: CivilDate
  document: string
  finding: string
  /** Who found it, where another acts for them. */
  by?: string | null
}

/** Enters a finding (查实违规, R1.10): what rests on it is told, and so is who follows; null where one stands already. */
export async function enterViolation(ctx: VerbContext, given: Finding): Promise<string | null> {
  const { person, foundOn, document, finding } = given
  const one = await lockClass(ctx.db, given.class)
  if (!one) throw noClass()
  ctx.within({ district: one.district })
  ctx.act.subject('class', one.id)
  ctx.act.district(one.district)
  ctx.act.purpose(finding)
  if (foundOn > ctx.today)
    throw refusals.foundInFuture({ fields: [{ path: 'foundOn', message: '请核对日期' }] })
  if (person && !(await onRoster(ctx.db, one.id, person))) throw refusals.noSuchTrainee()
  const violation = randomUUID()
  const entered = await insertViolation(ctx.db, {
    id: violation,
    class: one.id,
    person,
    foundOn,
    document,
    finding,
    recordedBy: given.by ?? ctx.actor.account,
    at: ctx.now,
  })
  if (!entered) return null
  await sourceWithdrawn(ctx, foundAgainst(one.id, person), `查实违规（${document}）`)
  await settleCertificates(ctx, one, `查实违规（${document}）`)
  await ctx.emit(violationFound, { violation, provider: one.provider, foundOn, document, finding })
  ctx.act.after({ violation })
  return violation
}

/** What a finding takes the ground from: the whole class, or one person's training in it. */
export const foundAgainst = (id: string, person: string | null) =>
  person ? { kind: 'trainee', id: `${id}/${person}` } : { kind: 'class', id }
