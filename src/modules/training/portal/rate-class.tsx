import { Button } from '../../../portal/kit/button.tsx'
import { ChoiceField } from '../../../portal/kit/field/choice-field.tsx'
import { Form } from '../../../portal/kit/form/form.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { notFound, page, redirect } from '../../../portal/page.ts'
import { classTitle } from '../class/class-names.ts'
import { myTraining } from '../verbs/my-training.ts'
import { rateClass } from '../verbs/rate-class.ts'

interface RateProps {
  title: string
  provider: string
  stars: number | null
}

const GRADES = ['非常不满意', '不满意', '一般', '满意', '非常满意']

/** /my/rate-class/{class}: how content one was with a completed class (满意度), to be changed at any time. */
export const rateClassPage = page<RateProps>({
  path: '/my/rate-class/{class}',
  title: '评价培训班',
  section: 'my',
  who: 'training.attend',
  personal: true,
  trail: [
    { title: '我的', href: '/my' },
    { title: '我的培训', href: '/my/training' },
  ],
  async load({ perform, params }) {
    const { items } = await perform(myTraining, {})
    const one = items.find(({ id }) => id === params.class)
    if (one?.state !== 'completed') return notFound('这个班现在不能评价')
    return { title: classTitle(one), provider: one.provider.name, stars: one.stars }
  },
  view: ({ title, provider, stars }) => (
    <>
      <PageHeading title="评价培训班">
        {title}，{provider}
      </PageHeading>
      <p>只公布合计，答的人不够时不公布；机构看不到是谁答的。可以改，以最后一次为准。</p>
      <Form action="rate" label="评价培训班">
        <ChoiceField
          name="stars"
          label="这个班您满意吗"
          options={GRADES.map((label, at) => ({ value: String(at + 1), label })).toReversed()}
          {...(stars === null ? {} : { value: String(stars) })}
        />
        <Button>提交评价</Button>
      </Form>
    </>
  ),
  actions: {
    async rate({ perform, params, form }) {
      await perform(rateClass, { id: params.class ?? '', stars: (form.stars ?? '') as never })
      return redirect('/my/training')
    },
  },
})
