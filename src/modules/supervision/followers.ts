import { type Follower, follow, followEach } from '../../kernel/event/index.ts'
import { openReexamination, reexaminedFor } from '../../kernel/reexamination/index.ts'
import { countForCredit } from '../credit/index.ts'
import { claimsOpened } from '../subsidy/index.ts'
import { attendanceChecked, classFinished, remoteCheckMissed } from '../training/index.ts'
import { annualReportMissed, findingUpheld } from './events.ts'
import { screenClaimant, screenClass, screenRemoteCheck } from './screening/on-event.ts'

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
  follow(classFinished, 'supervision.screen-class', async (ctx, { class: id, provider }) => {
    await screenClass(ctx, id, provider)
  }),
  follow(attendanceChecked, 'supervision.screen-checked', async (ctx, { class: id, provider }) => {
    await screenClass(ctx, id, provider)
  }),
  followEach(
    claimsOpened,
    'supervision.screen-claimant',
    ({ claims }) => [...new Set(claims.map(({ person }) => person))].map((person) => ({ person })),
    async (ctx, { person }) => {
      await screenClaimant(ctx, person)
    },
  ),
  follow(remoteCheckMissed, 'supervision.screen-remote', async (ctx, { check }) => {
    await screenRemoteCheck(ctx, check)
  }),
  follow(annualReportMissed, 'supervision.count-missed', (ctx, { organisation, year, on, indicator }) =>
    countForCredit(ctx, {
      organisation,
      indicator,
      on,
      evidence: `${year}年度报告逾期未报`,
      source: `annual-report:${organisation}:${year}`,
    }),
  ),
]
