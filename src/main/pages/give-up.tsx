import type { z } from 'zod'
import { type Fen, formatYuan, yuanInWords } from '../../kernel/value/money.ts'
import { Button } from '../../portal/kit/button.tsx'
import { CheckField } from '../../portal/kit/field/check-field.tsx'
import { ChoiceField } from '../../portal/kit/field/choice-field.tsx'
import { HiddenField } from '../../portal/kit/field/hidden-field.tsx'
import { Form } from '../../portal/kit/form/form.tsx'
import { Notice } from '../../portal/kit/notice.tsx'
import { PageHeading } from '../../portal/kit/page-heading.tsx'
import { failed, notFound, page, redirect } from '../../portal/page.ts'
import { CASE_VERBS } from '../modules.ts'

type Detail = z.infer<typeof CASE_VERBS.readCase.output>
type Offer = Detail['steps'][number]

interface GivingUp {
  one: Detail
  step: Offer
  foreseen: z.infer<typeof CASE_VERBS.foreseeStep.output>['lines']
}

/** The steps by which one gives up what is one's own: each asks for a reason, and each has a page of its own. */
export const givesUp = (one: Detail): Offer[] =>
  one.steps.filter(({ allowed, asks }) => allowed && asks === 'reason')

/** /my/cases/{number}/give-up/{step}: what is lost, in figures and in words, before anything is given up. */
export const giveUpPage = page({
  path: '/my/cases/{number}/give-up/{step}',
  title: ({ step, one }: GivingUp) => `${step.title} ${one.number}`,
  section: 'my',
  who: 'my.read',
  personal: true,
  trail: ({ one }: GivingUp) => [
    { title: '我的', href: '/my' },
    { title: `${one.kindTitle} ${one.number}`, href: `/my/cases/${one.number}` },
  ],
  async load({ perform, params }) {
    const number = params.number ?? ''
    const one = await perform(CASE_VERBS.readCase, { number })
    const step = givesUp(one).find((offer) => offer.step === params.step)
    if (!step) return notFound('这一件现在没有这一步')
    const { lines } = await perform(CASE_VERBS.foreseeStep, { number, step: step.step })
    return { one, step, foreseen: lines }
  },
  view: ({ one, step, foreseen }: GivingUp) => (
    <>
      <PageHeading title={step.title}>
        {one.kindTitle}，办件号 {one.number}
      </PageHeading>
      <Notice title={`${step.title}以后不能恢复`} tone="warn">
        {one.amount !== null && (
          <p className="given-up">
            这笔 <b>{formatYuan(one.amount as Fen)} 元</b>（{yuanInWords(one.amount as Fen)}）不再发放。
          </p>
        )}
        {foreseen.map(({ label, text }) => (
          <p key={label}>
            {label}：{text}
          </p>
        ))}
      </Notice>
      <Form action="give-up" label={step.title}>
        <HiddenField name="revision" value={String(one.revision)} />
        <ChoiceField
          name="reason"
          label="为什么"
          options={step.reasons.map(({ code, text }) => ({ value: code, label: text }))}
        />
        <CheckField
          name="sure"
          label={
            one.amount === null
              ? `我知道：${step.title}以后不能恢复。`
              : `我知道：${step.title}后，这笔 ${formatYuan(one.amount as Fen)} 元不再发放，也不能恢复。`
          }
        />
        <Button tone="bad">确认{step.title}</Button>
      </Form>
      <p>
        <a href={`/my/cases/${one.number}`}>不{step.title}，回到办件</a>
      </p>
    </>
  ),
  actions: {
    async 'give-up'({ perform, params, form }) {
      const errors = [
        ...(form.reason ? [] : [{ path: 'reason', message: '请选一条理由' }]),
        ...(form.sure === 'yes' ? [] : [{ path: 'sure', message: '请先勾选这一句，再确认' }]),
      ]
      if (errors.length > 0) return failed(errors)
      await perform(CASE_VERBS.stepCase, {
        number: params.number ?? '',
        step: params.step ?? '',
        reason: form.reason ?? '',
        revision: Number(form.revision),
      })
      return redirect(`/my/cases/${params.number}`)
    },
  },
})
