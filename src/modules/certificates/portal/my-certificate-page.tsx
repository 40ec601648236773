import type { z } from 'zod'
import { qrSvg } from '../../../kernel/value/text/qr.ts'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { Button } from '../../../portal/kit/button.tsx'
import { SelectField } from '../../../portal/kit/field/select-field.tsx'
import { CheckAnswers } from '../../../portal/kit/form/check-answers.tsx'
import { Form } from '../../../portal/kit/form/form.tsx'
import { LinkButton } from '../../../portal/kit/link-button.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { Panel } from '../../../portal/kit/panel.tsx'
import { notFound, page, redirect } from '../../../portal/page.ts'
import type { CertificateView } from '../certificate-view.ts'
import { myCertificates } from '../verbs/my-certificates.ts'
import { shareMyCertificate } from '../verbs/share/share-certificate.ts'
import { withdrawMyShare } from '../verbs/share/withdraw-share.ts'
import { Shares, type ShareView } from './sharing/shares.tsx'
import { StateTag } from './state-tag.tsx'

interface CertificateProps {
  certificate: z.output<typeof myCertificates.output>['certificates'][number]
  shares: readonly ShareView[]
}

/** /my/certificates/{id}: one certificate, its files, its code, and the links that show it to others. */
export const myCertificatePage = page<CertificateProps>({
  path: '/my/certificates/{id}',
  title: ({ certificate }) => `${certificate.occupation} ${certificate.levelText}`,
  section: 'my',
  who: 'my.read',
  personal: true,
  trail: [
    { title: '我的', href: '/my' },
    { title: '我的证书', href: '/my/certificates' },
  ],
  async load({ perform, params }) {
    const { certificates, shares } = await perform(myCertificates, {})
    const certificate = certificates.find(({ id }) => id === params.id)
    if (!certificate) return notFound('您没有这张证书')
    return { certificate, shares: shares.filter((share) => share.certificate === certificate.id) }
  },
  view: ({ certificate, shares }) => (
    <>
      <PageHeading title={`${certificate.occupation} ${certificate.levelText}`} />
      <Panel title="证书">
        <CheckAnswers answers={facts(certificate)} />
        <div className="row">
          <LinkButton href={`/my/certificates/${certificate.id}/certificate.pdf`}>下载 PDF</LinkButton>
          <LinkButton href={`/my/certificates/${certificate.id}/credential.jwt`} tone="ghost">
            下载可验证凭证
          </LinkButton>
          <LinkButton href={`/my/certificates/${certificate.id}/badge.json`} tone="ghost">
            下载开放徽章
          </LinkButton>
        </div>
        {certificate.state === 'valid' && (
          <p>
            要纸质的：<a href={`/my/certificates/${certificate.id}/paper`}>申领、补发纸质证书</a>
          </p>
        )}
        {certificate.state === 'valid' && (
          <p>
            手机有数字钱包的：<a href={`/my/certificates/${certificate.id}/wallet`}>存入钱包</a>
          </p>
        )}
        <p className="muted">开放徽章可以放进各种钱包和简历网站，对方凭它就能核对真伪和是否撤销。</p>
      </Panel>
      <Panel title="当面出示">
        <p>请对方扫这个码，看到的就是登记在册的证书。这个地址永远有效。</p>
        <img
          className="code"
          src={svgAddress(qrSvg(certificate.address, '证书查验二维码'))}
          alt="证书查验二维码"
        />
        <p>
          对方没有网络：<a href={`/my/certificates/${certificate.id}/carry`}>带去离线核验</a>
        </p>
        <p>
          <a href={`/v/${certificate.code}`}>{certificate.address}</a>
        </p>
      </Panel>
      <Panel title="分享给别人">
        {certificate.state === 'valid' && (
          <p>
            只给对方看职业和等级，不给编号：
            <a href={`/my/certificates/${certificate.id}/show`}>只出示一部分</a>
          </p>
        )}
        <p>分享的链接到期就打不开，您也可以随时收回，还看得到它被打开过几次。</p>
        <Form action="share" label="分享这张证书">
          <SelectField
            name="days"
            label="能看多久"
            value="7"
            options={[
              { value: '1', label: '只今天' },
              { value: '7', label: '7 天' },
              { value: '30', label: '30 天' },
              { value: '180', label: '180 天' },
            ]}
          />
          <Button>生成分享链接</Button>
        </Form>
        <Shares shares={shares} />
      </Panel>
    </>
  ),
  actions: {
    async share({ perform, params, form }) {
      const id = params.id ?? ''
      const { code } = await perform(shareMyCertificate, { id, days: Number(form.days) || 0 })
      return redirect(`/my/certificates/${id}#share-${code}`)
    },
    async withdraw({ perform, params, form }) {
      await perform(withdrawMyShare, { code: form.code ?? '' })
      return redirect(`/my/certificates/${params.id}`)
    },
  },
})

const facts = (one: CertificateView & { uploadText: string }) => [
  { label: '状态', value: <StateTag state={one.state} text={one.stateText} /> },
  ...(one.revoked
    ? [{ label: '撤销', value: `${formatDay(one.revoked.on as CivilDate)}，${one.revoked.reason}` }]
    : []),
  { label: '姓名', value: one.name },
  { label: '证书编号', value: one.number },
  { label: '工种', value: one.workType ?? '——' },
  { label: '评价机构', value: one.organisation },
  { label: '全国联网查询', value: one.uploadText },
  { label: '发证日期', value: formatDay(one.issuedOn as CivilDate) },
]

const svgAddress = (svg: string): string => `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
