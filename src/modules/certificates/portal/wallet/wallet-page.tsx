import type { z } from 'zod'
import { qrSvg } from '../../../../kernel/value/text/qr.ts'
import { formatMoment } from '../../../../kernel/value/time/moment.ts'
import { Button } from '../../../../portal/kit/button.tsx'
import { Form } from '../../../../portal/kit/form/form.tsx'
import { PageHeading } from '../../../../portal/kit/page-heading.tsx'
import { page, shown } from '../../../../portal/page.ts'
import { myShowings } from '../../showing/show.ts'
import { offerToWallet } from '../../wallet/offer.ts'

type Offer = z.output<typeof offerToWallet.output>
interface WalletProps {
  title: string
  stands: boolean
  offer: Offer | null
}

/** /my/certificates/{id}/wallet: a code that the holder's own wallet scans, and the digits that it asks for (存入钱包). */
export const walletPage = page<WalletProps>({
  path: '/my/certificates/{id}/wallet',
  title: '存入钱包',
  section: 'my',
  who: 'certificates.share',
  personal: true,
  trail: [
    { title: '我的', href: '/my' },
    { title: '我的证书', href: '/my/certificates' },
  ],
  async load({ perform, params }) {
    const { title, state } = await perform(myShowings, { id: params.id ?? '' })
    return { title, stands: state === 'valid', offer: null }
  },
  view: ({ title, stands, offer }) => (
    <>
      <PageHeading title="存入钱包">{title}</PageHeading>
      {offer ? (
        <OneOffer offer={offer} />
      ) : stands ? (
        <>
          <p>手机上装了支持 OpenID4VCI 的数字钱包，可以把证书存进去，以后出示由您自己挑选给对方看哪几项。</p>
          <Form action="offer" label="存入钱包">
            <Button>生成存入二维码</Button>
          </Form>
        </>
      ) : (
        <p>这张证书已经更正或撤销，不能存入钱包。</p>
      )}
    </>
  ),
  actions: {
    async offer({ perform, params }) {
      const id = params.id ?? ''
      const { title } = await perform(myShowings, { id })
      return shown({ title, stands: true, offer: await perform(offerToWallet, { id }) })
    },
  },
})

const OneOffer = ({ offer }: { offer: Offer }) => (
  <>
    <p>
      用钱包扫这个码，再在钱包里输入 6 位数字：<strong className="figures">{offer.typed}</strong>
    </p>
    <img className="code" src={svgAddress(qrSvg(offer.offer, '存入钱包二维码'))} alt="存入钱包二维码" />
    <p>
      就在这台手机上的：<a href={offer.offer}>打开钱包</a>
    </p>
    <p className="muted">
      到 {formatMoment(offer.endsAt)} 为止，只能用一次；数字输错三次就作废，请重新生成。数字不要告诉别人。
    </p>
  </>
)

const svgAddress = (svg: string): string => `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
