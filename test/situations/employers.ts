import { expect } from 'vitest'
import { addDays, type CivilDate } from '../../src/kernel/value/civil-date.ts'
import type { MadePerson } from '../../src/main/demo/residents.ts'
import type { Chapter } from './situation.ts'
import { granted, paid } from './standings.ts'
import type { Story } from './story.ts'

/** An employee whose employment with the district's employer ends on a day; the next begins on another, where there is one. */
async function changing(
  story: Story,
  end: number,
  begin: number | null,
): Promise<{ person: MadePerson; second: string }> {
  const person = await story.person('enterprise-employee')
  const { id: second } = await story.organisation('employer')
  const from = addDays(story.today, -3000)
  const employment = (organisation: string, first: CivilDate, to: CivilDate | null) => ({
    kind: 'employed' as const,
    organisation,
    from: first,
    ...(to ? { to } : {}),
    detail: { occupation: '焊工' },
    source: '登记',
    trust: 'A' as const,
  })
  await story.fact(person, employment(story.place().employer, from, addDays(story.today, end)))
  if (begin !== null) await story.fact(person, employment(second, addDays(story.today, begin), null))
  return { person, second }
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
        const { person } = await changing(story, 4, 5)
        const { claims } = await story.certified({ people: [person] })
        await story.paid(claims[0] as string)
        expect(await payeeOf(story, claims[0] as string)).toBe(first)
        return claims
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
        const { person } = await changing(story, 2, 8)
        const { claims } = await story.certified({ people: [person] })
        await story.paid(claims[0] as string)
        expect(await payeeOf(story, claims[0] as string)).toBe(first)
        return claims
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
        const { person } = await changing(story, -11, -10)
        const { claims } = await story.certified({ people: [person] })
        return claims
      },
    },
  ],
}
