import type { z } from 'zod'
import { type CivilDate, formatDay } from '../../../../kernel/value/time/civil-date.ts'
import { formatMoment } from '../../../../kernel/value/time/moment.ts'
import { Tag } from '../../../../kit/tag.tsx'
import { Button } from '../../../../portal/kit/button.tsx'
import { HiddenField } from '../../../../portal/kit/field/hidden-field.tsx'
import { Form } from '../../../../portal/kit/form/form.tsx'
import type { myCertificates } from '../../verbs/my-certificates.ts'

export type ShareView = z.output<typeof myCertificates.output>['shares'][number]

const STATES = { open: '可以打开', ended: '已到期', withdrawn: '已收回' } as const

/** The links of a certificate, until when each works, and when it was opened. */
export const Shares = ({ shares }: { shares: readonly ShareView[] }) =>
  shares.length === 0 ? null : (
    <ul className="shares" aria-label="分享过的链接">
      {shares.map((share) => (
        <li key={share.code} id={`share-${share.code}`}>
          <p>
            <Tag tone={share.state === 'open' ? 'ok' : 'plain'}>{STATES[share.state]}</Tag> 到{' '}
            {formatDay(share.endsOn as CivilDate)} 为止
          </p>
          {share.state === 'open' && <code>{share.address}</code>}
          <p className="muted">
            {share.views.length === 0
              ? '还没有被打开过'
              : `被打开过 ${share.views.length} 次，最近一次 ${formatMoment(share.views[0] as string)}`}
          </p>
          {share.state === 'open' && (
            <Form action="withdraw" label={`收回到 ${formatDay(share.endsOn as CivilDate)} 的链接`}>
              <HiddenField name="code" value={share.code} />
              <Button tone="bad">收回</Button>
            </Form>
          )}
        </li>
      ))}
    </ul>
  )
