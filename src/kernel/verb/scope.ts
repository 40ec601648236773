import type { Actor } from '../identity/actor.ts'
import { problem } from './problem.ts'

/** What a record belongs to: an actor reaches it through any one of these. */
export interface Scope {
  district?: string | null | undefined
  organisation?: string | null | undefined
  person?: string | null | undefined
}

/** Whether the record lies within what this actor may reach (区域、机构、本人). */
export function reaches(actor: Actor, scope: Scope): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind === 'official') {
    if (actor.districts === 'all') return true
    return scope.district != null && actor.districts.includes(scope.district)
  }
  if (actor.kind === 'organisation') {
    return scope.organisation != null && scope.organisation === actor.organisation
  }
  return actor.kind === 'citizen' && scope.person != null && scope.person === actor.person
}

/** Throws 403 in words when the record is out of the actor's reach. */
export function requireReach(actor: Actor, scope: Scope): void {
  if (!reaches(actor, scope)) {
    throw problem(403, '您无权办理这一件', {
      detail: '它不属于您的辖区、单位或本人。如应由您办理，请联系安全管理员调整授权。',
    })
  }
}
