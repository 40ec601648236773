import { page } from '../../../portal/page.ts'
import { verifyCertificate } from '../verbs/verify-certificate.ts'
import type { Verification } from '../verification.ts'
import { VERDICTS, Verdict } from './verdict.tsx'

/** /v/{code}: the permanent address in the QR code; it never dies or moves (扫码查验). */
export const verificationPage = page<Verification>({
  path: '/v/{code}',
  title: ({ state }) => `证书查验：${VERDICTS[state]}`,
  section: 'verify',
  personal: true,
  trail: [{ title: '查证书', href: '/verify' }],
  load: ({ perform, params, query }) =>
    perform(verifyCertificate, {
      code: (params.code ?? '').slice(0, 40),
      ...(query.s ? { s: query.s.slice(0, 40) } : {}),
    }),
  view: (found) => <Verdict found={found} />,
})
