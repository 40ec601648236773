import { type Follower, followEach } from '../../kernel/event/index.ts'
import { openReexamination, reexaminedFor } from '../../kernel/reexamination/index.ts'
import { findingUpheld } from './events.ts'

/** What supervision does when something happens: what a finding takes the ground from is examined again, each for itself. */
export const supervisionFollowers: readonly Follower[] = [
  followEach(
    findingUpheld,
    'supervision.reexamine',
    ({ why, rests }) => rests.map((one) => ({ ...one, why })),
    async (ctx, { kind, id, why }) => {
      if (!(await reexaminedFor(ctx.db, { kind, id }, why))) await openReexamination(ctx, { kind, id }, why)
    },
  ),
]
