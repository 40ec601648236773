import { page } from '../../../portal/page.ts'
import { verifyCertificate } from '../verbs/verify-certificate.ts'
import type { Verification } from '../verification.ts'
import { PaperNotice } from './paper/paper-notice.tsx'
import { VERDICTS, Verdict } from './verdict.tsx'

/** /v/{code}: the permanent address in the QR code; it never dies or moves (扫码查验). */
export const verificationPage = page<{ found: Verification; blank: string | null }>({
  path: '/v/{code}',
  title: ({ found }) => `证书查验：${VERDICTS[found.state]}`,
  section: 'verify',
  personal: true,
  trail: [{ title: '查证书', href: '/verify' }],
  load: async ({ perform, params, query }) => ({
    found: await perform(verifyCertificate, {
      code: (params.code ?? '').slice(0, 40),
      ...(query.s ? { s: query.s.slice(0, 40) } : {}),
    }),
    blank: query.p?.slice(0, 20) ?? null,
  }),
  view: ({ found, blank }) => (
    <Verdict found={found}>
      <PaperNotice found={found} blank={blank} />
    </Verdict>
  ),
})
