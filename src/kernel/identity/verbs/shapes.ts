import { z } from 'zod'
import { ROLE_NAMES, type Role } from '../roles.ts'

export const RoleName = z.enum(ROLE_NAMES as [Role, ...Role[]], '没有这个岗位')
export const DutyName = z.enum(['business', 'system-admin', 'security-admin', 'audit-admin'], '没有这种职责')
export const AccountId = z.uuid('账号编号不对')
/** An answer to somebody who had to show a password or a code: a wrong one is counted, not undone. */
export const Accepted = z.object({ accepted: z.boolean(), message: z.string().nullable() })

export const GrantView = z.object({
  id: z.string(),
  role: RoleName,
  title: z.string(),
  district: z.string().nullable(),
  organisation: z.string().nullable(),
  from: z.string(),
  to: z.string().nullable(),
})
