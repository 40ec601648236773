import type { z } from 'zod'
import { qrSvg } from '../../../../kernel/value/text/qr.ts'
import { formatMoment } from '../../../../kernel/value/time/moment.ts'
import { Tag } from '../../../../kit/tag.tsx'
import { Button } from '../../../../portal/kit/button.tsx'
import { ChoiceField } from '../../../../portal/kit/field/choice-field.tsx'
import { HiddenField } from '../../../../portal/kit/field/hidden-field.tsx'
import { SelectField } from '../../../../portal/kit/field/select-field.tsx'
import { Form } from '../../../../portal/kit/form/form.tsx'
import { PageHeading } from '../../../../portal/kit/page-heading.tsx'
import { page, redirect } from '../../../../portal/page.ts'
import { CLAIM_NAMES, CLAIMS, type ClaimName, LEAST } from '../../showing/claims.ts'
import { myShowings, showMyCertificate, withdrawMyShowing } from '../../showing/show.ts'

type Mine = z.output<typeof myShowings.output>
type Showing = Mine['showings'][number]

/** /my/certificates/{id}/show: the holder picks what somebody may see, and gets a link, a code and a text that end (选择性出示). */
export const showPage = page<Mine>({
  path: '/my/certificates/{id}/show',
  title: '只出示一部分',
  section: 'my',
  who: 'certificates.share',
  personal: true,
  trail: [
    { title: '我的', href: '/my' },
    { title: '我的证书', href: '/my/certificates' },
  ],
  load: ({ perform, params }) => perform(myShowings, { id: params.id ?? '' }),
  view: ({ title, state, showings }) => (
    <>
      <PageHeading title="只出示一部分">{title}</PageHeading>
      <div className={showings.length > 0 ? 'two' : undefined}>
        {state === 'valid' ? (
          <div>
            <p>勾上要给对方看的，没有勾的对方看不到，也猜不出来。不给姓名的，对方不能确认证书是您的。</p>
            <Form action="show" label="选择性出示">
              <ChoiceField
                name="show"
                label="给对方看哪几项"
                several
                value={LEAST}
                options={CLAIM_NAMES.map((name) => ({ value: name, label: CLAIMS[name] }))}
              />
              <SelectField
                name="days"
                label="能看多久"
                value="1"
                options={[
                  { value: '1', label: '一天' },
                  { value: '7', label: '7 天' },
                  { value: '30', label: '30 天' },
                ]}
              />
              <Button>生成出示链接</Button>
            </Form>
          </div>
        ) : (
          <p>这张证书已经{state === 'revoked' ? '撤销' : '更正，请用更正后的那一张'}，不能出示。</p>
        )}
        {showings.length > 0 && (
          <section>
            <h2>出示过的</h2>
            <ul className="shares" aria-label="出示过的">
              {showings.map((one) => (
                <OneShowing key={one.code} one={one} />
              ))}
            </ul>
          </section>
        )}
      </div>
    </>
  ),
  actions: {
    async show({ perform, params, form, ticked }) {
      const id = params.id ?? ''
      const { code } = await perform(showMyCertificate, {
        id,
        show: ticked('show') as ClaimName[],
        days: Number(form.days) || 0,
      })
      return redirect(`/my/certificates/${id}/show#showing-${code}`)
    },
    async withdraw({ perform, params, form }) {
      await perform(withdrawMyShowing, { code: form.code ?? '' })
      return redirect(`/my/certificates/${params.id}/show`)
    },
  },
})

const STATES = { open: '可以打开', ended: '已到期', withdrawn: '已收回' } as const

const OneShowing = ({ one }: { one: Showing }) => (
  <li id={`showing-${one.code}`}>
    <p>
      <Tag tone={one.state === 'open' ? 'ok' : 'plain'}>{STATES[one.state]}</Tag>{' '}
      {one.shown.map((name) => CLAIMS[name]).join('、')}，到 {formatMoment(one.endsAt)} 为止
    </p>
    <p className="muted">
      {one.opened
        ? `别人打开过 ${one.opened.count} 次，最近一次 ${formatMoment(one.opened.last)}`
        : '还没有别人打开过'}
    </p>
    {one.state === 'open' && (
      <>
        <img className="code" src={svgAddress(qrSvg(one.address, '出示二维码'))} alt="出示二维码" />
        <p>
          <a href={`/shown/${one.code}`}>{one.address}</a>
        </p>
        <details>
          <summary>对方要凭证文字的，复制这一段</summary>
          <code className="long">{one.text}</code>
        </details>
        <Form action="withdraw" id={one.code} label={`收回 ${one.code}`}>
          <HiddenField name="code" value={one.code} />
          <Button tone="bad">收回</Button>
        </Form>
      </>
    )}
  </li>
)

const svgAddress = (svg: string): string => `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
