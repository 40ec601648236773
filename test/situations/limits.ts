import { expect } from 'vitest'
import { bankAnswers } from '../../src/main/demo/road.ts'
import type { MadePerson } from '../../src/main/demo/residents.ts'
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

/**
 * One person of two classes of one occupation and level, who sat both examinations before either gave a certificate. Each
 * of the two lets one notice end and gives the claim.
 */
async function twoClasses(story: Story, district?: string): Promise<[() => Promise<string>, () => Promise<string>]> {
  const person = await story.person()
  const one = await story.taught({ people: [person] })
  const two = await story.taught({ people: [person], ...(district ? { district } : {}) })
  const exams = [await story.sat(one), await story.sat(two)] as const
  const claimOf = (of: typeof one, exam: string) => async () => {
    await story.examNoticeOver(of, exam)
    const [claim] = await story.claimsOf(of)
    return claim as string
  }
  return [claimOf(one, exams[0]), claimOf(two, exams[1])]
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
      title: '同一职业同一等级两个班，第一笔已到账',
      happened: '同一人先后上完两个焊工四级班，两场考试都报了名；第一笔到账以后，第二张证书发出。',
      owed: '第一笔2,160.00元，第二笔一分不补',
      why: '同一职业同一等级只补一次。',
      claims: [
        paid('2,160.00', '培训机构', '第一笔'),
        refused('same-level-once', '补贴实施办法 关于补贴次数的规定', '培训机构', '第二笔'),
      ],
      async play(story) {
        const [first, second] = await twoClasses(story)
        const one = await first()
        await story.paid(one)
        return [one, await second()]
      },
    },
    {
      title: '同一等级两个班，先批了一个',
      happened: '同一人两个焊工四级班都取了证，两笔申领同时在区里；先通过一笔，再通过另一笔。',
      owed: '先通过的2,160.00元，另一笔一分不补',
      why: '批准了的就占着这一职业这一等级，另一笔通不过，只能不予通过。',
      claims: [
        paid('2,160.00', '培训机构', '先通过的一笔'),
        granted('另一笔', '不予补贴', '2,160.00', '培训机构', []),
      ],
      async play(story) {
        const [first, second] = await twoClasses(story)
        const [one, two] = [await first(), await second()]
        await story.step('qushouli', two, 'accept')
        await story.ready(one)
        await story.refusedOnly(two, 'duplicate')
        await story.pay()
        return [one, two]
      },
    },
    {
      title: '两个区同一等级',
      happened: '同一人在滨海、东丽各上了一个焊工四级班，都取了证，两个区同时复核。',
      owed: '先通过的区2,160.00元，另一个区一分不补',
      why: '只补一次按人、按职业、按等级算，不分区。',
      claims: [
        paid('2,160.00', '培训机构', '滨海的一笔'),
        granted('东丽的一笔', '不予补贴', '2,160.00', '培训机构', []),
      ],
      async play(story) {
        const [first, second] = await twoClasses(story, NEXT)
        const [one, two] = [await first(), await second()]
        await story.step('qushouli', two, 'accept', {}, NEXT)
        await story.ready(one)
        await story.refusedOnly(two, 'duplicate', NEXT)
        await story.pay()
        return [one, two]
      },
    },
    {
      title: '两个批次，同一等级',
      happened: '第一笔在银行时，同一人同一等级的第二笔公示期满、编进下一批次。',
      owed: '第一笔2,160.00元，第二笔一分不补',
      why: '在银行的也算已批准，第二笔根本通不过，不会进下一批次。',
      claims: [
        paid('2,160.00', '培训机构', '第一笔'),
        granted('第二笔', '不予补贴', '2,160.00', '培训机构', []),
      ],
      async play(story) {
        const [first, second] = await twoClasses(story)
        const [one, two] = [await first(), await second()]
        await story.ready(one)
        const { number } = await story.compile()
        const file = await story.release(number as string)
        await story.step('qushouli', two, 'accept')
        await story.refusedOnly(two, 'duplicate')
        expect((await story.compile()).number).toBeNull()
        await story.answered(number as string, bankAnswers(file))
        await story.settle()
        return [one, two]
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
      title: '不予通过的不占次数',
      happened: '同一人两个焊工四级班都取了证；第一笔因考勤不实不予通过，第二笔复核。',
      owed: '第一笔一分不补，第二笔2,160.00元',
      why: '没有批准的不占这一职业这一等级，也不占次数。',
      claims: [
        granted('第一笔', '不予补贴', '2,160.00', '培训机构', []),
        paid('2,160.00', '培训机构', '第二笔'),
      ],
      async play(story) {
        const [first, second] = await twoClasses(story)
        const [one, two] = [await first(), await second()]
        await story.step('qushouli', one, 'accept')
        await story.step('qufuhe', one, 'refuse', { reason: 'attendance', note: '签到与门禁记录不符' })
        await story.paid(two)
        return [one, two]
      },
    },
  ],
}
