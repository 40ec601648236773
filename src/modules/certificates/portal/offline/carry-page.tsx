import { qrSvg } from '../../../../kernel/value/text/qr.ts'
import { Notice } from '../../../../portal/kit/notice.tsx'
import { PageHeading } from '../../../../portal/kit/page-heading.tsx'
import { page } from '../../../../portal/page.ts'
import { myCredential } from '../../verbs/my-certificate-files.ts'

/** What a code of the largest size holds at the lowest correction. */
const MOST = 2_950

/** /my/certificates/{id}/carry: the whole signed credential as a code, for whoever checks without network (带去离线核验). */
export const carryPage = page<{ id: string; code: string | null }>({
  path: '/my/certificates/{id}/carry',
  title: '带去离线核验',
  section: 'my',
  who: 'my.read',
  personal: true,
  trail: ({ id }) => [
    { title: '我的', href: '/my' },
    { title: '我的证书', href: '/my/certificates' },
    { title: '这张证书', href: `/my/certificates/${id}` },
  ],
  async load({ perform, params }) {
    const id = params.id ?? ''
    const { bytes } = await perform(myCredential, { id })
    const token = new TextDecoder().decode(bytes).trim()
    return { id, code: token.length <= MOST ? qrSvg(token, '离线核验二维码', 'L') : null }
  },
  view: ({ id, code }) => (
    <>
      <PageHeading title="带去离线核验">
        这个码里是整张证书和签名，对方没有网络也能验：请他打开过的“离线查验”页扫这个码。
      </PageHeading>
      {code ? (
        <img
          className="code wide"
          src={`data:image/svg+xml;base64,${Buffer.from(code).toString('base64')}`}
          alt="离线核验二维码"
        />
      ) : (
        <Notice tone="warn" title="内容太长，放不进一个二维码">
          <p>请改用下面的凭证文件。</p>
        </Notice>
      )}
      <p>
        出示以前可以先截图存在手机里。码比较密，请把屏幕调亮，让码占满屏幕。码里写着您的姓名、证书编号和遮掩过的证件号码，只给要核验的人看。
      </p>
      <p>
        对方扫不了的，把<a href={`/my/certificates/${id}/credential.jwt`}>可验证凭证文件</a>
        发给他，在<a href="/verify/offline">离线查验</a>页里选这个文件。
      </p>
    </>
  ),
})
