import { Confirmation } from '../../../portal/kit/form/confirmation.tsx'
import { Form } from '../../../portal/kit/form/form.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { notFound, page, redirect } from '../../../portal/page.ts'
import { myRatings } from '../verbs/my-ratings.ts'
import { rateCase } from '../verbs/rate-case.ts'
import { starsFields, starsPosted } from './stars-form.tsx'

interface Asked {
  number: string
  title: string
  done: 'good' | 'bad' | null
}

/** /interact/ratings/{number}: rates how one's own case was handled. */
export const rateCasePage = page({
  path: '/interact/ratings/{number}',
  title: ({ number }: Asked) => `评价办件 ${number}`,
  section: 'my',
  who: 'feedback.rate',
  personal: true,
  trail: [{ title: '我的评价', href: '/interact/ratings' }],
  async load({ perform, params, query }) {
    const number = params.number ?? ''
    const { open, given } = await perform(myRatings, {})
    const before = given.find((one) => one.number === number)
    if (before) return { number, title: before.title, done: query.done === 'bad' ? 'bad' : 'good' } as Asked
    const one = open.find((case_) => case_.number === number)
    return one ? { number, title: one.title, done: null } : notFound('这一件现在不能评价')
  },
  view: ({ number, title, done }: Asked) =>
    done ? (
      <Confirmation
        title="评价已收到"
        number={number}
        next={
          done === 'bad'
            ? ['五个工作日内由没有办过这一件的人核实、整改、答复。', '答复在“我的评价”里看，也可以撤回。']
            : ['评价计入汇总，不带姓名。']
        }
      >
        <p>
          <a href="/interact/ratings">我的评价</a>
        </p>
      </Confirmation>
    ) : (
      <>
        <PageHeading title={`评价：${title}`}>
          办件号 {number}。一件评一次，可以撤回；办这一件的人看不到是谁评的。
        </PageHeading>
        <Form action="rate" check label="评价">
          {starsFields}
        </Form>
      </>
    ),
  actions: {
    async rate({ perform, params, form }) {
      const number = params.number ?? ''
      const { complaint } = await perform(rateCase, { number, ...starsPosted(form) })
      return redirect(`/interact/ratings/${number}?done=${complaint ? 'bad' : 'good'}`)
    },
  },
})
