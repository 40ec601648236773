import type { z } from 'zod'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { Notice } from '../../../portal/kit/notice.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { page } from '../../../portal/page.ts'
import { openPassport } from '../verbs/share-passport.ts'
import { EntriesView } from './entries-view.tsx'

/** /passport/{code}: what somebody shows of the own passport for a while. */
export const sharedPassportPage = page<z.output<typeof openPassport.output>>({
  path: '/passport/{code}',
  title: ({ name }) => `${name}的技能护照`,
  section: 'verify',
  personal: true,
  load: ({ perform, params }) => perform(openPassport, { code: (params.code ?? '').slice(0, 40) }),
  view: (shown) => (
    <>
      <PageHeading title={`${shown.name}的技能护照`}>
        按现在登记的情况：撤销、更正的证书不在里面。
      </PageHeading>
      <Notice title="本人分享给您看的">
        这个链接到 {formatDay(shown.endsOn as CivilDate)} 为止，本人可以随时收回，也看得到它什么时候被打开过。
      </Notice>
      <EntriesView {...shown} all={shown.showsTrainings} />
    </>
  ),
})
