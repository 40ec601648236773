import type { Named, Permissions } from '../../kernel/identity/permissions.ts'

/** What can be permitted of certificates. */
export const CERTIFICATES_PERMISSIONS = {
  'certificates.share': '分享本人证书',
  'certificates.ask-paper': '申领、补发本人的纸质证书',
  'certificates.ask-paper-for': '窗口代申领纸质证书',
  'certificates.print-paper': '制证、发证、管理空白证书',
  'certificates.check-many': '批量查验证书',
  'certificates.propose': '提出更正、撤销证书',
  'certificates.freeze': '暂停发证、提出恢复',
  'certificates.decide': '决定更正、撤销证书',
  'certificates.upload': '上传证书到全国联网查询',
  'certificates.enter-earlier': '登记以前的证书',
  'certificates.check-earlier': '核验以前的证书',
} as const satisfies Permissions

declare module '../../kernel/identity/permissions.ts' {
  interface Permitted extends Named<typeof CERTIFICATES_PERMISSIONS> {}
}
