import { Fragment } from 'react'
import type { z } from 'zod'
import { districtName } from '../../../kernel/value/district.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { CheckAnswers } from '../../../portal/kit/form/check-answers.tsx'
import { Notice } from '../../../portal/kit/notice.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { Panel } from '../../../portal/kit/panel.tsx'
import { DayText } from '../../../portal/kit/text/day-text.tsx'
import { notFound, page } from '../../../portal/page.ts'
import { readOrganisation } from '../verbs/read-organisation.ts'
import { OutcomesPanel } from './outcomes.tsx'
import { AgreementTag, AgreementText, CreditLine, ScopeTable } from './provider-scopes.tsx'

interface ProviderProps {
  provider: z.output<typeof readOrganisation.output>
  district: string
}

/** Its head office, its branches, and what has gone into another, each sort in one line. */
const relatedAnswers = (related: ProviderProps['provider']['related']) =>
  [...new Set(related.map(({ title }) => title))].map((title) => ({
    label: title,
    value: (
      <>
        {related
          .filter((one) => one.title === title)
          .map(({ id, name }, at) => (
            <Fragment key={id}>
              {at > 0 && '、'}
              <a href={`/learn/providers/${id}`}>{name}</a>
            </Fragment>
          ))}
      </>
    ),
  }))

/** /learn/providers/{id}: one organisation as the register shows it. */
export const providerPage = page<ProviderProps>({
  path: '/learn/providers/{id}',
  title: ({ provider }) => provider.name,
  section: 'learn',
  trail: [
    { title: '学技能', href: '/learn/classes' },
    { title: '培训机构', href: '/learn/providers' },
  ],
  async load({ perform, params, city }) {
    const id = params.id ?? ''
    if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return notFound('没有这个机构')
    const provider = await perform(readOrganisation, { id })
    return { provider, district: districtName(city, provider.district) }
  },
  view: ({ provider, district }) => (
    <>
      <PageHeading title={provider.name}>{provider.kindText}</PageHeading>
      {provider.rectifying && (
        <Notice tone="warn" title="整改中">
          <p>
            自 <DayText day={provider.rectifying.from as CivilDate} /> 起整改：{provider.rectifying.reason}
            。整改期间不开新的补贴培训班。
          </p>
        </Notice>
      )}
      {provider.stopped && (
        <Notice tone="warn" title={provider.stopped}>
          <p>不能再报这家的新班；已经开的班按原来的安排上完，学员不受影响。</p>
        </Notice>
      )}
      <Panel title="登记信息">
        <CreditLine provider={provider} />
        <p>
          <AgreementTag provider={provider} />
        </p>
        <CheckAnswers
          answers={[
            { label: '所在区', value: district },
            { label: '地址', value: provider.address || '未登记' },
            {
              label: '电话',
              value: provider.phone ? <a href={`tel:${provider.phone}`}>{provider.phone}</a> : '未登记',
            },
            ...relatedAnswers(provider.related),
            { label: '统一社会信用代码', value: provider.creditCode },
            { label: '补贴培训协议', value: <AgreementText agreement={provider.agreement} /> },
          ]}
        />
      </Panel>
      <OutcomesPanel outcomes={provider.outcomes} />
      <Panel title="培训范围">
        <ScopeTable caption="培训范围" scopes={provider.training} />
      </Panel>
      {provider.assessment.length > 0 && (
        <Panel title="评价范围">
          <ScopeTable caption="评价范围" scopes={provider.assessment} />
        </Panel>
      )}
    </>
  ),
})
