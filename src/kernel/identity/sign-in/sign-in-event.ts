/** Something that happened at the door (登录事件), for the audit: never a login name, a password or a code. */
export interface SignInEvent {
  what: 'signed-in' | 'signed-out' | 'refused'
  way: 'password' | 'code' | 'setup' | 'oidc' | 'demo'
  reason: RefusalReason | null
  /** The account where it is known; null also when somebody tries a name that does not exist. */
  account: string | null
  address: string
  requestId: string
  at: Date
}

export type RefusalReason =
  | 'wrong'
  | 'disabled'
  | 'initial-password-expired'
  | 'wrong-code'
  | 'used-code'
  | 'too-often'
  | 'forged'
  | 'cancelled'
  | 'out-of-date'
  | 'claims-missing'
  | 'subject-changed'
  | 'provider'
  | 'person-refused'
