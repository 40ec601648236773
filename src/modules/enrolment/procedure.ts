import { z } from 'zod'
import {
  type CaseFile,
  handlingTerm,
  type Party,
  procedure,
  theirOrganisation,
} from '../../kernel/case/index.ts'
import { maskIdNumber } from '../../kernel/value/person/mask.ts'
import { Day } from '../../kernel/value/shapes.ts'
import { formatDay } from '../../kernel/value/time/civil-date.ts'
import { may, type VerbContext } from '../../kernel/verb/index.ts'
import { identitiesOf } from '../people/index.ts'
import { seatFreed } from './events.ts'
import { levelOfOffer } from './offer/taught.ts'
import { giveSeatBack, readOffer, setStanding, signUpOf } from './store.ts'

/** What a sign-up is filed with; nothing of it is typed. */
export const SignUpForm = z.strictObject({ offer: z.uuid(), startsOn: Day })
export type SignUpForm = z.output<typeof SignUpForm>

const PROVIDER: Party = {
  title: '培训机构',
  is: theirOrganisation,
  sees: ['form', 'evidence'],
  otherwise: () => '这一步由招生的机构办。',
}

const APPLICANT: Party = {
  title: '报名人',
  is: (actor, file) => actor.person !== null && actor.person === file.person,
  sees: ['form', 'evidence'],
  otherwise: () => '只有报名的本人可以退出。',
}

/** 报名 BM: whoever signs up is answered by the provider within a working day, or waits in line until a seat is free. */
export const signUpProcedure = procedure({
  kind: 'BM',
  title: '培训报名',
  starts: 'filed',
  form: SignUpForm,
  states: {
    filed: { title: '待机构答复', holder: '培训机构', progress: 1, within: handlingTerm('BM', 'filed') },
    waiting: {
      title: '候补',
      holder: '培训机构',
      progress: 1,
      tells: { text: '名额已满，先排候补；有人退出，按报名先后递补。' },
      within: { noTerm: '有人退出才能递补，没有期限；招生结束时告知' },
    },
    admitted: {
      title: '已录取，等开班',
      holder: '培训机构',
      progress: 2,
      tells: { text: '已录取，开课前机构会报开班。' },
      within: { until: (_ctx, { form }) => form.startsOn },
    },
    entered: { title: '已编入班次', holder: '已办结', progress: 4, ends: 'done' },
    refused: { title: '未录取', holder: '已办结', progress: 4, ends: 'refused' },
    withdrawn: { title: '本人已退出', holder: '已办结', progress: 4, ends: 'withdrawn' },
    cancelled: { title: '招生结束', holder: '已办结', progress: 4, ends: 'withdrawn' },
  },
  steps: {
    admit: {
      title: '录取',
      from: 'filed',
      to: 'admitted',
      who: may('enrolment.announce'),
      party: 'provider',
      tone: 'primary',
    },
    refuse: {
      title: '不录取',
      from: ['filed', 'waiting', 'admitted'],
      to: 'refused',
      who: may('enrolment.announce'),
      party: 'provider',
      asks: 'reason',
      reasons: [
        { code: 'conditions', text: '不符合这个职业、等级的报考条件' },
        { code: 'unreachable', text: '联系不上' },
        { code: 'elsewhere', text: '本人已参加别的班' },
      ],
      tone: 'bad',
      run: leave,
    },
    withdraw: {
      title: '退出报名',
      from: ['filed', 'waiting', 'admitted'],
      to: 'withdrawn',
      who: may('enrolment.sign-up'),
      party: 'applicant',
      asks: 'reason',
      reasons: [
        { code: 'no-time', text: '时间不合适' },
        { code: 'other-class', text: '报了别的班' },
        { code: 'not-needed', text: '不想学了' },
      ],
      run: leave,
    },
    promote: {
      title: '递补',
      from: 'waiting',
      to: 'filed',
      by: 'system',
      tells: '有人退出，您已递补，等机构答复。',
    },
    enter: { title: '编入班次', from: 'admitted', to: 'entered', by: 'system' },
    cancel: { title: '招生结束', from: ['filed', 'waiting', 'admitted'], to: 'cancelled', by: 'system' },
  },
  parties: { provider: PROVIDER, applicant: APPLICANT },
  async evidence(ctx, file) {
    const offer = await readOffer(ctx.db, file.form.offer)
    const who = file.person ? (await identitiesOf(ctx, [file.person])).get(file.person) : undefined
    return {
      comparisons: [],
      tabs: offer
        ? [
            {
              key: 'offer',
              title: '招生',
              kind: 'facts' as const,
              facts: [
                ...(who ? [{ label: '报名人', text: `${who.name}，${maskIdNumber(who.number)}` }] : []),
                {
                  label: '职业等级',
                  text: `${offer.occupation} ${levelOfOffer(await ctx.standards(), offer)}`,
                },
                { label: '开课', text: formatDay(offer.startsOn) },
                { label: '地点', text: offer.place },
                { label: '名额', text: `${offer.seats} 人，已占 ${offer.taken} 人` },
              ],
            },
          ]
        : [],
      documents: offer ? [{ title: '招生页', href: `/learn/offers/${offer.id}` }] : [],
    }
  },
})

/** Whoever leaves gives the seat back, and the next in line is asked. */
async function leave(ctx: VerbContext, file: CaseFile<SignUpForm>) {
  const one = await signUpOf(ctx.db, file.number)
  if (!one) throw new Error(`${file.number} is no sign-up`)
  if ((await setStanding(ctx.db, file.number, 'gone')) === 'seated') {
    await giveSeatBack(ctx.db, one.offer)
    await ctx.emit(seatFreed, { offer: one.offer })
  }
  return undefined
}
