import type { Actor } from '../identity/actor.ts'
import { allows, may } from '../verb/access.ts'
import type { Access } from '../verb/index.ts'
import type { Procedure, Step } from './procedure.ts'
import type { CaseEvent, CaseFile } from './store/case-file.ts'

/** What of a case a party may see besides where it stands and what has happened. */
export type Sight = 'form' | 'decision' | 'evidence' | 'attention'

/** A party of a case (当事方): a person, an organisation or a department that reaches it, and what it sees of it. */
export interface Party {
  /** As everybody reads it: 收款方, 培训机构. */
  title: string
  is(actor: Actor, file: CaseFile): boolean
  sees: readonly Sight[]
  /** What somebody is told who is not this party and would take its step. */
  otherwise(file: CaseFile): string
}

/** Whoever acts for the organisation that the case belongs to: the party of most cases of organisations. */
export const theirOrganisation: Party['is'] = (actor, file) =>
  actor.organisation !== null && actor.organisation === file.organisation

/** The signatures of several (会签): a step that is taken once so many posts have signed, each by another person. */
export interface Countersign {
  /** By permission: what each signature is called. */
  posts: Readonly<Record<string, string>>
  atLeast: number
}

const ALL: readonly Sight[] = ['form', 'decision', 'evidence', 'attention']

/** What this actor sees of a case: officials everything, a party what is its own to see. */
export function sightOf(procedure: Procedure, file: CaseFile, actor: Actor): ReadonlySet<Sight> {
  if (!procedure.parties || actor.kind === 'official' || actor.kind === 'system') return new Set(ALL)
  const own = Object.values(procedure.parties).filter((party) => party.is(actor, file))
  return new Set(own.flatMap(({ sees }) => sees))
}

/** Who may take a step: any of these. */
export const takersOf = ({ who, countersign }: Step): readonly Access[] =>
  countersign
    ? Object.keys(countersign.posts).map((permission) => may(permission as Parameters<typeof may>[0]))
    : who
      ? [who]
      : []

/** Whether this actor holds a post that may take the step. */
export const mayTake = (step: Step, actor: Actor): boolean => takersOf(step).some((who) => allows(who, actor))

/** The posts that have signed since the case came to where it stands, each with who signed. */
export function signed(
  name: string,
  state: string,
  events: readonly CaseEvent[],
): { post: string; actor: string | null }[] {
  const came = events.findLastIndex(({ from, to }) => to === state && from !== state)
  return events
    .slice(came + 1)
    .flatMap(({ step, actor, payload }) =>
      step === name ? [{ post: (payload as { signed: string }).signed, actor }] : [],
    )
}

/** The post for which this actor can sign now, or why there is none. */
export function postToSign(
  name: string,
  { posts }: Countersign,
  state: string,
  events: readonly CaseEvent[],
  actor: Actor,
): { post: string } | { refusal: string } {
  const before = signed(name, state, events)
  if (before.some((one) => one.actor === actor.account))
    return { refusal: '您已经签过，会签须由不同的人签。' }
  const own = Object.keys(posts).filter((post) => allows(may(post as Parameters<typeof may>[0]), actor))
  const open = own.find((post) => !before.some((one) => one.post === post))
  return open ? { post: open } : { refusal: '您这一方已经签过，等另一方签。' }
}
