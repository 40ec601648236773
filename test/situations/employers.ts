import { expect } from 'vitest'
import { addDays, type CivilDate } from '../../src/kernel/value/time/civil-date.ts'
import type { MadePerson } from '../../src/main/demo/people/residents.ts'
import type { Chapter } from './situation.ts'
import { granted, paid } from './standings.ts'
import type { Story } from './story.ts'

/** An employee of the district's employer and another employer to which they go. */
async function changing(story: Story): Promise<{ person: MadePerson; second: string }> {
  const { creditCode } = await story.organisation('employer')
  return { person: await story.person('enterprise-employee'), second: creditCode }
}

/** The person leaves on a day and begins at the second employer on another; the counter is told. */
async function change(
  story: Story,
  { person, second }: { person: MadePerson; second: string },
  end: CivilDate,
  begin: CivilDate,
): Promise<void> {
  await story.end(person, 'employed', end)
  await story.record(person, 'employed', begin, { employerCode: second, occupation: '焊工' })
}

/** A class of such a person, who changes while it runs: so many days after it was filed; the claim. */
async function changedInClass(story: Story, end: number, begin: number): Promise<string> {
  const both = await changing(story)
  const day = story.today
  const one = await story.taught({ people: [both.person] })
  await change(story, both, addDays(day, end), addDays(day, begin))
  await story.examined(one)
  const [claim] = await story.claimsOf(one)
  return claim as string
}

/** Whom the money of a claim goes to. */
const payeeOf = async (story: Story, claim: string) => (await story.at(claim)).organisation

/** Who employs a trainee when, and who is paid. */
export const EMPLOYERS: Chapter = {
  title: '用人单位',
  situations: [
    {
      title: '班上到一半换了单位',
      happened: '开班时在甲厂，第五天起转到乙厂，中间没有断；结业取证。',
      owed: '甲厂2,160.00元',
      why: '拨给开班备案当日的用人单位，后来换到哪家不改变。',
      claims: [paid('2,160.00', '用人单位')],
      async play(story) {
        const first = story.place().employer
        const claim = await changedInClass(story, 4, 5)
        await story.paid(claim)
        expect(await payeeOf(story, claim)).toBe(first)
        return [claim]
      },
    },
    {
      title: '班上到一半离职，中间断了几天',
      happened: '开班时在甲厂，第三天离职，第八天才到乙厂。',
      owed: '甲厂2,160.00元',
      why: '开班备案当日在甲厂，中间断保不影响这个班。',
      claims: [paid('2,160.00', '用人单位')],
      async play(story) {
        const first = story.place().employer
        const claim = await changedInClass(story, 2, 8)
        await story.paid(claim)
        expect(await payeeOf(story, claim)).toBe(first)
        return [claim]
      },
    },
    {
      title: '开班前就换了单位',
      happened: '名册写的是甲厂，社保登记显示开班前十天已转到乙厂。',
      owed: '2,160.00元，等区里核定由哪家领取',
      why: '名册与登记的单位不同，记录定不了的先搁置，凭合同核定。',
      claims: [
        {
          ...granted('培训费', '搁置：备案名册写的单位与登记的用人单位不同', '2,160.00', '用人单位', []),
          amount: null,
          because: 'employer-agrees',
          clause: '补贴实施办法 关于拨付对象的规定',
        },
      ],
      async play(story) {
        const both = await changing(story)
        await change(story, both, addDays(story.today, -11), addDays(story.today, -10))
        const { claims } = await story.certified({ people: [both.person] })
        return claims
      },
    },
  ],
}
