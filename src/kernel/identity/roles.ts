import type { Permission } from './permissions.ts'

export type { Permission }

/**
 * The duty of an account (职责): business, or one of the three administrators (系统、安全、审计管理员). An account
 * has one duty for life, so nobody can hold the work of two administrators, nor business beside it.
 */
export type Duty = 'business' | 'system-admin' | 'security-admin' | 'audit-admin'

/** Where a role is held: the whole city, one district, one organisation, or for oneself. */
export type RoleScope = 'city' | 'district' | 'city-or-district' | 'organisation' | 'self'

export interface RoleEntry {
  title: string
  scope: RoleScope
  duty: Duty
  may: readonly Permission[]
}

/** The role table (岗位权限表): who may do what. Nothing else gives a permission. */
export const ROLES = {
  citizen: {
    title: '市民',
    scope: 'self',
    duty: 'business',
    may: [
      'my.read',
      'training.attend',
      'assessment.apply',
      'certificates.share',
      'subsidy.confirm',
      'payments.read-own',
    ],
  },
  'provider-agent': {
    title: '培训机构经办人',
    scope: 'organisation',
    duty: 'business',
    may: ['organisation.read', 'training.file', 'training.teach', 'subsidy.confirm', 'payments.read-own'],
  },
  'employer-agent': {
    title: '用人单位经办人',
    scope: 'organisation',
    duty: 'business',
    may: [
      'organisation.read',
      'training.file',
      'training.teach',
      'subsidy.confirm',
      'payments.read-own',
      'certificates.check-many',
    ],
  },
  'assessor-agent': {
    title: '评价机构经办人',
    scope: 'organisation',
    duty: 'business',
    may: [
      'organisation.read',
      'assessment.plan',
      'assessment.admit',
      'assessment.publish',
      'certificates.propose',
      'certificates.enter-earlier',
    ],
  },
  marker: {
    title: '阅卷考评员',
    scope: 'organisation',
    duty: 'business',
    may: ['assessment.mark'],
  },
  'district-clerk': {
    title: '区经办人（受理）',
    scope: 'district',
    duty: 'business',
    may: [
      'training.supervise',
      'messages.tell',
      'facts.read',
      'facts.record',
      'reexaminations.propose',
      'cases.read',
      'training.accept',
      'assessment.accept',
      'certificates.enter-earlier',
      'subsidy.accept',
      'payments.recover',
      'figures.read',
      'identity.reveal',
    ],
  },
  'district-reviewer': {
    title: '区复核人（决定）',
    scope: 'district',
    duty: 'business',
    may: [
      'training.supervise',
      'facts.read',
      'reexaminations.decide',
      'cases.read',
      'training.decide',
      'assessment.decide',
      'certificates.check-earlier',
      'subsidy.decide',
      'figures.read',
      'identity.reveal',
    ],
  },
  'municipal-officer': {
    title: '市人社局经办人',
    scope: 'city',
    duty: 'business',
    may: [
      'training.supervise',
      'facts.read',
      'facts.record',
      'registers.read',
      'reexaminations.propose',
      'cases.read',
      'catalogue.draft',
      'catalogue.sign-hr',
      'policy.edit',
      'organisations.manage',
      'assessment.accept',
      'assessment.void',
      'certificates.propose',
      'certificates.enter-earlier',
      'payments.batch',
      'subsidy.summarise',
      'payments.recover',
      'ledger.read',
      'figures.read',
      'identity.reveal',
    ],
  },
  'municipal-reviewer': {
    title: '市人社局复核人',
    scope: 'city',
    duty: 'business',
    may: [
      'training.supervise',
      'facts.read',
      'reexaminations.decide',
      'cases.read',
      'catalogue.review',
      'assessment.decide',
      'certificates.decide',
      'certificates.check-earlier',
      'objections.decide',
      'payments.write-off',
      'policy.review',
      'figures.read',
      'figures.publish',
      'identity.reveal',
    ],
  },
  'municipal-signer': {
    title: '市人社局签发人',
    scope: 'city',
    duty: 'business',
    may: ['cases.read', 'policy.sign'],
  },
  'finance-officer': {
    title: '财政局经办人',
    scope: 'city-or-district',
    duty: 'business',
    may: [
      'cases.read',
      'catalogue.sign-finance',
      'ledger.read',
      'ledger.budget',
      'payments.release',
      'payments.bank-return',
      'payments.recover',
      'figures.read',
    ],
  },
  leader: {
    title: '领导',
    scope: 'city-or-district',
    duty: 'business',
    may: ['cases.read', 'figures.read'],
  },
  auditor: {
    title: '审计人员',
    scope: 'city',
    duty: 'business',
    may: [
      'facts.read',
      'registers.read',
      'cases.read',
      'ledger.read',
      'figures.read',
      'audit.read',
      'identity.reveal',
    ],
  },
  'system-admin': {
    title: '系统管理员',
    scope: 'city',
    duty: 'system-admin',
    may: ['system.connect', 'system.repair', 'accounts.manage', 'system.run'],
  },
  'security-admin': {
    title: '安全管理员',
    scope: 'city',
    duty: 'security-admin',
    may: ['grants.manage', 'sessions.revoke'],
  },
  'audit-admin': {
    title: '审计管理员',
    scope: 'city',
    duty: 'audit-admin',
    may: ['audit.read', 'audit.verify'],
  },
} as const satisfies Record<string, RoleEntry>

export type Role = keyof typeof ROLES

/** Whether the role table gives this permission to this role. */
export const permitted = (role: Role, permission: Permission): boolean => GIVEN[role].has(permission)

/** The entry of the table, whatever its role. */
export const roleEntry = (role: Role): RoleEntry => ROLES[role]

export const ROLE_NAMES = Object.keys(ROLES) as Role[]

const GIVEN = Object.fromEntries(
  Object.entries(ROLES).map(([role, entry]) => [role, new Set<Permission>(entry.may)]),
) as Record<Role, Set<Permission>>
