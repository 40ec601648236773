import { z } from 'zod'
import { District } from '../../../kernel/value/shapes.ts'
import { isFormula } from '../../../kernel/value/text/csv.ts'
import { may, verb } from '../../../kernel/verb/index.ts'
import { registerOrganisation } from '../organisation.ts'
import { KIND_NAMES, written } from '../schema.ts'

/** 机构登记. */
export const register = verb({
  name: 'organisations.register',
  title: '登记机构',
  http: 'POST /organisations',
  who: may('organisations.manage'),
  input: z.strictObject({
    name: z
      .string()
      .trim()
      .min(2, '请填写机构全称')
      .max(100)
      .refine(
        (name) => /^[\p{L}\p{N}（(《“"]/u.test(name) && !isFormula(name),
        '机构全称应以文字开头，请按登记证照填写',
      ),
    creditCode: written(18),
    kinds: z.array(z.enum(KIND_NAMES)).min(1, '请至少选一类').max(8),
    district: District,
    address: z.string().trim().max(200).optional(),
    phone: z.string().trim().max(30).optional(),
    siteCode: z
      .string()
      .regex(/^\d{6}$/, '机构（站点）序列码应为6位数字')
      .optional(),
    bodyCode: z
      .string()
      .regex(/^\d{4}$/, '机构代码应为4位数字')
      .optional(),
  }),
  output: z.object({ id: z.uuid(), created: z.boolean() }),
  run: (ctx, { address = '', phone = '', siteCode = null, bodyCode = null, ...given }) =>
    registerOrganisation(ctx, { ...given, address, phone, siteCode, bodyCode }),
})
