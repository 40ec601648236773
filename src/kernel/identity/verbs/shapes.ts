import { z } from 'zod'

/** A post of the city by its name in posts.yaml; whether there is such a one is asked when it is given. */
export const RoleName = z.string().max(40, '没有这个岗位')
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
