import type { z } from 'zod'
import { civilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { Tag } from '../../../kit/tag.tsx'
import { CheckAnswers } from '../../../portal/kit/form/check-answers.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { Panel } from '../../../portal/kit/panel.tsx'
import { page } from '../../../portal/page.ts'
import { verifyTrainingCertificate } from '../verbs/training-certificates.ts'

type Verified = z.output<typeof verifyTrainingCertificate.output>

const VERDICTS = {
  valid: { tone: 'ok', text: '真实有效' },
  violation: { tone: 'bad', text: '已查实违规' },
  withdrawn: { tone: 'bad', text: '已撤回' },
  unknown: { tone: 'bad', text: '查无此证' },
} as const

/** /t/{code}: where the code on a training certificate leads; anybody may look (查验培训合格证书). */
export const trainingCertificatePage = page<Verified>({
  path: '/t/{code}',
  title: '查验培训合格证书',
  section: 'verify',
  load: ({ perform, params }) => perform(verifyTrainingCertificate, { code: params.code ?? '-' }),
  view: ({ state, fields, withdrawn }) => (
    <>
      <PageHeading title="查验培训合格证书">页面上的每一项都要与手里的证书相同。</PageHeading>
      <p>
        <Tag tone={VERDICTS[state].tone}>{VERDICTS[state].text}</Tag>
      </p>
      {state === 'violation' && <p>这个班次或人员已查实违规，本证不能作为享受补贴的依据。</p>}
      {withdrawn && (
        <p>
          {formatDay(civilDate(withdrawn.on))}撤回：{withdrawn.why}。
        </p>
      )}
      {fields.length > 0 && (
        <Panel title="培训合格证书">
          <CheckAnswers answers={fields} />
        </Panel>
      )}
      {state === 'unknown' && <p>请核对网址或证书上的查验码；本平台没有发出过这张证书。</p>}
    </>
  ),
})
