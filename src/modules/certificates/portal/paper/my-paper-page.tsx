import type { z } from 'zod'
import { stepCase } from '../../../../kernel/case/index.ts'
import { type CivilDate, formatDay } from '../../../../kernel/value/time/civil-date.ts'
import { Button } from '../../../../portal/kit/button.tsx'
import { ChoiceField } from '../../../../portal/kit/field/choice-field.tsx'
import { TextField } from '../../../../portal/kit/field/text-field.tsx'
import { Form } from '../../../../portal/kit/form/form.tsx'
import { Notice } from '../../../../portal/kit/notice.tsx'
import { PageHeading } from '../../../../portal/kit/page-heading.tsx'
import { page, redirect } from '../../../../portal/page.ts'
import { DELIVERIES } from '../../orders/in-words.ts'
import { askPaper, myPaper } from '../../orders/mine.ts'
import { orderProcedure } from '../../orders/procedure.ts'

type Mine = z.output<typeof myPaper.output>

const takeStep = stepCase([orderProcedure as never])

/** /my/certificates/{id}/paper: asks for a paper, or for another in its place; while one is under way, where it goes (纸质证书). */
export const myPaperPage = page<Mine>({
  path: '/my/certificates/{id}/paper',
  title: '纸质证书',
  section: 'my',
  who: 'certificates.ask-paper',
  personal: true,
  trail: [
    { title: '我的', href: '/my' },
    { title: '我的证书', href: '/my/certificates' },
  ],
  load: ({ perform, params }) => perform(myPaper, { id: params.id ?? '' }),
  view: (one) => (
    <>
      <PageHeading title="纸质证书">{one.title}</PageHeading>
      {one.order ? <UnderWay one={one} order={one.order} /> : <Ask one={one} />}
      <Papers papers={one.papers} />
    </>
  ),
  actions: {
    async ask({ perform, params, form }) {
      const { number } = await perform(askPaper, {
        id: params.id ?? '',
        delivery: form.delivery as 'post',
        address: form.address ?? '',
        ...(form.reprint ? { reprint: form.reprint as 'lost' } : {}),
      })
      return redirect(`/my/cases/${number}`)
    },
    async redirect({ perform, params, form }) {
      const number = await ordered(perform, params.id)
      await perform(takeStep, {
        number,
        step: 'redirect',
        input: { delivery: form.delivery, address: form.address ?? '' },
      })
      return redirect(`/my/cases/${number}`)
    },
    async arrived({ perform, params }) {
      const number = await ordered(perform, params.id)
      await perform(takeStep, { number, step: 'arrived' })
      return redirect(`/my/cases/${number}`)
    },
  },
})

type Perform = Parameters<NonNullable<Parameters<typeof page<Mine>>[0]['load']>>[0]['perform']

async function ordered(perform: Perform, id = ''): Promise<string> {
  return (await perform(myPaper, { id })).order?.number ?? ''
}

function Ask({ one }: { one: Mine }) {
  if (one.state === 'revoked') return <p>这张证书已经撤销，不能印纸质证书。</p>
  if (one.state === 'corrected') return <p>这张证书已经更正，请在更正后的那一张里申领。</p>
  return (
    <>
      <p>电子证书和纸质证书效力相同，用人单位扫码都能查验。要纸质的，不收费。</p>
      {one.held && <p>您已经有一张。遗失或者损坏的可以补发，编号不变；申请补发以后，原来那一张马上作废。</p>}
      <Form action="ask" label={one.held ? '补发纸质证书' : '申领纸质证书'}>
        {one.held && (
          <ChoiceField
            name="reprint"
            label="为什么补发"
            inline
            options={[
              { value: 'lost', label: '遗失' },
              { value: 'damaged', label: '损坏' },
            ]}
          />
        )}
        <Delivery one={one} value="collect" />
        <Button>{one.held ? '申请补发' : '申请纸质证书'}</Button>
      </Form>
    </>
  )
}

const Delivery = ({
  one,
  value,
  address = '',
}: {
  one: Mine
  value: 'collect' | 'post'
  address?: string
}) => (
  <>
    <ChoiceField
      name="delivery"
      label="怎么拿"
      value={value}
      options={[
        {
          value: 'collect',
          label: DELIVERIES.collect,
          hint: [one.issuer.name, one.issuer.address, one.issuer.phone].filter(Boolean).join('，'),
        },
        { value: 'post', label: DELIVERIES.post, hint: '收件人是您本人，用登记的手机号' },
      ]}
    />
    <TextField
      name="address"
      label="寄到哪里"
      value={address}
      hint="邮寄才填，写到门牌号，例如：和平街道和平里 3 号楼 2 门 501"
      maxLength={120}
      autoComplete="street-address"
      optional
    />
  </>
)

const UnderWay = ({ one, order }: { one: Mine; order: NonNullable<Mine['order']> }) => (
  <>
    <p>
      正在办理：<a href={`/my/cases/${order.number}`}>看进度（{order.number}）</a>
    </p>
    <Whither order={order} />
    {order.step === 'sent' ? (
      <Form action="arrived" label="收到了">
        <Button>确认收到</Button>
      </Form>
    ) : (
      <>
        <h2>改地址或领取方式</h2>
        <Form action="redirect" label="改地址或领取方式">
          <Delivery one={one} value={order.delivery} address={order.address ?? ''} />
          <Button>修改</Button>
        </Form>
      </>
    )}
  </>
)

/** Where the paper is, or goes. */
const Whither = ({ order }: { order: NonNullable<Mine['order']> }) => {
  if (order.step === 'returned')
    return (
      <Notice tone="warn" title="没有寄到，被退回了">
        <p>
          寄的是：{order.address}（{order.handed}）。请在下面改地址，或者改为到发证机构领取。
        </p>
      </Notice>
    )
  if (order.step === 'sent') return <p>已经寄出：{order.handed}</p>
  return <p>{order.delivery === 'post' ? `要寄到：${order.address}` : DELIVERIES.collect}</p>
}

const Papers = ({ papers }: Pick<Mine, 'papers'>) =>
  papers.length === 0 ? null : (
    <>
      <h2>印过的纸质证书</h2>
      <ul className="dots">
        {papers.map((one) => (
          <li key={one.blank}>
            证芯编号 {one.blank}，{formatDay(one.printedOn as CivilDate)}印制，
            {one.voided ? `${formatDay(one.voided as CivilDate)}作废：${one.why}` : '现行有效'}
          </li>
        ))}
      </ul>
    </>
  )
