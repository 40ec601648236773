import '../../portal/styles/tokens.css'
import '../../portal/styles/base.css'
import '../../portal/styles/decision-view.css'
import '../../workbench/styles/frame.css'
import '../../workbench/styles/kit.css'
import '../../workbench/styles/review.css'
import '../../workbench/styles/print.css'
import { assessmentScreens } from '../../modules/assessment/workbench/index.ts'
import { catalogueScreens } from '../../modules/catalogue/workbench/index.ts'
import { certificatesScreens } from '../../modules/certificates/workbench/index.ts'
import { figuresScreens } from '../../modules/figures/workbench/index.ts'
import { organisationsScreens } from '../../modules/organisations/workbench/index.ts'
import { paymentsScreens } from '../../modules/payments/workbench/index.ts'
import { peopleScreens } from '../../modules/people/workbench/index.ts'
import { policyScreens } from '../../modules/policy/workbench/index.ts'
import { registersScreens } from '../../modules/registers/workbench/index.ts'
import { subsidyScreens } from '../../modules/subsidy/workbench/index.ts'
import { trainingScreens } from '../../modules/training/workbench/index.ts'
import { nameRules } from '../../portal/kit/rule-names.ts'
import { registerScreens } from '../../workbench/shell/screen.ts'
import { startWorkbench } from '../../workbench/start.tsx'
import { RULE_NAMES } from '../rule-names.ts'
import { accountScreens } from './accounts.tsx'
import { auditScreens } from './audit.tsx'
import { grantScreens } from './grants.tsx'
import { messageScreens } from './messages.tsx'
import { stuckScreens } from './stuck.tsx'

nameRules(RULE_NAMES)
// Each module's screens stand here, in the order of the house's floors.
registerScreens([
  ...peopleScreens,
  ...organisationsScreens,
  ...registersScreens,
  ...certificatesScreens,
  ...catalogueScreens,
  ...policyScreens,
  ...trainingScreens,
  ...assessmentScreens,
  ...paymentsScreens,
  ...subsidyScreens,
  ...figuresScreens,
  ...messageScreens,
  ...accountScreens,
  ...grantScreens,
  ...auditScreens,
  ...stuckScreens,
])

const place = document.getElementById('workbench')
if (!place) throw new Error('the page has no place for the workbench')
startWorkbench(place)
