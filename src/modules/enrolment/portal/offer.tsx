import { z } from 'zod'
import { allows, may } from '../../../kernel/verb/access.ts'
import { Button } from '../../../portal/kit/button.tsx'
import { CheckAnswers } from '../../../portal/kit/form/check-answers.tsx'
import { Confirmation } from '../../../portal/kit/form/confirmation.tsx'
import { Form } from '../../../portal/kit/form/form.tsx'
import { LinkButton } from '../../../portal/kit/link-button.tsx'
import { PageHeading } from '../../../portal/kit/page-heading.tsx'
import { Panel } from '../../../portal/kit/panel.tsx'
import { notFound, page, redirect } from '../../../portal/page.ts'
import { readPublicOffer } from '../verbs/find-offers.ts'
import { mySignUps, signUp } from '../verbs/sign-up.ts'
import { factsOf } from './offer-facts.tsx'

type Shown = z.output<typeof readPublicOffer.output> & {
  /** The number with which one has just signed up, and whether there was a seat. */
  done: { number: string; seated: boolean } | null
  signedIn: boolean
  /** Whoever looks has signed up already, and how that stands. */
  mine: SignedUp | null
}

type SignedUp = z.output<typeof mySignUps.output>['items'][number]

/** /learn/offers/{id}: one offer and the one button with which one signs up (报名). */
export const offerPage = page<Shown>({
  path: '/learn/offers/{id}',
  title: (one) => `${one.occupation} ${one.levelText}招生`,
  section: 'learn',
  personal: true,
  trail: [{ title: '正在招生的班', href: '/learn/offers' }],
  async load({ perform, params, query, actor }) {
    const id = z.uuid().safeParse(params.id)
    if (!id.success) return notFound('没有这个招生班')
    const number = /^BM-\d{4}-\d{6}-\d{6}$/.test(query.number ?? '') ? (query.number ?? null) : null
    const shown = await perform(readPublicOffer, { id: id.data })
    const signedIn = actor.kind !== 'public'
    const own =
      signedIn && allows(may('enrolment.sign-up'), actor) ? (await perform(mySignUps, {})).items : []
    const mine = own.find(({ offer, signedUp }) => offer === id.data && signedUp) ?? null
    return { ...shown, signedIn, mine, done: number ? { number, seated: query.seated === 'yes' } : null }
  },
  view: (one) =>
    one.done ? (
      <Confirmation
        title={one.done.seated ? '已报名' : '已排候补'}
        number={one.done.number}
        next={
          one.done.seated
            ? ['机构一个工作日内答复，结果发消息给您。', '录取以后等开班，开课前机构会报备案。']
            : ['有人退出，按报名先后递补，递补了发消息给您。', '到开班还没有递补的，会告知招生结束。']
        }
      >
        <p>
          <a href="/my/sign-ups">我的报名</a>，不想学了随时可以退出。
        </p>
      </Confirmation>
    ) : (
      <>
        <PageHeading title={`${one.occupation} ${one.levelText}`}>
          {one.mine ? '您已经报了这个班。' : one.open ? '报名不用填表，点一下就行。' : '这个招生已经结束。'}
        </PageHeading>
        {one.mine && <HowItStands {...one.mine} />}
        <Panel title="招生">
          <CheckAnswers answers={factsOf(one)} />
        </Panel>
        {one.open && !one.signedIn && (
          <LinkButton href={`/login?next=/learn/offers/${one.id}`}>
            {one.free > 0 ? '登录后报名' : '登录后排候补'}
          </LinkButton>
        )}
        {one.open && one.signedIn && !one.mine && (
          <Form action="sign-up" label="报名">
            <p>点“报名”以后，机构能看到您的姓名和证件号码，用来编学员名册。</p>
            <Button>{one.free > 0 ? '报名' : '排候补'}</Button>
          </Form>
        )}
        {!one.open && !one.mine && (
          <p>
            <a href={`/learn/offers?occupation=${encodeURIComponent(one.occupation)}`}>
              看别的“{one.occupation}”班
            </a>
          </p>
        )}
      </>
    ),
  actions: {
    async 'sign-up'({ perform, params }) {
      const id = params.id ?? ''
      const { number, seated } = await perform(signUp, { id })
      return redirect(`/learn/offers/${id}?${new URLSearchParams({ number, seated: seated ? 'yes' : 'no' })}`)
    },
  },
})

const HowItStands = ({ number, stateText, before }: SignedUp) => (
  <Panel title="您的报名">
    <p>{before === null ? `${stateText}。` : `候补第 ${before + 1} 位，有人退出就按报名先后递补。`}</p>
    <LinkButton href={`/my/cases/${number}`}>看进度或退出</LinkButton>
  </Panel>
)
