import { PageHeading } from '../../../../portal/kit/page-heading.tsx'
import { page } from '../../../../portal/page.ts'
import type { Shown } from '../../showing/read.ts'
import { openShowing } from '../../showing/show.ts'
import { ShownView } from './shown-view.tsx'

/** /shown/{code}: what a holder shows of a certificate, and nothing else (选择性出示). */
export const shownPage = page<Shown>({
  path: '/shown/{code}',
  title: '持证人出示的证书',
  section: 'verify',
  personal: true,
  load: ({ perform, params }) => perform(openShowing, { code: (params.code ?? '').slice(0, 40) }),
  view: (shown) => (
    <>
      <PageHeading title="持证人出示的证书" />
      <ShownView shown={shown} />
      <p className="muted">持证人看得到这个链接被打开过几次，随时可以收回。您是谁，不问也不记。</p>
    </>
  ),
})
