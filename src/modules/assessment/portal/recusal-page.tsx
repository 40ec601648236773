import type { z } from 'zod'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { Button } from '../../../portal/kit/button.tsx'
import { ChoiceField } from '../../../portal/kit/field/choice-field.tsx'
import { TextField } from '../../../portal/kit/field/text-field.tsx'
import { Form } from '../../../portal/kit/form/form.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { page, redirect } from '../../../portal/page.ts'
import { askRecusal, readAskRecusal } from '../recusal/request/ask.ts'

type Asking = z.output<typeof readAskRecusal.output>

/** /my/exams/{id}/recusal: a candidate asks that somebody does not examine, watch or mark them (申请回避). */
export const recusalPage = page<Asking>({
  path: '/my/exams/{id}/recusal',
  title: '申请回避',
  section: 'my',
  who: 'assessment.ask-recusal',
  personal: true,
  trail: [
    { title: '我的', href: '/my' },
    { title: '我的考试', href: '/my/exams' },
  ],
  load: ({ perform, params }) => perform(readAskRecusal, { id: params.id ?? '' }),
  view: ({ title, heldOn, place, relations, why }) => (
    <>
      <PageHeading title="申请回避">
        {title}，{formatDay(heldOn as CivilDate)}在{place}。
      </PageHeading>
      {why ? (
        <p>{why}</p>
      ) : (
        <>
          <p>
            考评员、监考员和您有亲属、师徒关系，或者有别的利害关系、可能不公正的，可以申请换人。考前、考中、考后都可以提；由与此事无关的人决定，结果给您发消息。您写的理由加密保存，只有决定的人看得到。
          </p>
          <Form action="ask" label="申请回避">
            <TextField
              name="against"
              label="谁要回避"
              maxLength={60}
              hint="姓名；不知道姓名的，写“第1考场的监考”或者样子"
            />
            <ChoiceField
              name="relation"
              label="什么关系"
              options={relations.map(({ code, text }) => ({ value: code, label: text }))}
            />
            <TextField
              name="why"
              label="理由"
              lines={4}
              maxLength={500}
              hint="例如：他是我前妻的弟弟，去年有过官司"
            />
            <Button>申请回避</Button>
          </Form>
        </>
      )}
    </>
  ),
  actions: {
    async ask({ perform, params, form }) {
      const { number } = await perform(askRecusal, {
        id: params.id ?? '',
        against: form.against ?? '',
        relation: form.relation ?? '',
        why: form.why ?? '',
      })
      return redirect(`/my/cases/${number}`)
    },
  },
})
