import type { z } from 'zod'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { DataTable } from '../../../portal/kit/data-table.tsx'
import { EmptyState } from '../../../portal/kit/empty-state.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { page } from '../../../portal/page.ts'
import { myCertificates } from '../verbs/my-certificates.ts'
import { StateTag } from './state-tag.tsx'

type Mine = z.output<typeof myCertificates.output>

/** /my/certificates: all certificates of the visitor (我的证书). */
export const myCertificatesPage = page<Mine>({
  path: '/my/certificates',
  title: '我的证书',
  section: 'my',
  who: 'my.read',
  personal: true,
  trail: [{ title: '我的', href: '/my' }],
  load: ({ perform }) => perform(myCertificates, {}),
  view: ({ certificates, earlier }) => (
    <>
      <PageHeading title="我的证书">下载 PDF 和可验证凭证，或者分享给用人单位看。</PageHeading>
      <DataTable
        caption="我的职业技能等级证书"
        captionHidden
        rows={certificates}
        rowKey={({ id }) => id}
        columns={[
          {
            title: '证书',
            show: ({ id, occupation, levelText }) => (
              <a href={`/my/certificates/${id}`}>
                {occupation} {levelText}
              </a>
            ),
          },
          { title: '编号', show: ({ number }) => number },
          { title: '评价机构', show: ({ organisation }) => organisation },
          { title: '发证日期', show: ({ issuedOn }) => formatDay(issuedOn as CivilDate) },
          { title: '全国联网查询', show: ({ uploadText }) => uploadText },
          { title: '状态', show: (one) => <StateTag state={one.state} text={one.stateText} /> },
        ]}
        empty={
          <EmptyState title="您还没有证书" next={{ title: '看看能考几级', href: '/assess/plans' }}>
            考试合格、成绩公布以后，证书会自己出现在这里。
          </EmptyState>
        }
      />
      {earlier.length > 0 && (
        <section>
          <h2>以前的证书</h2>
          <p>由评价机构或受理窗口登记，不是本平台颁发，不能在这里查验或下载；已核验的计入申报条件。</p>
          <DataTable
            caption="以前的证书"
            captionHidden
            rows={earlier}
            rowKey={({ id }) => id}
            columns={[
              { title: '证书', show: ({ occupation, levelText }) => `${occupation} ${levelText}` },
              { title: '编号', show: ({ number }) => number },
              { title: '发证机构', show: ({ issuer }) => issuer },
              { title: '发证日期', show: ({ issuedOn }) => formatDay(issuedOn as CivilDate) },
              { title: '核验', show: ({ state }) => EARLIER_STATES[state] },
            ]}
            empty={null}
          />
        </section>
      )}
    </>
  ),
})

const EARLIER_STATES: Record<Mine['earlier'][number]['state'], string> = {
  entered: '等待核验',
  accepted: '已核验',
  refused: '不予登记',
  revoked: '已撤销登记',
}
