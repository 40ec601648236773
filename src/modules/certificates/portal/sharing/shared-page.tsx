import type { z } from 'zod'
import { type CivilDate, formatDay } from '../../../../kernel/value/time/civil-date.ts'
import { Notice } from '../../../../portal/kit/notice.tsx'
import { page } from '../../../../portal/page.ts'
import { openSharedCertificate } from '../../verbs/share/open-share.ts'
import { VERDICTS, Verdict } from '../verdict.tsx'

/** /shared/{code}: what a holder shows to somebody for a while. */
export const sharedPage = page<z.output<typeof openSharedCertificate.output>>({
  path: '/shared/{code}',
  title: ({ verification }) => `分享的证书：${VERDICTS[verification.state]}`,
  section: 'verify',
  personal: true,
  load: ({ perform, params }) => perform(openSharedCertificate, { code: (params.code ?? '').slice(0, 40) }),
  view: ({ endsOn, verification }) => (
    <Verdict found={verification}>
      <Notice title="持证人分享给您看的">
        <p>这个链接到 {formatDay(endsOn as CivilDate)} 为止，持证人可以随时收回，也看得到它被打开过几次。</p>
      </Notice>
    </Verdict>
  ),
})
