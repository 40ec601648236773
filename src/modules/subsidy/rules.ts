/** The pure face of the subsidies: what other modules, the browser and the batch commands may use of them. */
export {
  type CertificateFact,
  type ClaimFacts,
  type ClassClaimFacts,
  type Employment,
  GROUP_NAMES,
  GROUPS,
  type Group,
  type Mode,
  type PaidBefore,
  type Payee,
  PROJECTS,
  type Project,
  type SkillUpgradeFacts,
} from './facts.ts'
export { decideClaim } from './rules/claim.ts'
export { assessmentSubsidy } from './rules/kinds/assessment.ts'
export { skillUpgrade } from './rules/kinds/skill-upgrade.ts'
export { trainingSubsidy } from './rules/kinds/training.ts'
export { employerPaid, payee } from './rules/payee.ts'
export { ESTIMATE_KINDS, type Estimate, estimateOf, type Situation } from './rules/situation/situation.ts'
export {
  type SkillUpgradeData,
  type SkillUpgradeEdition,
  type SubsidyData,
  type SubsidyEdition,
  skillUpgradeKind,
  subsidyKind,
} from './standard.ts'
