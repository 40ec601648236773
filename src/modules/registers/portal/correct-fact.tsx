import type { z } from 'zod'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { Button } from '../../../portal/kit/button.tsx'
import { ChoiceField } from '../../../portal/kit/field/choice-field.tsx'
import { DateField } from '../../../portal/kit/field/date-field.tsx'
import { TextField } from '../../../portal/kit/field/text-field.tsx'
import { Form } from '../../../portal/kit/form/form.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { notFound, page, redirect, type Texts } from '../../../portal/page.ts'
import { WORD_TITLES, WRONGS, type Wrong } from '../correction/wish.ts'
import { askCorrection, myFacts } from '../verbs/my-facts.ts'

type Mine = z.output<typeof myFacts.output>['items'][number]

/** /my/facts/{id}/correction: what is wrong with one fact, and how it should read (申请更正). */
export const correctFactPage = page({
  path: '/my/facts/{id}/correction',
  title: '申请更正登记信息',
  section: 'my',
  who: 'my.read',
  personal: true,
  trail: [{ title: '我的登记信息', href: '/my/facts' }],
  async load({ perform, params }) {
    const { items } = await perform(myFacts, {})
    const one = items.find(({ id }) => id === params.id)
    if (one?.correction) return redirect(`/my/cases/${one.correction}`)
    return one && one.words !== null ? one : notFound('没有这条登记，或者它不用申请更正')
  },
  view: (one: Mine) => (
    <>
      <PageHeading title="申请更正登记信息">
        登记：{one.title}
        {one.detail && `，${one.detail}`}，{formatDay(one.from as CivilDate)}至
        {one.to ? formatDay(one.to as CivilDate) : '今'}，来自{one.source}。
      </PageHeading>
      <Form action="send" check label="申请更正">
        <ChoiceField
          name="wrong"
          label="错在哪里"
          options={Object.entries(WRONGS).map(([value, label]) => ({ value, label }))}
        />
        <DateField name="from" label="正确的起始日" hint="没有错就不填" optional />
        <DateField name="to" label="正确的终止日" hint="没有错、现在仍然有效就不填" optional />
        {(one.words ?? []).map((word) => (
          <TextField
            key={word}
            name={word}
            label={`正确的${WORD_TITLES[word]}`}
            hint="没有错就不填"
            maxLength={60}
            optional
          />
        ))}
        <TextField
          name="why"
          label="说明和材料"
          hint="写明错在哪里、有什么材料；不用写身份证、电话号码。材料提交后在办件页上传。"
          lines={3}
          maxLength={500}
        />
        <Button>提交</Button>
      </Form>
    </>
  ),
  actions: {
    async send({ perform, params, form }) {
      const { number } = await perform(askCorrection, { id: params.id ?? '', ...wishIn(form) })
      return redirect(`/my/cases/${number}/sent`)
    },
  },
})

/** What was filled in; what was left empty is right as it stands. */
function wishIn(form: Texts) {
  const filled = ['from', 'to', 'employer', 'occupation', 'school', 'major'].flatMap((name) => {
    const text = form[name]?.trim()
    return text ? [[name, text] as const] : []
  })
  return { wrong: (form.wrong ?? '') as Wrong, why: form.why ?? '', ...Object.fromEntries(filled) }
}
