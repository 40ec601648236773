import { expect } from 'vitest'
import { readSheet, writeSheet } from '../../src/kernel/spreadsheets/index.ts'
import { addDays } from '../../src/kernel/value/time/civil-date.ts'
import { catalogueSheet, draftEdition, exportEdition } from '../../src/modules/catalogue/index.ts'
import type { Chapter } from './situation.ts'
import { paid } from './standings.ts'
import type { Story } from './story.ts'

type Row = Record<string, string>

/** The city publishes a new edition of the catalogue from a day on: drafted, signed by 人社, signed by 财政. */
async function publish(story: Story, from: string, change: (rows: Row[]) => Row[]): Promise<void> {
  const { does } = story.walk()
  const { bytes } = await does('public', exportEdition, {})
  const rows: Row[] = []
  await readSheet(catalogueSheet, bytes, ({ values }) => {
    rows.push(values)
    return []
  })
  const { number, problems } = await does({ login: 'shiju' }, draftEdition, {
    id: `c${from}`,
    name: `${from}起的紧缺职业目录`,
    from,
    source: '津人社发〔2026〕1号',
    file: { name: '目录.xlsx', content: await writeSheet(catalogueSheet, change(rows)) },
  })
  if (!number) throw new Error(JSON.stringify(problems.slice(0, 3)))
  await story.step('shiju', number, 'submit')
  await story.step('shiju', number, 'sign')
  await story.step('caizheng', number, 'sign')
}

/** 焊工四级, 80 lessons, is worth so much. */
const worth =
  (yuan: string) =>
  (rows: Row[]): Row[] =>
    rows.map((row) => (row.name === '焊工' ? { ...row, L4_80: yuan } : row))

const without = (name: string) => (rows: Row[]) => rows.filter((row) => row.name !== name)

/** What a new catalogue changes, and what it leaves. Each story's edition begins later than that of the one before. */
export const CHANGES: Chapter = {
  title: '目录换版',
  situations: [
    {
      title: '班上到一半换了目录',
      happened: '开班备案三天后新目录施行，焊工四级80课时由2,160元改为1,900元；学员结业取证。',
      owed: '培训机构2,160.00元',
      why: '按开班备案当日施行的目录补，以后换版不改变这个班。',
      claims: [paid('2,160.00')],
      async play(story) {
        const one = await story.filed()
        await publish(story, addDays(story.today, 3), worth('1900'))
        await story.approve(one.number)
        await story.hold(one)
        await story.examined(one)
        const claims = await story.claimsOf(one)
        await story.paid(claims[0] as string)
        return claims
      },
    },
    {
      title: '新目录施行以后开班',
      happened: '新目录施行后才备案的焊工四级班。',
      owed: '培训机构1,900.00元',
      why: '备案当日施行的是新目录，按新标准补。',
      claims: [paid('1,900.00')],
      async play(story) {
        story.later(10)
        const { claims } = await story.certified()
        await story.paid(claims[0] as string)
        return claims
      },
    },
    {
      title: '到账后换了目录',
      happened: '补贴到账以后，新目录把焊工四级改为1,800元。',
      owed: '培训机构1,900.00元，不退不补',
      why: '到账的按备案当日的目录定，换版不追溯。',
      claims: [paid('1,900.00')],
      async play(story) {
        story.later(10)
        const { claims } = await story.certified()
        await story.paid(claims[0] as string)
        await publish(story, addDays(story.today, 3), worth('1800'))
        story.later(5)
        await story.settle()
        expect(await story.reexaminationOf(claims[0] as string)).toBeNull()
        return claims
      },
    },
    {
      title: '新目录删去了这个职业',
      happened: '班期备案后新目录删去铆工；班上完、取了证。同一家机构又报一个铆工班。',
      owed: '前一个班培训机构1,550.00元，后一个班一分不补',
      why: '前一个班备案时还在目录里；删去以后备案的不再是紧缺职业。',
      claims: [paid('1,550.00')],
      async play(story) {
        story.until('2026-08-03')
        const people = [await story.person('registered-unemployed', undefined, '铆工')]
        const one = await story.filed({ people, occupation: '铆工', level: 5 })
        await publish(story, addDays(story.today, 2), without('铆工'))
        await story.approve(one.number)
        await story.hold(one)
        expect(await story.barred({ occupation: '铆工', level: 5 })).toContain('in-catalogue')
        await story.examined(one)
        const claims = await story.claimsOf(one)
        await story.paid(claims[0] as string)
        return claims
      },
    },
    {
      title: '施行日已经过去的目录',
      happened: '新目录草案的施行日写成上个月，装入时即退回。',
      owed: '还没有付的照原目录，培训机构2,160.00元',
      why: '目录不能追溯；施行日过去的装不进去，现行的不受影响。',
      claims: [paid('2,160.00')],
      async play(story) {
        const one = await story.filed()
        await expect(publish(story, addDays(story.today, -30), worth('1'))).rejects.toMatchObject({
          status: 422,
        })
        await story.approve(one.number)
        await story.hold(one)
        await story.examined(one)
        const claims = await story.claimsOf(one)
        await story.paid(claims[0] as string)
        return claims
      },
    },
  ],
}
