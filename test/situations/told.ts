import { expect } from 'vitest'
import { addDays } from '../../src/kernel/value/time/civil-date.ts'
import type { MadePerson } from '../../src/main/demo/people/residents.ts'
import type { Mood } from '../../src/modules/registers/index.ts'
import { recoveryOf, reexamined, repay } from './deeds.ts'
import type { Chapter } from './situation.ts'
import { granted, lost, paid } from './standings.ts'
import type { Story } from './story.ts'

const AWAITED = '搁置：正在向市社保中心核实就业、退休，有答复后自动继续'

/** That somebody has drawn a pension since so many days before. */
const pension = (story: Story, { phone }: MadePerson, days: number) => ({
  kind: 'retired' as const,
  from: addDays(story.today, -days),
  reference: `retired-${phone}`,
})

/** The register answers as it should, after so many minutes and a question more. */
async function answersAgain(story: Story): Promise<void> {
  story.registers?.mood('ok')
  story.later(1)
  await story.settle()
}

/** The money of a class is decided when what the register said is out of date, and it is in this mood; the claim, held. */
async function staleAt(story: Story, mood: Mood): Promise<{ claim: string }> {
  const one = await story.taught()
  await story.sat(one)
  story.later(40)
  story.registers?.mood(mood)
  await story.settle()
  const [claim] = await story.claimsOf(one)
  expect((await story.at(claim as string)).held?.code).toBe('register')
  return { claim: claim as string }
}

/** An employee whom the register knows at the district's employer, certified. */
async function employed(story: Story): Promise<{ person: MadePerson; claim: string }> {
  const person = await story.person('enterprise-employee')
  const { claims } = await story.certified({ people: [person] })
  return { person, claim: claims[0] as string }
}

/** The register corrects where the person has worked all along: at another employer. */
async function movedTo(story: Story, person: MadePerson): Promise<void> {
  const { creditCode } = await story.organisation('employer')
  const reference = `employed-${person.phone}`
  const from = addDays(story.today, -2900)
  await story.registers?.push(story, person, {
    rows: [{ kind: 'employed', from, reference, employerCode: creditCode, occupation: '焊工' }],
  })
  await story.settle()
}

/** What registers say, when they say nothing, or something else. The city is connected to 社保登记. */
export const TOLD: Chapter = {
  title: '登记数据',
  registers: true,
  situations: [
    {
      title: '登记答复正常',
      happened: '报班时系统向社保登记核实，几秒内答复，没有出入。',
      owed: '培训机构2,160.00元',
      why: '登记与名册一致的照常办理，没有人要填表、交证明。',
      claims: [paid('2,160.00')],
      async play(story) {
        const { claims } = await story.certified()
        await story.paid(claims[0] as string)
        return claims
      },
    },
    {
      title: '报班时登记连不上',
      happened: '报班当天社保登记系统停机，备案搁置；第二天恢复，系统自动继续，准予开班。',
      owed: '培训机构2,160.00元',
      why: '登记没有答复的先搁置，不拒绝也不放行；答复后自动继续。',
      claims: [paid('2,160.00')],
      async play(story) {
        story.registers?.mood('dead')
        const one = await story.filed({ startsOn: addDays(story.today, 5) })
        expect((await story.at(one.number)).held?.code).toBe('register')
        await expect(story.approve(one.number)).rejects.toMatchObject({ status: 409 })
        await answersAgain(story)
        expect((await story.at(one.number)).held).toBeNull()
        await story.approve(one.number)
        await story.hold(one)
        await story.examined(one)
        const claims = await story.claimsOf(one)
        await story.paid(claims[0] as string)
        return claims
      },
    },
    {
      title: '报班时登记答得太慢',
      happened: '报班当天社保登记超过时限才答复，备案搁置；第二天正常答复。',
      owed: '培训机构2,160.00元',
      why: '过了时限的答复不等，过一会儿再问，不影响别人。',
      claims: [paid('2,160.00')],
      async play(story) {
        story.registers?.mood('slow')
        const one = await story.filed({ startsOn: addDays(story.today, 5) })
        expect((await story.at(one.number)).held?.code).toBe('register')
        await answersAgain(story)
        await story.approve(one.number)
        await story.hold(one)
        await story.examined(one)
        const claims = await story.claimsOf(one)
        await story.paid(claims[0] as string)
        return claims
      },
    },
    {
      title: '登记答了不可能的内容',
      happened: '社保登记答复的待遇止日早于起日，一行也没有采用；第二天改正。',
      owed: '培训机构2,160.00元',
      why: '不可能的答复整份不用，搁置再问，不当作已退休。',
      claims: [paid('2,160.00')],
      async play(story) {
        story.registers?.mood('wrong-rows')
        const one = await story.filed({ startsOn: addDays(story.today, 5) })
        expect((await story.at(one.number)).held?.code).toBe('register')
        await answersAgain(story)
        await story.approve(one.number)
        await story.hold(one)
        await story.examined(one)
        const claims = await story.claimsOf(one)
        await story.paid(claims[0] as string)
        return claims
      },
    },
    {
      title: '登记的答复没有签名',
      happened: '有人冒充社保登记答复此人没有退休，签名不对；真的登记说他已领养老金。',
      owed: '一分不补',
      why: '签名不对的答复不采用；真的答复到了，名册不予备案。',
      claims: [],
      async play(story) {
        const person = await story.person()
        story.registers?.know(person.idNumber, pension(story, person, 30))
        story.registers?.mood('unsigned')
        const one = await story.filed({ people: [person], startsOn: addDays(story.today, 5) })
        expect((await story.at(one.number)).held?.code).toBe('register')
        await answersAgain(story)
        await story.step('qushouli', one.number, 'accept')
        await expect(story.step('qufuhe', one.number, 'approve')).rejects.toMatchObject({ status: 409 })
        return []
      },
    },
    {
      title: '定补贴时登记连不上',
      happened: '结业取证时上次的答复已过期，社保登记停机；半个月后恢复，登记没有变化。',
      owed: '培训机构2,160.00元，等登记答复',
      why: '过期的答复不能用来拨钱；等登记答复不算超期，答复后自动继续。',
      claims: [paid('2,160.00')],
      async play(story) {
        const { claim } = await staleAt(story, 'dead')
        story.later(15)
        await answersAgain(story)
        await story.paid(claim)
        return [claim]
      },
    },
    {
      title: '定补贴时登记答得太慢',
      happened: '取证后上次的答复已过期，社保登记超过时限才答复；第二天正常答复。',
      owed: '培训机构2,160.00元，等登记答复',
      why: '过了时限的答复不用来拨钱，过一会儿再问。',
      claims: [paid('2,160.00')],
      async play(story) {
        const { claim } = await staleAt(story, 'slow')
        await answersAgain(story)
        await story.paid(claim)
        return [claim]
      },
    },
    {
      title: '定补贴时登记答了不可能的内容',
      happened: '取证后上次的答复已过期，社保登记答复的待遇止日早于起日；第二天改正，没有退休记录。',
      owed: '培训机构2,160.00元，等登记答复',
      why: '不可能的答复整份不用，既不当作已退休，也不当作没有退休。',
      claims: [paid('2,160.00')],
      async play(story) {
        const { claim } = await staleAt(story, 'wrong-rows')
        await answersAgain(story)
        await story.paid(claim)
        return [claim]
      },
    },
    {
      title: '登记一直没有答复',
      happened: '定补贴时社保登记停机，半年没有恢复。',
      owed: '2,160.00元，仍等登记答复',
      why: '没有答复的不猜，不拒绝也不拨付，一直说明在等谁。',
      claims: [granted('培训费', AWAITED, '2,160.00', '培训机构', [])],
      async play(story) {
        const { claim } = await staleAt(story, 'dead')
        story.later(180)
        await story.settle()
        return [claim]
      },
    },
    {
      title: '登记后来说开班前已领养老金',
      happened:
        '报班时社保登记没有退休记录；到账两个月后登记补记开班前就领养老金，复查决定追回，培训机构退清。',
      owed: '追回2,160.00元，已收2,160.00元',
      why: '登记补记的事实影响已拨付的，发起复查，由两个人决定。',
      claims: [
        granted('培训费', '已追回', '2,160.00', '培训机构', [
          '资金占用',
          '资金拨付',
          '应收追回立账',
          '追回到账',
        ]),
      ],
      async play(story) {
        const person = await story.person()
        await story.ownProvider()
        const { claims } = await story.certified({ people: [person] })
        const claim = claims[0] as string
        await story.paid(claim)
        story.later(60)
        await story.registers?.push(story, person, { rows: [pension(story, person, 200)] })
        await story.settle()
        await reexamined(story, claim, 'overturn')
        await repay(story, await recoveryOf(story, claim), 2160, 'DJ0001')
        await story.settle()
        return [claim]
      },
    },
    {
      title: '公示期内登记说开班前已领养老金',
      happened: '公示期内社保登记补记此人开班前就领养老金。',
      owed: '一分不拨',
      why: '登记补记的事实影响还没有拨付的，退回复核，占用的资金释放。',
      claims: [lost('not-retired', '补贴实施办法 关于补贴对象的规定')],
      async play(story) {
        const person = await story.person()
        await story.ownProvider()
        const { claims } = await story.certified({ people: [person] })
        await story.approve(claims[0] as string)
        await story.registers?.push(story, person, { rows: [pension(story, person, 200)] })
        await story.settle()
        return claims
      },
    },
    {
      title: '公示期内登记更正了用人单位',
      happened: '公示期内社保登记更正：开班当日此人在乙厂，不在名册写的甲厂。',
      owed: '2,160.00元，等区里核定由哪家领取',
      why: '收款方变了的退回复核，占用的资金释放，凭合同核定后再拨。',
      claims: [
        {
          ...granted('培训费', '待区复核', '2,160.00', '用人单位', ['资金占用', '占用释放']),
          amount: null,
          because: 'employer-agrees',
          clause: '补贴实施办法 关于拨付对象的规定',
        },
      ],
      async play(story) {
        const { person, claim } = await employed(story)
        await story.approve(claim)
        await movedTo(story, person)
        return [claim]
      },
    },
    {
      title: '到账后登记更正了用人单位',
      happened: '拨给甲厂以后，社保登记更正：开班当日此人在乙厂。',
      owed: '已拨甲厂的2,160.00元由复查决定',
      why: '已经拨付的不自动改拨，发起复查，由两个人决定。',
      claims: [paid('2,160.00', '用人单位')],
      async play(story) {
        const { person, claim } = await employed(story)
        await story.paid(claim)
        await movedTo(story, person)
        expect(await story.reexaminationOf(claim)).not.toBeNull()
        return [claim]
      },
    },
    {
      title: '登记先说错、后更正',
      happened: '复核时社保登记说此人开班前已领养老金，系统按此不予通过；登记更正为没有，区里再通过。',
      owed: '培训机构2,160.00元',
      why: '登记自己更正的，系统按更正后的记录重新核对。',
      claims: [paid('2,160.00')],
      async play(story) {
        const person = await story.person()
        const { claims } = await story.certified({ people: [person] })
        const claim = claims[0] as string
        await story.step('qushouli', claim, 'accept')
        const wrong = pension(story, person, 200)
        await story.registers?.push(story, person, { rows: [wrong] })
        await story.settle()
        expect(await story.step('qufuhe', claim, 'approve')).toMatchObject({ state: 'review', amount: null })
        await story.registers?.push(story, person, { takenBack: [wrong.reference] })
        await story.settle()
        await story.step('qufuhe', claim, 'approve')
        await story.noticeOver(claim)
        await story.pay()
        return [claim]
      },
    },
  ],
}
