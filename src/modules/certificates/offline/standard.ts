import { z } from 'zod'
import { CRYPTOSUITES } from '../../../kernel/sealing/index.ts'
import { standardKind } from '../../../kernel/standard/index.ts'

const certificates = z.strictObject({
  /** After so many hours a list of certificates that no longer stand must be fetched again (离线查验). */
  offlineHours: z.number().int().min(1).max(720),
  /** In which suite badges are signed (开放徽章用哪一种签名). */
  badgeSuite: z.enum(CRYPTOSUITES),
})

/** What the city says of certificates beside their issue: how fresh an offline answer must be, how badges are signed. */
export const certificatesKind = standardKind('certificates', certificates, '证书查验')
