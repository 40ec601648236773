import type { Named, Permissions } from '../../kernel/identity/permissions.ts'

/** What can be permitted of the catalogue. */
export const CATALOGUE_PERMISSIONS = {
  'catalogue.draft': '编制紧缺目录',
  'catalogue.review': '评审紧缺程度',
  'catalogue.sign-hr': '人社签发目录',
  'catalogue.sign-finance': '财政会签目录',
} as const satisfies Permissions

declare module '../../kernel/identity/permissions.ts' {
  interface Permitted extends Named<typeof CATALOGUE_PERMISSIONS> {}
}
