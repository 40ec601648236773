import {
  caseFinding,
  caseFollowers,
  caseTodo,
  caseVerbs,
  guideKind,
  handlingKind,
  objectionProcedure,
  type Procedure,
  withForesight,
  withWitness,
} from '../kernel/case/index.ts'
import { KERNEL_RULES } from '../kernel/decision/rules-in-words.ts'
import { draftRetentionKind, draftVerbs } from '../kernel/draft/index.ts'
import { type Follower, stuckTodo, stuckVerbs } from '../kernel/event/index.ts'
import { type FileSubject, fileRetentionKind, filesOfCases, fileVerbs } from '../kernel/file/index.ts'
import { KERNEL_PERMISSIONS, type Permissions } from '../kernel/identity/permissions.ts'
import { accountsTodo } from '../kernel/identity/todo/accounts.ts'
import { grantsTodo } from '../kernel/identity/todo/grants.ts'
import { counterTodo, messageVerbs } from '../kernel/message/index.ts'
import type { Dataset, Finding, Module } from '../kernel/module/index.ts'
import { reexaminationProcedure } from '../kernel/reexamination/index.ts'
import type { StandardKind } from '../kernel/standard/index.ts'
import type { AnyVerb } from '../kernel/verb/index.ts'
import { type TodoKind, workVerbs } from '../kernel/work/index.ts'
import { accreditation } from '../modules/accreditation/module.ts'
import { assessment } from '../modules/assessment/module.ts'
import { bank } from '../modules/bank/module.ts'
import { catalogue } from '../modules/catalogue/module.ts'
import { centres } from '../modules/centres/module.ts'
import { certificates } from '../modules/certificates/module.ts'
import { credit } from '../modules/credit/module.ts'
import { enrolment } from '../modules/enrolment/module.ts'
import { feedback } from '../modules/feedback/module.ts'
import { figures } from '../modules/figures/module.ts'
import { learningRecords } from '../modules/learning-records/module.ts'
import { news } from '../modules/news/module.ts'
import { occupations } from '../modules/occupations/module.ts'
import { online } from '../modules/online/module.ts'
import { organisations } from '../modules/organisations/module.ts'
import { passport } from '../modules/passport/module.ts'
import { payments } from '../modules/payments/module.ts'
import { people } from '../modules/people/module.ts'
import { policy } from '../modules/policy/module.ts'
import { practical } from '../modules/practical/module.ts'
import { programmes } from '../modules/programmes/module.ts'
import { registers } from '../modules/registers/module.ts'
import { sitting } from '../modules/sitting/module.ts'
import { subsidy } from '../modules/subsidy/module.ts'
import { supervision } from '../modules/supervision/module.ts'
import { training } from '../modules/training/module.ts'
import { visits } from '../modules/visits/module.ts'
import type { ModulePortal } from '../portal/module-portal.ts'
import type { ModuleWorkbench } from '../workbench/module-workbench.ts'
import { auditTodo } from './audit-todo.ts'
import { auditVerbs } from './audit-verbs.ts'
import { openDataTermsKind } from './open-data/terms.ts'
import { openDataVerbs } from './open-data/verbs.ts'
import { searchVerbs } from './search/verbs.ts'
import { siteHealthVerbs } from './site-health/site-health.ts'

/** Every module of the city, in the order of the floors: all that main knows of them is drawn from here. */
export const MODULES: readonly Module<ModulePortal, ModuleWorkbench>[] = [
  people,
  occupations,
  organisations,
  registers,
  catalogue,
  certificates,
  policy,
  news,
  feedback,
  learningRecords,
  training,
  online,
  accreditation,
  assessment,
  passport,
  bank,
  sitting,
  practical,
  payments,
  subsidy,
  programmes,
  credit,
  centres,
  enrolment,
  supervision,
  visits,
  figures,
]

/** The rooms that have tables, in the order in which their migrations are applied: the kernel, then by floor. */
export const ROOMS: readonly string[] = [
  'kernel/database',
  'kernel/audit',
  'kernel/identity',
  'kernel/standard',
  'kernel/verb',
  'kernel/event',
  'kernel/figure',
  'kernel/ground',
  'kernel/case',
  'kernel/file',
  'kernel/draft',
  'kernel/message',
  'kernel/work',
  'kernel/reexamination',
  'kernel/ledger',
  'main/demo',
  'main/site-health',
  ...MODULES.map(({ name }) => `modules/${name}`),
]

/** Every kind of standard that a city's folder may hold. */
export const KINDS: readonly StandardKind<unknown>[] = [
  ...MODULES.flatMap(({ kinds }) => kinds),
  guideKind,
  handlingKind,
  fileRetentionKind,
  draftRetentionKind,
  openDataTermsKind,
]

/** Everything that can be permitted, by the names that a city's posts.yaml gives to posts. */
export const PERMISSIONS: Permissions = Object.assign(
  {},
  KERNEL_PERMISSIONS,
  ...MODULES.map(({ permissions }) => permissions),
)

/** What each rule of the program is called, once, whatever module states it. */
export const RULE_NAMES: Readonly<Record<string, string>> = Object.assign(
  {},
  KERNEL_RULES,
  ...MODULES.map(({ rules }) => rules),
)

const objections = objectionProcedure(() => PROCEDURES)

/** Every procedure of the city, by which cases are read, listed and moved. */
export const PROCEDURES: readonly Procedure[] = [
  ...MODULES.flatMap(({ procedures }) => procedures).map(witnessed),
  objections,
  reexaminationProcedure,
]

/** A procedure with what modules above its own show beside its cases, and foresee of its steps. */
function witnessed(one: Procedure): Procedure {
  return MODULES.reduce((so, { witnesses, foresees }) => {
    const witness = witnesses[one.kind]
    const more = foresees[one.kind]
    const seen = witness ? withWitness(so, witness) : so
    return more ? withForesight(seen, more) : seen
  }, one)
}

/** The verbs that every procedure gets for free. */
export const CASE_VERBS = caseVerbs(PROCEDURES, objections)

/** What files hang on. */
export const FILE_SUBJECTS: readonly FileSubject[] = [
  filesOfCases(PROCEDURES),
  ...MODULES.flatMap(({ files }) => files),
]

/** How files are attached, listed, opened and taken back. */
export const FILE_VERBS = fileVerbs(FILE_SUBJECTS)

/** Every set of open data, in the order in which they are shown. An id, once published, is never given up. */
export const DATASETS: readonly Dataset[] = MODULES.flatMap(({ datasets }) => datasets)

/** What is given to everybody as data. */
export const OPEN_DATA_VERBS = openDataVerbs(DATASETS)

/** What acts of modules are called that are no verb's. */
const WORKS: Readonly<Record<string, string>> = Object.assign({}, ...MODULES.map(({ works }) => works))

/** Every kind of work that finds its person (待办): cases first, then what modules and the kernel have besides. */
export const TODO: readonly TodoKind[] = [
  ...caseTodo(PROCEDURES),
  ...MODULES.flatMap(({ todo }) => todo),
  counterTodo,
  accountsTodo,
  grantsTodo,
  stuckTodo,
  ...auditTodo(WORKS),
]

/** Everybody's work in one list. */
export const WORK_VERBS = workVerbs(TODO)

/** What the one search box finds, cases first. */
const FINDINGS: readonly Finding[] = [caseFinding(() => PROCEDURES), ...MODULES.flatMap(({ finds }) => finds)]

/** How it is asked. */
export const SEARCH_VERBS = searchVerbs(FINDINGS)

/** Every verb of the program but those of identity, which need the running one. */
export const VERBS: readonly AnyVerb[] = [
  ...Object.values(CASE_VERBS),
  ...MODULES.flatMap(({ verbs }) => verbs),
  ...Object.values(OPEN_DATA_VERBS),
  ...Object.values(FILE_VERBS),
  ...Object.values(SEARCH_VERBS),
  ...messageVerbs,
  ...draftVerbs,
  ...auditVerbs(WORKS),
  ...Object.values(WORK_VERBS),
  ...stuckVerbs,
  ...siteHealthVerbs,
]

/** Who follows which event, in the order of the floors. */
export const FOLLOWERS: readonly Follower[] = [...caseFollowers, ...MODULES.flatMap(({ follows }) => follows)]
