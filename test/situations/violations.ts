import { expect } from 'vitest'
import { addDays, type CivilDate } from '../../src/kernel/value/time/civil-date.ts'
import { bankAnswers, scanPasses } from '../../src/main/demo/story/road.ts'
import { liftRectification } from '../../src/modules/organisations/verbs/end-rectification.ts'
import { rectify } from '../../src/modules/organisations/verbs/rectify.ts'
import { completeClass, enterAttendance, readClassDesk } from '../../src/modules/training/index.ts'
import { checkAttendance } from '../../src/modules/training/verbs/attendance/check-attendance.ts'
import { postponeLessons } from '../../src/modules/training/verbs/postpone.ts'
import { lift, recoveryOf, reexamined, repay, violation } from './deeds.ts'
import type { Chapter } from './situation.ts'
import { granted, lost, paid, refused } from './standings.ts'
import type { RoadClass, Story } from './story.ts'

const NO_VIOLATION = '监督管理办法 关于整改期间的规定'
const FALSE_LESSONS = '编造上课记录，其中三天没有开课'
const CITY = { login: 'shiju' } as const
const SCHOOL = { login: 'jigou' } as const

/** A certified class of one person, at a provider of the story's own. */
async function certified(story: Story) {
  await story.ownProvider()
  const one = await story.certified()
  return { one, claim: one.claims[0] as string }
}

/** Everybody on the roster shows the pass today. */
const show = (story: Story, one: RoadClass): Promise<void> =>
  scanPasses(
    story.walk(),
    one.id,
    one.people.map(({ id }) => id),
  )

/** The provider's entries of one day, for everybody on the roster. */
async function enter(story: Story, one: RoadClass, day: CivilDate): Promise<void> {
  for (const { id: person } of one.people)
    await story.walk().does(SCHOOL, enterAttendance, {
      id: one.id,
      person,
      day,
      reason: '系统故障，事后按纸质签到表补录',
    })
}

/** An approved class whose last days were entered only after their day; what completing it gives. */
async function enteredLate(story: Story, late: number) {
  const one = await story.filed()
  await story.approve(one.number)
  const { days } = await story.walk().does(SCHOOL, readClassDesk, { id: one.id })
  for (const { day } of days.slice(0, days.length - late)) {
    story.until(day)
    await show(story, one)
  }
  story.until(addDays(days.at(-1)?.day as CivilDate, 2))
  const lateDays = days.slice(days.length - late).map(({ day }) => day as CivilDate)
  for (const day of lateDays) await enter(story, one, day)
  return { one, lateDays }
}

const complete = (story: Story, one: RoadClass) => story.walk().does(SCHOOL, completeClass, { id: one.id })

/** What becomes of a class that was not held as it says. */
export const VIOLATIONS: Chapter = {
  title: '课时与查实违规',
  situations: [
    {
      title: '受理前班期查实违规',
      happened: '学员取证后、区里还没有受理，查实班期编造上课记录。',
      owed: '一分不拨',
      why: '查实违规的班期不给补贴，按现在的记录通过不了，只能不予补贴。',
      claims: [refused('no-violation', NO_VIOLATION)],
      async play(story) {
        const { one, claim } = await certified(story)
        await violation(story, one, FALSE_LESSONS)
        await story.step('qushouli', claim, 'accept').catch(() => null)
        await story.refusedOnly(claim, 'violation')
        return [claim]
      },
    },
    {
      title: '公示中班期查实违规',
      happened: '公示期内查实班期编造上课记录。',
      owed: '一分不拨',
      why: '依据没有了，退回复核，占用的资金释放。',
      claims: [lost('no-violation', NO_VIOLATION)],
      async play(story) {
        const { one, claim } = await certified(story)
        await story.approve(claim)
        await violation(story, one, FALSE_LESSONS)
        return [claim]
      },
    },
    {
      title: '编好批次后班期查实违规',
      happened: '批次编好、财政还没有放款，查实班期编造上课记录。',
      owed: '一分不拨',
      why: '没有放款的从批次里撤出，退回复核，占用的资金释放。',
      claims: [lost('no-violation', NO_VIOLATION)],
      async play(story) {
        const { one, claim } = await certified(story)
        await story.ready(claim)
        await story.compile()
        await violation(story, one, FALSE_LESSONS)
        return [claim]
      },
    },
    {
      title: '到账后班期查实违规，已退清',
      happened: '补贴到账三个月后查实班期编造上课记录，复查决定追回，培训机构退清。',
      owed: '追回2,160.00元，已收2,160.00元',
      why: '查实违规的已拨补贴责令退回，由一人提出、另一人决定。',
      claims: [
        granted('培训费', '已追回', '2,160.00', '培训机构', [
          '资金占用',
          '资金拨付',
          '应收追回立账',
          '追回到账',
        ]),
      ],
      async play(story) {
        const { one, claim } = await certified(story)
        await story.paid(claim)
        story.later(90)
        await violation(story, one, FALSE_LESSONS)
        await reexamined(story, claim, 'overturn')
        await repay(story, await recoveryOf(story, claim), 2160, 'WG0001')
        await story.settle()
        return [claim]
      },
    },
    {
      title: '到账后查实，复查维持',
      happened: '补贴到账后查实班期有一天迟开课，复查核对录像，课时补足，维持原决定。',
      owed: '培训机构2,160.00元，不必退',
      why: '查实违规不等于一律追回，由复查的两个人决定。',
      claims: [paid('2,160.00')],
      async play(story) {
        const { one, claim } = await certified(story)
        await story.paid(claim)
        await violation(story, one, '有一天迟开课两小时，当天补足')
        await reexamined(story, claim, 'keep')
        return [claim]
      },
    },
    {
      title: '只查实一个人替签',
      happened: '两人的班，公示期内查实其中一人由别人替签，另一人没有问题。',
      owed: '替签的人一分不拨，另一人培训机构2,160.00元',
      why: '只查实一个人的，只退回他的一件。',
      claims: [
        { ...lost('no-violation', NO_VIOLATION), claim: '替签的人的培训费' },
        paid('2,160.00', '培训机构', '另一人的培训费'),
      ],
      async play(story) {
        await story.ownProvider()
        const people = [await story.person(), await story.person()]
        const one = await story.certified({ people })
        for (const claim of one.claims) await story.approve(claim)
        await violation(story, one, '有四天由同事替签', people[0]?.id)
        await story.noticeOver(one.claims[1] as string)
        await story.pay()
        return one.claims
      },
    },
    {
      title: '认定撤销，照常拨付',
      happened: '公示期内班期查实违规，退回复核；培训机构申辩属实，认定撤销，区里再次通过。',
      owed: '培训机构2,160.00元，占用两次、释放一次、拨付一次',
      why: '认定撤销的恢复原来的依据，重新复核、重新公示。',
      claims: [
        granted('培训费', '已到账', '2,160.00', '培训机构', ['资金占用', '占用释放', '资金占用', '资金拨付']),
      ],
      async play(story) {
        const { one, claim } = await certified(story)
        await story.approve(claim)
        const finding = await violation(story, one, FALSE_LESSONS)
        await lift(story, finding)
        await story.step('qufuhe', claim, 'approve')
        await story.noticeOver(claim)
        await story.pay()
        return [claim]
      },
    },
    {
      title: '放款后查实，银行付了再追',
      happened: '财政已放款、银行还没有回盘，查实班期编造上课记录；银行随后付款成功。',
      owed: '应追回2,160.00元',
      why: '已经放款的等银行回盘，到账后自动发起复查，再追回。',
      claims: [granted('培训费', '已到账', '2,160.00', '培训机构', ['资金占用', '资金拨付', '应收追回立账'])],
      async play(story) {
        const { one, claim } = await certified(story)
        await story.ready(claim)
        const { number } = await story.compile()
        const file = await story.release(number as string)
        await violation(story, one, FALSE_LESSONS)
        await story.answered(number as string, bankAnswers(file))
        await story.settle()
        await reexamined(story, claim, 'overturn')
        return [claim]
      },
    },
    {
      title: '中途整改停课，补上了',
      happened: '上到第四天机构被责令整改，停课五天；整改通过后把没上的课顺延补上，结业取证。',
      owed: '培训机构2,160.00元',
      why: '整改期间不上课；没上的课整改后补足，课时满了照补。',
      claims: [paid('2,160.00')],
      async play(story) {
        const provider = await story.ownProvider()
        const one = await story.filed()
        await story.approve(one.number)
        const { days } = await story.walk().does(SCHOOL, readClassDesk, { id: one.id })
        for (const { day } of days.slice(0, 3)) {
          story.until(day)
          await show(story, one)
        }
        story.later(1)
        await story.decided(
          await story.walk().does(CITY, rectify, {
            id: provider,
            letter: `整改函-${one.number}`,
            from: story.today,
            reason: '消防通道堵塞',
          }),
        )
        await expect(enter(story, one, story.today)).rejects.toMatchObject({ status: 409 })
        story.later(5)
        await story.decided(
          await story.walk().does(CITY, liftRectification, { id: provider, last: story.today }),
        )
        story.later(1)
        await story.walk().does(SCHOOL, postponeLessons, { id: one.id, from: story.today })
        const after = await story.walk().does(SCHOOL, readClassDesk, { id: one.id })
        for (const { day } of after.days.filter(({ day }) => day >= story.today)) {
          story.until(day)
          await show(story, one)
        }
        story.later(1)
        expect((await complete(story, one)).outcome).toBe('completed')
        await story.settle()
        await story.examined(one)
        const claims = await story.claimsOf(one)
        await story.paid(claims[0] as string)
        return claims
      },
    },
    {
      title: '中途整改停课，没有补上',
      happened: '上到第四天机构被责令整改，停课五天；整改通过后不补课就来办结业。',
      owed: '一分不补',
      why: '课时没有上满，班期不能结业，没有考试也没有申领。',
      claims: [],
      async play(story) {
        const provider = await story.ownProvider()
        const one = await story.filed()
        await story.approve(one.number)
        const { days } = await story.walk().does(SCHOOL, readClassDesk, { id: one.id })
        const [stop, go] = [days[3]?.day as CivilDate, days[8]?.day as CivilDate]
        for (const { day } of days) {
          story.until(day)
          if (day === stop)
            await story.decided(
              await story.walk().does(CITY, rectify, {
                id: provider,
                letter: `整改函-${one.number}`,
                from: day as CivilDate,
                reason: '消防通道堵塞',
              }),
            )
          if (day === go)
            await story.decided(
              await story.walk().does(CITY, liftRectification, { id: provider, last: addDays(go, -1) }),
            )
          if (day < stop || day >= go) await show(story, one)
        }
        story.later(1)
        expect(await complete(story, one)).toMatchObject({ outcome: 'refused' })
        return story.claimsOf(one)
      },
    },
    {
      title: '有一天没有人签到',
      happened: '十天的班有一天一个人也没有签到，机构来办结业。',
      owed: '一分不补',
      why: '没有人签到的一天不算上课，课时没有上满，不能结业。',
      claims: [],
      async play(story) {
        await story.ownProvider()
        const one = await story.filed()
        await story.approve(one.number)
        const { days } = await story.walk().does(SCHOOL, readClassDesk, { id: one.id })
        for (const [at, { day }] of days.entries()) {
          story.until(day)
          if (at !== 4) await show(story, one)
        }
        story.later(1)
        expect(await complete(story, one)).toMatchObject({ outcome: 'refused' })
        return story.claimsOf(one)
      },
    },
    {
      title: '事后补录，核对属实',
      happened: '十天的班有四天是课后两天才补录的；区里核对纸质签到表和录像，四天都属实。',
      owed: '核对以后培训机构2,160.00元',
      why: '事后补录的签到经区里核对才算数，核对属实的照常结业。',
      claims: [paid('2,160.00')],
      async play(story) {
        await story.ownProvider()
        const { one } = await enteredLate(story, 4)
        expect(await complete(story, one)).toMatchObject({ outcome: 'undecided' })
        await story.walk().does({ login: 'qushouli' }, checkAttendance, {
          id: one.id,
          evidence: '纸质签到表、教室录像',
          struck: [],
        })
        expect(await complete(story, one)).toMatchObject({ outcome: 'completed' })
        await story.settle()
        await story.examined(one)
        const claims = await story.claimsOf(one)
        await story.paid(claims[0] as string)
        return claims
      },
    },
    {
      title: '事后补录，核对不实',
      happened: '两人的班，四天是课后补录的；区里核对录像，其中一人四天都不在，另一人都在。',
      owed: '不在的人一分不补，另一人培训机构2,160.00元',
      why: '划掉的签到不算，不在的人出勤不足80%不能结业。',
      claims: [paid('2,160.00', '培训机构', '另一人的培训费')],
      async play(story) {
        await story.ownProvider()
        const people = [await story.person(), await story.person()]
        const one = await story.filed({ people })
        await story.approve(one.number)
        const { days } = await story.walk().does(SCHOOL, readClassDesk, { id: one.id })
        for (const { day } of days.slice(0, 6)) {
          story.until(day)
          await show(story, one)
        }
        story.until(addDays(days.at(-1)?.day as CivilDate, 2))
        const late = days.slice(6).map(({ day }) => day as CivilDate)
        for (const day of late) await enter(story, one, day)
        await complete(story, one)
        await story.walk().does({ login: 'qushouli' }, checkAttendance, {
          id: one.id,
          evidence: '教室录像',
          struck: late.map((day) => ({ person: people[0]?.id as string, day })),
        })
        expect(await complete(story, one)).toMatchObject({ completed: 1, notCompleted: 1 })
        await story.settle()
        await story.examined(one)
        const claims = await story.claimsOf(one)
        await story.paid(claims[0] as string)
        return claims
      },
    },
  ],
}
