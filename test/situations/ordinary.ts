import type { Chapter } from './situation.ts'
import { paid, refused } from './standings.ts'
import { NEXT } from './story.ts'

/** The road as it is meant to be, and what an amount is made of. */
export const ORDINARY: Chapter = {
  title: '补多少、补给谁',
  situations: [
    {
      title: '失业人员学成取证',
      happened: '登记失业人员参加80课时焊工四级班，结业、取证。',
      owed: '培训机构2,160.00元',
      why: '焊工非常紧缺，80课时标准2,160元按100%补；失业人员的培训费拨给培训机构。',
      claims: [paid('2,160.00')],
      async play(story) {
        const { claims } = await story.certified()
        await story.paid(claims[0] as string)
        return claims
      },
    },
    {
      title: '企业职工学成取证',
      happened: '企业职工参加120课时焊工四级班，结业、取证，一直在同一家企业。',
      owed: '用人单位3,240.00元',
      why: '120课时标准3,240元按100%补；企业职工的培训费拨给用人单位。',
      claims: [paid('3,240.00', '用人单位')],
      async play(story) {
        const people = [await story.person('enterprise-employee')]
        const { claims } = await story.certified({ people, hours: 120 })
        await story.paid(claims[0] as string)
        return claims
      },
    },
    {
      title: '线上线下相结合',
      happened: '农村劳动力参加120课时焊工四级班，线上线下相结合。',
      owed: '培训机构2,268.00元',
      why: '线上线下相结合的按线下标准的70%补：3,240元的70%。',
      claims: [paid('2,268.00')],
      async play(story) {
        const people = [await story.person('rural-worker')]
        const { claims } = await story.certified({ people, hours: 120, mode: 'blended' })
        await story.paid(claims[0] as string)
        return claims
      },
    },
    {
      title: '119课时按80课时的标准',
      happened: '班期119课时，比120课时只少一课时。',
      owed: '培训机构2,160.00元',
      why: '80课时以上、不满120课时的，按80课时的标准补。',
      claims: [paid('2,160.00')],
      async play(story) {
        const { claims } = await story.certified({ hours: 119 })
        await story.paid(claims[0] as string)
        return claims
      },
    },
    {
      title: '120课时按120课时的标准',
      happened: '登记失业人员参加120课时焊工四级班。',
      owed: '培训机构3,240.00元',
      why: '满120课时的，按120课时的标准补。',
      claims: [paid('3,240.00')],
      async play(story) {
        const { claims } = await story.certified({ hours: 120 })
        await story.paid(claims[0] as string)
        return claims
      },
    },
    {
      title: '装配钳工的标准',
      happened: '登记失业人员参加80课时装配钳工四级班。',
      owed: '培训机构1,210.00元',
      why: '装配钳工非常紧缺，80课时标准1,210元按100%补。',
      claims: [paid('1,210.00')],
      async play(story) {
        const people = [await story.person('registered-unemployed', undefined, '装配钳工')]
        const { claims } = await story.certified({ people, occupation: '装配钳工' })
        await story.paid(claims[0] as string)
        return claims
      },
    },
    {
      title: '五级',
      happened: '登记失业人员参加80课时焊工五级班。',
      owed: '培训机构2,030.00元',
      why: '焊工五级80课时标准2,030元按100%补。',
      claims: [paid('2,030.00')],
      async play(story) {
        const { claims } = await story.certified({ level: 5 })
        await story.paid(claims[0] as string)
        return claims
      },
    },
    {
      title: '一班两类人',
      happened: '同一个班里有一名企业职工、一名登记失业人员，都取了证。',
      owed: '用人单位2,160.00元，培训机构2,160.00元',
      why: '金额相同，拨付对象按各人开班当日的类别分别定。',
      claims: [
        paid('2,160.00', '用人单位', '职工的培训费'),
        paid('2,160.00', '培训机构', '失业人员的培训费'),
      ],
      async play(story) {
        const people = [await story.person('enterprise-employee'), await story.person()]
        const { claims } = await story.certified({ people })
        for (const claim of claims) await story.ready(claim)
        await story.pay()
        return claims
      },
    },
    {
      title: '两个区各办各的',
      happened: '同一个月里两个区各有一名登记失业人员取证，分别由本区复核。',
      owed: '两家培训机构各2,160.00元',
      why: '各区的班期由本区办理，占用本区当年的资金，编在同一批次拨付。',
      claims: [paid('2,160.00', '培训机构', '滨海的培训费'), paid('2,160.00', '培训机构', '东丽的培训费')],
      async play(story) {
        const home = await story.certified()
        const next = await story.certified({ district: NEXT, people: [await story.person('resident', NEXT)] })
        const claims = [home.claims[0] as string, next.claims[0] as string]
        await story.ready(claims[0] as string)
        await story.ready(claims[1] as string, NEXT)
        await story.pay()
        return claims
      },
    },
    {
      title: '没有取证',
      happened: '学员结业，考试一科52分，不合格。',
      owed: '一分不拨',
      why: '没有取得证书的，不发起申领。',
      claims: [],
      async play(story) {
        const one = await story.taught()
        await story.examined(one, { got: (_seat, paper) => (paper === 'skill' ? '52' : '80') })
        return story.claimsOf(one)
      },
    },
    {
      title: '缺课两成',
      happened: '十天的班缺了两天，出勤正好80%，结业、取证。',
      owed: '培训机构2,160.00元',
      why: '出勤不少于课时的80%即可结业，按班期课时补。',
      claims: [paid('2,160.00')],
      async play(story) {
        const one = await story.filed({ people: [await story.person(), await story.person()] })
        await story.approve(one.number)
        await story.hold(one, { absent: [2, 0] })
        await story.examined(one)
        const [claim] = await story.claimsOf(one)
        await story.paid(claim as string)
        return [claim as string]
      },
    },
    {
      title: '缺课三成',
      happened: '十天的班缺了三天，出勤70%，同班另一人全勤。',
      owed: '缺课的人一分不补，全勤的人培训机构2,160.00元',
      why: '出勤不足80%不能结业，不能报名这个班的考试，也就没有申领。',
      claims: [paid('2,160.00', '培训机构', '全勤的人的培训费')],
      async play(story) {
        const one = await story.filed({ people: [await story.person(), await story.person()] })
        await story.approve(one.number)
        await story.hold(one, { absent: [3, 0] })
        await story.examined(one)
        const claims = await story.claimsOf(one)
        await story.paid(claims[0] as string)
        return claims
      },
    },
    {
      title: '补正一次',
      happened: '区里一次告知补正考勤原始记录，培训机构补齐后重新提交。',
      owed: '培训机构2,160.00元',
      why: '补正完毕重新核对，符合的照常通过。',
      claims: [paid('2,160.00')],
      async play(story) {
        const { claims } = await story.certified()
        const claim = claims[0] as string
        await story.step('qushouli', claim, 'correct', { corrections: ['attendance'] })
        await story.answerCorrections('jigou', claim, '签到原始记录已送到窗口')
        await story.step('jigou', claim, 'resubmit')
        await story.paid(claim)
        return claims
      },
    },
    {
      title: '收款方放弃',
      happened: '申领还没有受理，培训机构说明记录有误，放弃这一笔。',
      owed: '一分不拨',
      why: '收款方放弃的办结，没有占用也没有拨付。',
      claims: [
        refused('claimed-by-payee', '补贴实施办法 关于拨付对象的规定', '培训机构', '培训费', '已放弃'),
      ],
      async play(story) {
        const { claims } = await story.certified()
        await story.step('jigou', claims[0] as string, 'withdraw', { reason: 'mistake' })
        return claims
      },
    },
  ],
}
