import { expect } from 'vitest'
import { addDays } from '../../src/kernel/value/time/civil-date.ts'
import type { MadePerson } from '../../src/main/demo/people/residents.ts'
import type { Chapter } from './situation.ts'
import { lost, paid, refused } from './standings.ts'
import type { Story } from './story.ts'

const PERSONS = '补贴实施办法 关于补贴对象的规定'

/** A class that the person went through, with something found out on its fifth day; the claim. */
async function found(
  story: Story,
  person: MadePerson,
  fact: 'pupil' | 'retired' | 'custody',
  from: number,
): Promise<string> {
  const day = story.today
  const { claims } = await story.certified({ people: [person] })
  await story.record(person, fact, addDays(day, from))
  return claims[0] as string
}

/** Somebody whose hardship the counter has recorded, certified. */
async function hardship(story: Story): Promise<{ claim: string; person: MadePerson }> {
  const person = { ...(await story.person('resident')), group: 'hardship' as const }
  await story.record(person, 'hardship', addDays(story.today, -100))
  const { claims } = await story.certified({ people: [person] })
  return { claim: claims[0] as string, person }
}

/** Who a trainee is, and what becomes known of it when. */
export const PEOPLE: Chapter = {
  title: '人员身份',
  situations: [
    {
      title: '后来查出开班前已领养老金',
      happened: '结业取证后，社保登记显示此人开班前就在领养老金。',
      owed: '一分不拨',
      why: '开班当日已享受养老待遇的不是补贴对象。',
      claims: [refused('not-retired', PERSONS)],
      async play(story) {
        const claim = await found(story, await story.person(), 'retired', -30)
        await story.step('qushouli', claim, 'accept')
        await story.refusedOnly(claim, 'identity')
        return [claim]
      },
    },
    {
      title: '班上到一半才退休',
      happened: '开班第五天起领养老金，上完课取了证。',
      owed: '培训机构2,160.00元',
      why: '身份看开班备案当日，当日还没有退休。',
      claims: [paid('2,160.00')],
      async play(story) {
        const claim = await found(story, await story.person(), 'retired', 5)
        await story.paid(claim)
        return [claim]
      },
    },
    {
      title: '后来查出是中学在校生',
      happened: '结业取证后，学籍登记显示开班时是高中在校生。',
      owed: '一分不拨',
      why: '初级、高级中学在校生不是补贴对象。',
      claims: [refused('not-a-pupil', PERSONS)],
      async play(story) {
        const claim = await found(story, await story.person(), 'pupil', -90)
        await story.step('qushouli', claim, 'accept')
        await story.refusedOnly(claim, 'identity')
        return [claim]
      },
    },
    {
      title: '取证后死亡',
      happened: '学员取证一个月后去世，补贴还在办理。',
      owed: '培训机构2,160.00元',
      why: '培训已完成，补贴拨给培训机构，不因学员后来去世而不补。',
      claims: [paid('2,160.00')],
      async play(story) {
        const person = await story.person()
        const { claims } = await story.certified({ people: [person] })
        story.later(30)
        await story.record(person, 'deceased', story.today)
        await story.paid(claims[0] as string)
        return claims
      },
    },
    {
      title: '63岁，没有退休登记',
      happened: '1962年出生的男学员报班，社保没有他的退休登记。',
      owed: '一分不补',
      why: '已到法定退休年龄的不是补贴对象，有没有领取登记都一样。',
      claims: [],
      async play(story) {
        expect(await story.barred({ people: [await story.bornOn('1962-05-06')] })).toEqual(['not-retired'])
        return []
      },
    },
    {
      title: '再过三个月到龄',
      happened: '1966年2月出生的男学员报班，按渐进式延迟的办法2026年6月才到龄。',
      owed: '培训机构2,160.00元',
      why: '2025年起退休年龄逐月延迟，开班当日还没有到龄的照补。',
      claims: [paid('2,160.00')],
      async play(story) {
        const { claims } = await story.certified({ people: [await story.bornOn('1966-02-01')] })
        await story.paid(claims[0] as string)
        return claims
      },
    },
    {
      title: '高中在校生报班',
      happened: '学籍登记在校的高中生报班。',
      owed: '一分不补',
      why: '初级、高级中学在校生不得参加补贴培训。',
      claims: [],
      async play(story) {
        const person = await story.person('resident')
        await story.record(person, 'pupil', addDays(story.today, -100))
        expect(await story.barred({ people: [person] })).toEqual(['not-a-pupil'])
        return []
      },
    },
    {
      title: '公示期内查出上课期间在押',
      happened: '公示期内窗口按公安的证明登记：学员上课期间在押，考勤却全勤。',
      owed: '一分不拨',
      why: '通过以后才知道的事实照样核对，退回复核，占用的资金释放。',
      claims: [lost('not-in-custody', PERSONS)],
      async play(story) {
        const person = await story.person()
        const day = story.today
        const { claims } = await story.certified({ people: [person] })
        await story.approve(claims[0] as string)
        await story.record(person, 'custody', day)
        await story.settle()
        return claims
      },
    },
    {
      title: '就业困难认定撤回，公示期内',
      happened: '窗口按证明登记的就业困难，公示期内查明证明是假的，登记撤回。',
      owed: '暂不拨付，由区里核实人员类别',
      why: '名册写的人员类别没有登记支持，退回复核，占用的资金释放。',
      claims: [lost('group-agrees', PERSONS)],
      async play(story) {
        const { claim, person } = await hardship(story)
        await story.approve(claim)
        await story.withdraw(person, 'hardship')
        return [claim]
      },
    },
    {
      title: '就业困难认定撤回，到账以后',
      happened: '窗口按证明登记的就业困难，到账后查明证明是假的，登记撤回。',
      owed: '已拨的2,160.00元由复查决定',
      why: '已经拨付的不自动退，发起复查，由两个人决定维持还是追回。',
      claims: [paid('2,160.00')],
      async play(story) {
        const { claim, person } = await hardship(story)
        await story.paid(claim)
        await story.withdraw(person, 'hardship')
        expect(await story.reexaminationOf(claim)).not.toBeNull()
        return [claim]
      },
    },
    {
      title: '同时上两个班',
      happened: '已在一个焊工班的人，又列进另一个时间重叠的班的名册。',
      owed: '第一个班2,160.00元，第二个班不予备案',
      why: '同一时间只能在一个补贴培训班。',
      claims: [paid('2,160.00')],
      async play(story) {
        const person = await story.person()
        const one = await story.filed({ people: [person] })
        await story.approve(one.number)
        expect(await story.barred({ people: [person], occupation: '铆工', level: 5 })).toEqual([
          'one-class-at-a-time',
        ])
        await story.hold(one)
        await story.examined(one)
        const claims = await story.claimsOf(one)
        await story.paid(claims[0] as string)
        return claims
      },
    },
    {
      title: '上课期间在押',
      happened: '公安登记显示，学员上课期间在押，考勤却全勤。',
      owed: '一分不拨',
      why: '在押期间不可能到课，不予补贴。',
      claims: [refused('not-in-custody', PERSONS)],
      async play(story) {
        const claim = await found(story, await story.person(), 'custody', 0)
        await story.step('qushouli', claim, 'accept')
        await story.refusedOnly(claim, 'identity')
        return [claim]
      },
    },
    {
      title: '开班以后才认定就业困难',
      happened: '名册写就业困难人员，民政登记的认定日在开班备案以后。',
      owed: '一分不补',
      why: '身份看开班备案当日，以后取得的不能用于这个班。',
      claims: [refused('group-before-class', PERSONS)],
      async play(story) {
        const person = { ...(await story.person('resident')), group: 'hardship' as const }
        const day = story.today
        const one = await story.taught({ people: [person] })
        await story.record(person, 'hardship', addDays(day, 3))
        await story.examined(one)
        return story.claimsOf(one)
      },
    },
  ],
}
