import { expect } from 'vitest'
import type { MadePerson } from '../../src/main/demo/people/residents.ts'
import { recoveryOf, reexamined, repay, violation } from './deeds.ts'
import type { Chapter } from './situation.ts'
import { granted, paid, refused } from './standings.ts'
import { NEXT, type Story } from './story.ts'

/** One person's certified classes one after the other; the claims, each paid before the next class begins or not. */
async function classes(
  story: Story,
  person: MadePerson,
  wishes: readonly { occupation?: string; level?: 5 | 4; hours?: number }[],
  pay = true,
): Promise<string[]> {
  const claims: string[] = []
  for (const wish of wishes) {
    const { claims: made } = await story.certified({ ...wish, people: [person] })
    claims.push(made[0] as string)
    if (pay && (await story.at(made[0] as string)).state === 'filed') await story.paid(made[0] as string)
  }
  return claims
}

const FOUR = [
  { level: 5 },
  { level: 4 },
  { occupation: '装配钳工', level: 5 },
  { occupation: '铆工', level: 5 },
] as const

/** How often, and what only once. */
export const LIMITS: Chapter = {
  title: '次数与重复',
  situations: [
    {
      title: '一年三次',
      happened: '同一人一年里先后参加焊工五级、焊工四级、装配钳工五级三个班，都取了证。',
      owed: '培训机构2,030.00元、2,160.00元、1,030.00元',
      why: '每人每年最多三次，不同职业或不同等级各算一次。',
      claims: [
        paid('2,030.00', '培训机构', '第一次'),
        paid('2,160.00', '培训机构', '第二次'),
        paid('1,030.00', '培训机构', '第三次'),
      ],
      async play(story) {
        return classes(story, await story.person(), FOUR.slice(0, 3))
      },
    },
    {
      title: '一年里的第四次',
      happened: '同一人当年已有三笔到账，又参加铆工五级班并取证。',
      owed: '第四次一分不补',
      why: '当年已领三次，次数已满；明年开班的可以再申领。',
      claims: [refused('times', '补贴实施办法 关于补贴次数的规定', '培训机构', '第四次')],
      async play(story) {
        const claims = await classes(story, await story.person(), FOUR)
        return claims.slice(3)
      },
    },
    {
      title: '四次都还没有拨付',
      happened: '同一人一年里四个班都取了证，前三笔已批准、都还没有编批次，区里复核第四笔。',
      owed: '前三笔照拨，第四笔一分不补',
      why: '批准了的就占次数，不等银行到账。',
      claims: [
        paid('2,030.00', '培训机构', '第一次'),
        paid('2,160.00', '培训机构', '第二次'),
        paid('1,030.00', '培训机构', '第三次'),
        refused('times', '补贴实施办法 关于补贴次数的规定', '培训机构', '第四次'),
      ],
      async play(story) {
        const person = await story.person()
        const claims: string[] = []
        for (const wish of FOUR) {
          const { claims: made } = await story.certified({ ...wish, people: [person] })
          claims.push(made[0] as string)
          if (claims.length < 4) await story.ready(made[0] as string)
        }
        await story.pay()
        return claims
      },
    },
    {
      title: '同一职业同一等级再上一个班',
      happened: '焊工四级已到账的人，又上完一个焊工四级班，想再考一次。',
      owed: '第一次2,160.00元，第二次一分不补',
      why: '已有这个等级有效证书的不再考，没有第二张证书，也就没有第二笔申领。',
      claims: [paid('2,160.00', '培训机构', '第一次')],
      async play(story) {
        const person = await story.person()
        const [first] = await classes(story, person, [{}])
        const again = await story.taught({ people: [person] })
        await expect(story.sat(again)).rejects.toThrow('还没有符合条件的考生')
        expect(await story.claimsOf(again)).toEqual([])
        return [first as string]
      },
    },
    {
      title: '两场考试同时报',
      happened: '同一人先后上完两个焊工四级班，第一场考试还在公示，又报第二场。',
      owed: '第一个班2,160.00元，第二个班一分不补',
      why: '同一职业同一等级同时只报一场考试，一次培训只凭一张证书申领一次。',
      claims: [paid('2,160.00', '培训机构', '第一个班')],
      async play(story) {
        const person = await story.person()
        const one = await story.taught({ people: [person] })
        const two = await story.taught({ people: [person] })
        const exam = await story.sat(one)
        await expect(story.sat(two)).rejects.toThrow('还没有符合条件的考生')
        await story.examNoticeOver(one, exam)
        const claims = await story.claimsOf(one)
        await story.paid(claims[0] as string)
        return claims
      },
    },
    {
      title: '两个区各上一个班',
      happened: '同一人在滨海、东丽各上了一个焊工四级班，在滨海取了证，又到东丽报考。',
      owed: '滨海的班2,160.00元，东丽的班一分不补',
      why: '证书全市一本名录，只补一次按人、按职业、按等级算，不分区。',
      claims: [paid('2,160.00', '培训机构', '滨海的班')],
      async play(story) {
        const person = await story.person()
        const home = await story.certified({ people: [person] })
        const next = await story.taught({ people: [person], district: NEXT })
        await expect(story.sat(next)).rejects.toThrow('还没有符合条件的考生')
        await story.paid(home.claims[0] as string)
        return home.claims
      },
    },
    {
      title: '换一个职业',
      happened: '焊工四级已到账的人，当年又参加装配钳工五级班并取证。',
      owed: '培训机构再得1,030.00元',
      why: '不同职业的不算重复，次数也没有满。',
      claims: [paid('2,160.00', '培训机构', '焊工四级'), paid('1,030.00', '培训机构', '装配钳工五级')],
      async play(story) {
        return classes(story, await story.person(), [{}, { occupation: '装配钳工', level: 5 }])
      },
    },
    {
      title: '先四级、后五级',
      happened: '焊工四级已到账的人，又参加焊工五级班并取证。',
      owed: '培训机构再得2,030.00元',
      why: '培训费补贴只看同一等级，不因领过高等级而不补低等级。',
      claims: [paid('2,160.00', '培训机构', '焊工四级'), paid('2,030.00', '培训机构', '焊工五级')],
      async play(story) {
        return classes(story, await story.person(), [{ level: 4 }, { level: 5 }])
      },
    },
    {
      title: '毕业学年学生第二次',
      happened: '毕业学年学生焊工五级已到账，又参加装配钳工五级班并取证。',
      owed: '第二次一分不补',
      why: '毕业学年学生只补一次，不论职业。',
      claims: [
        paid('2,030.00', '培训机构', '第一次'),
        refused('times', '补贴实施办法 关于补贴次数的规定', '培训机构', '第二次'),
      ],
      async play(story) {
        const student = await story.student()
        return classes(story, student, [{ level: 5 }, { occupation: '装配钳工', level: 5 }])
      },
    },
    {
      title: '追回的不占次数',
      happened: '当年三笔到账的人，其中一笔因班期查实违规全额追回，又参加铆工五级班并取证。',
      owed: '追回的一笔退清，最后一笔1,550.00元',
      why: '全额追回的视同没有领过，腾出当年的一次。',
      claims: [
        {
          ...granted('追回的一笔', '已追回', '1,030.00', '培训机构', [
            '资金占用',
            '资金拨付',
            '应收追回立账',
            '追回到账',
          ]),
        },
        paid('1,550.00', '培训机构', '最后一笔'),
      ],
      async play(story) {
        await story.ownProvider()
        const people = [await story.person()]
        const claims: string[] = []
        for (const wish of FOUR.slice(0, 3)) {
          const one = await story.certified({ ...wish, people })
          const claim = one.claims[0] as string
          await story.paid(claim)
          if (claims.push(claim) === 3) await violation(story, one, '编造上课记录，其中三天没有开课')
        }
        const third = claims[2] as string
        await reexamined(story, third, 'overturn')
        await repay(story, await recoveryOf(story, third), 1030, 'CS0001')
        await story.settle()
        const { claims: last } = await story.certified({ ...FOUR[3], people })
        await story.paid(last[0] as string)
        return [third, last[0] as string]
      },
    },
    {
      title: '不予通过的不占次数',
      happened: '当年已有两笔到账、一笔因考勤不实不予通过的人，又参加铆工五级班并取证。',
      owed: '不予通过的一分不补，最后一笔1,550.00元',
      why: '没有批准的不占次数。',
      claims: [
        refused('found-by-officer', '补贴实施办法 第九条', '培训机构', '不予通过的一笔'),
        paid('1,550.00', '培训机构', '最后一笔'),
      ],
      async play(story) {
        const person = await story.person()
        await classes(story, person, FOUR.slice(0, 2))
        const [third] = await classes(story, person, FOUR.slice(2, 3), false)
        await story.step('qushouli', third as string, 'accept')
        await story.step('qufuhe', third as string, 'refuse', {
          reason: 'attendance',
          note: '签到与门禁记录不符',
        })
        const [fourth] = await classes(story, person, FOUR.slice(3))
        return [third as string, fourth as string]
      },
    },
  ],
}
