import { sealAndAnchor } from '../kernel/audit/index.ts'
import { type ActorAgain, carryOut, goOnWithBatches, tickCases } from '../kernel/case/index.ts'
import { removeOldDrafts } from '../kernel/draft/index.ts'
import { workOff } from '../kernel/event/index.ts'
import { removeExpired } from '../kernel/file/index.ts'
import { sweepIdentity } from '../kernel/identity/accounts.ts'
import { actorAgain } from '../kernel/identity/session/actor-again.ts'
import type { JobHandler } from '../kernel/jobs/index.ts'
import { type Kernel, sweepCounts, sweepKeys } from '../kernel/verb/index.ts'
import { askAll } from './demo/setting/registers.ts'
import { FILE_SUBJECTS, MODULES, PROCEDURES } from './modules.ts'
import { siteHealthJob } from './site-health/job.ts'

/** What the worker does again and again. */
export function jobHandlers(
  kernel: Kernel,
  onError: (error: unknown) => void,
  tell: () => Promise<void>,
  carry: () => Promise<void>,
): JobHandler[] {
  const again: ActorAgain = (account, post) => actorAgain(kernel, account, post)
  return [
    { name: 'events.follow', everySeconds: 1, run: () => workOff(kernel, onError) },
    { name: 'registers.ask', everySeconds: 2, run: () => askAll(kernel) },
    ...MODULES.flatMap(({ jobs }) => jobs(kernel, onError)),
    { name: 'cases.clock', everySeconds: 5, run: () => tickCases(kernel, PROCEDURES, onError) },
    {
      name: 'cases.carry-out',
      everySeconds: 1,
      run: () => carryOut(kernel, PROCEDURES, again, onError),
    },
    {
      name: 'cases.batches',
      everySeconds: 1,
      run: () => goOnWithBatches(kernel, PROCEDURES, again, onError),
    },
    { name: 'messages.tell', everySeconds: 2, run: tell },
    { name: 'certificates.carry-uploads', everySeconds: 20, run: carry },
    { name: 'files.remove-expired', everySeconds: 3600, run: () => removeExpired(kernel, FILE_SUBJECTS) },
    { name: 'drafts.remove-old', everySeconds: 3600, run: () => removeOldDrafts(kernel) },
    {
      name: 'audit.seal',
      everySeconds: 3,
      run: () =>
        sealAndAnchor(kernel.database, { at: new Date(), signer: kernel.signer, anchors: kernel.anchors }),
    },
    {
      name: 'verb.sweep-keys',
      everySeconds: 600,
      run: async () => {
        await sweepKeys(kernel.database.db, kernel.clock.now())
        await sweepCounts(kernel.database.db, kernel.clock.now())
      },
    },
    siteHealthJob(kernel),
    {
      name: 'identity.sweep',
      everySeconds: 3600,
      run: () => sweepIdentity(kernel.database.db, new Date()),
    },
  ]
}
