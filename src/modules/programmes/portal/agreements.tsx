import type { z } from 'zod'
import { civilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { Tag } from '../../../kit/tag.tsx'
import { Button } from '../../../portal/kit/button.tsx'
import { EmptyState } from '../../../portal/kit/empty-state.tsx'
import { HiddenField } from '../../../portal/kit/field/hidden-field.tsx'
import { CheckAnswers } from '../../../portal/kit/form/check-answers.tsx'
import { Form } from '../../../portal/kit/form/form.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { Panel } from '../../../portal/kit/panel.tsx'
import { page, redirect } from '../../../portal/page.ts'
import { myAgreements, signAgreement } from '../verbs/agreements.ts'

type Mine = z.output<typeof myAgreements.output>

/** /my/agreements: the agreements in which one is the apprentice, to be read and signed (我的培养协议). */
export const myAgreementsPage = page<Mine>({
  path: '/my/agreements',
  title: '我的培养协议',
  section: 'my',
  who: 'programmes.sign',
  personal: true,
  trail: [{ title: '我的', href: '/my' }],
  load: ({ perform }) => perform(myAgreements, {}),
  view: ({ items }) => (
    <>
      <PageHeading title="我的培养协议">
        您、企业、培训机构三方都签字才生效。岗位、导师、合同变更的要请您重新签；只改电话的不用。
      </PageHeading>
      {items.length === 0 && (
        <EmptyState title="没有要签的协议" next={{ title: '看看培训项目', href: '/learn/programmes' }}>
          企业把您列入学徒名单以后，协议会在这里。
        </EmptyState>
      )}
      {items.map((one) => (
        <Panel key={one.id} title={`${one.kindText}：${one.name}`}>
          <CheckAnswers
            answers={[
              { label: '企业', value: one.enterprise },
              { label: '培训机构', value: one.partner || '没有' },
              { label: '岗位', value: one.post },
              { label: '学什么', value: `${one.occupation}，集中授课 ${one.hours} 课时` },
              { label: '导师', value: [one.mentor, one.partnerMentor].filter(Boolean).join('、') },
              { label: '培养期限', value: period(one.startsOn, one.endsOn) },
              { label: '劳动合同', value: period(one.contractFrom, one.contractTo) },
              ...(one.signs
                ? one.signers.map(({ title, signed }) => ({
                    label: `${title}签字`,
                    value: <Tag tone={signed ? 'ok' : 'plain'}>{signed ? '已签' : '还没有签'}</Tag>,
                  }))
                : []),
              ...(one.leftOn ? [{ label: '退出', value: formatDay(civilDate(one.leftOn)) }] : []),
            ]}
          />
          {one.toSign && (
            <Form action="sign" id={one.id} label={`签订${one.name}的协议`}>
              <HiddenField name="id" value={one.id} />
              <p>签字表示您读过并同意上面各项。</p>
              <Button>签字</Button>
            </Form>
          )}
        </Panel>
      ))}
    </>
  ),
  actions: {
    async sign({ perform, form }) {
      await perform(signAgreement, { id: form.id ?? '' })
      return redirect('/my/agreements')
    },
  },
})

const period = (from: string, to: string): string =>
  `${formatDay(civilDate(from))}至${formatDay(civilDate(to))}`
