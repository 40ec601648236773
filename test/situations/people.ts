import { addDays } from '../../src/kernel/value/civil-date.ts'
import type { MadePerson } from '../../src/main/demo/residents.ts'
import type { Chapter } from './situation.ts'
import { granted, paid } from './standings.ts'
import type { Story } from './story.ts'

const register = { source: '登记', trust: 'A' as const }

/** A class that the person went through, with something found out on its fifth day; the claim. */
async function found(
  story: Story,
  person: MadePerson,
  fact: 'pupil' | 'retired',
  from: number,
): Promise<string> {
  const day = story.today
  const { claims } = await story.certified({ people: [person] })
  await story.fact(person, { kind: fact, from: addDays(day, from), ...register })
  return claims[0] as string
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
      claims: [granted('培训费', '不予补贴', '2,160.00', '培训机构', [])],
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
      claims: [granted('培训费', '不予补贴', '2,160.00', '培训机构', [])],
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
        await story.fact(person, { kind: 'deceased', from: story.today, ...register })
        await story.paid(claims[0] as string)
        return claims
      },
    },
  ],
}
