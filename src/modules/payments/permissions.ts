import type { Named, Permissions } from '../../kernel/identity/permissions.ts'

/** What can be permitted of money. */
export const PAYMENTS_PERMISSIONS = {
  'payments.batch': '编制拨付批次',
  'payments.release': '放款',
  'payments.bank-return': '导入银行回盘',
  'payments.recover': '办理追回',
  'payments.write-off': '审批核销',
  'payments.read-own': '查看自己应退回的补贴',
  'ledger.read': '查看资金账',
  'ledger.budget': '下达资金预算',
} as const satisfies Permissions

declare module '../../kernel/identity/permissions.ts' {
  interface Permitted extends Named<typeof PAYMENTS_PERMISSIONS> {}
}
