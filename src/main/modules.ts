import { sealAndAnchor } from '../kernel/audit/index.ts'
import {
  caseFollowers,
  caseVerbs,
  objectionProcedure,
  type Procedure,
  tickCases,
  withWitness,
} from '../kernel/case/index.ts'
import { type Follower, stuckVerbs, workOff } from '../kernel/event/index.ts'
import { fileVerbs } from '../kernel/file/index.ts'
import { sweepIdentity } from '../kernel/identity/accounts.ts'
import type { JobHandler } from '../kernel/jobs/index.ts'
import { messageVerbs } from '../kernel/message/index.ts'
import { reexaminationProcedure } from '../kernel/reexamination/index.ts'
import { type AnyVerb, type Kernel, sweepCounts, sweepKeys } from '../kernel/verb/index.ts'
import { assessmentFollowers, assessmentProcedures, assessmentVerbs } from '../modules/assessment/index.ts'
import { catalogueProcedures, catalogueVerbs } from '../modules/catalogue/index.ts'
import { certificatesProcedures, certificatesVerbs } from '../modules/certificates/index.ts'
import { figuresJobs, figuresVerbs } from '../modules/figures/index.ts'
import { occupationsVerbs } from '../modules/occupations/index.ts'
import { organisationsVerbs } from '../modules/organisations/index.ts'
import { paymentsProcedures, paymentsVerbs } from '../modules/payments/index.ts'
import { peopleVerbs } from '../modules/people/index.ts'
import { policyProcedures, policyVerbs } from '../modules/policy/index.ts'
import { registersFollowers, registersVerbs } from '../modules/registers/index.ts'
import {
  impactEvidence,
  lapseOffers,
  subsidyFollowers,
  subsidyProcedures,
  subsidyVerbs,
} from '../modules/subsidy/index.ts'
import { trainingProcedures, trainingVerbs } from '../modules/training/index.ts'
import { auditVerbs } from './audit-verbs.ts'
import { askAll } from './demo/setting/registers.ts'
import { openDataVerbs } from './open-data/verbs.ts'

const objections = objectionProcedure(() => PROCEDURES)

/** Every procedure of the city, by which cases are read, listed and moved. */
export const PROCEDURES: readonly Procedure[] = [
  ...catalogueProcedures.map((one) => withWitness(one, impactEvidence)),
  ...policyProcedures,
  ...certificatesProcedures,
  ...trainingProcedures,
  ...assessmentProcedures,
  ...paymentsProcedures,
  ...subsidyProcedures,
  objections,
  reexaminationProcedure,
]

/** The verbs that every procedure gets for free. */
export const CASE_VERBS = caseVerbs(PROCEDURES, objections)

/** What is handed in with a case. */
export const FILE_VERBS = fileVerbs(PROCEDURES)

/** Every verb of the program but those of identity, which need the running one. */
export const VERBS: readonly AnyVerb[] = [
  ...Object.values(CASE_VERBS),
  ...peopleVerbs,
  ...organisationsVerbs,
  ...registersVerbs,
  ...occupationsVerbs,
  ...catalogueVerbs,
  ...certificatesVerbs,
  ...policyVerbs,
  ...trainingVerbs,
  ...assessmentVerbs,
  ...paymentsVerbs,
  ...subsidyVerbs,
  ...figuresVerbs,
  ...openDataVerbs,
  ...Object.values(FILE_VERBS),
  ...messageVerbs,
  ...auditVerbs,
  ...stuckVerbs,
]

/** Who follows which event, in the order of the floors. */
export const FOLLOWERS: readonly Follower[] = [
  ...caseFollowers,
  ...registersFollowers,
  ...assessmentFollowers,
  ...subsidyFollowers,
]

/** What the worker does again and again. */
export function jobHandlers(
  kernel: Kernel,
  onError: (error: unknown) => void,
  tell: () => Promise<void>,
): JobHandler[] {
  return [
    { name: 'events.follow', everySeconds: 1, run: () => workOff(kernel, onError) },
    ...figuresJobs(kernel),
    { name: 'registers.ask', everySeconds: 2, run: () => askAll(kernel) },
    {
      name: 'subsidy.offers',
      everySeconds: 3600,
      run: async () => void (await lapseOffers(kernel, onError)),
    },
    { name: 'cases.clock', everySeconds: 5, run: () => tickCases(kernel, PROCEDURES, onError) },
    { name: 'messages.tell', everySeconds: 2, run: tell },
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
    {
      name: 'identity.sweep',
      everySeconds: 3600,
      run: () => sweepIdentity(kernel.database.db, new Date()),
    },
  ]
}
