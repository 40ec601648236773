import { expect } from 'vitest'
import type { Level } from '../../src/kernel/value/level.ts'
import { addDays } from '../../src/kernel/value/time/civil-date.ts'
import type { MadePerson } from '../../src/main/demo/people/residents.ts'
import { enterEarlier } from '../../src/modules/certificates/verbs/enter-earlier.ts'
import type { Chapter, Standing } from './situation.ts'
import { paid } from './standings.ts'
import { HOME, type Story } from './story.ts'

const ALL = [5, 4, 3, 2, 1] as const

/** Provider and assessor that may train and examine up to 高级技师. */
async function upToTheTop(story: Story): Promise<void> {
  await story.ownProvider(undefined, ALL)
  await story.ownAssessor(ALL)
}

/** An employee who has worked as a welder for so many years. */
const working = (story: Story, years: number): Promise<MadePerson> =>
  story.person('enterprise-employee', HOME, '焊工', ({ creditCode, phone }) => [
    {
      kind: 'employed',
      from: addDays(story.today, -years * 366),
      reference: `employed-${phone}`,
      occupation: '焊工',
      ...(creditCode ? { employerCode: creditCode } : {}),
    },
  ])

/** Paid by the rate that holds for technicians whatever the demand. */
const technician = (amount: string): Standing => ({
  ...paid(amount, '用人单位'),
  because: 'technician-rate',
})

let papers = 0
/** A paper certificate of long ago is entered at the counter and checked by another officer. */
async function holds(story: Story, person: MadePerson, level: Level): Promise<void> {
  papers += 1
  const { number } = await story.walk().does({ login: 'qushouli' }, enterEarlier, {
    name: person.name,
    idNumber: person.idNumber,
    scheme: 'qualification',
    certificateNumber: `1802000000${level}${String(papers).padStart(5, '0')}`,
    occupation: '焊工',
    level: String(level) as '3',
    issuedOn: '2018-06-01',
    issuer: '天津市职业技能鉴定指导中心',
    evidence: '看过证书原件，联网查询一致',
  })
  await story.step('qufuhe', number, 'accept')
}

/** 技师 and 高级技师. */
export const TECHNICIANS: Chapter = {
  title: '高级工、技师与高级技师',
  situations: [
    {
      title: '高级工',
      happened: '工龄十二年的职工由单位送去80课时焊工三级班，取了证。',
      owed: '用人单位2,520.00元',
      why: '焊工三级80课时标准2,520元按100%补；工龄满十年可以直接报三级。',
      claims: [paid('2,520.00', '用人单位')],
      async play(story) {
        await upToTheTop(story)
        const { claims } = await story.certified({ people: [await working(story, 12)], level: 3 })
        await story.paid(claims[0] as string)
        return claims
      },
    },
    {
      title: '技师，凭以前的三级证书',
      happened: '职工2018年的三级职业资格证书在窗口登记、核验，由单位送去80课时焊工二级班，取了证。',
      owed: '用人单位2,760.00元',
      why: '技师按目录标准的100%补；报考二级凭满五年的三级证书，以前的纸质证书核验后算数。',
      claims: [technician('2,760.00')],
      async play(story) {
        await upToTheTop(story)
        const person = await working(story, 20)
        await holds(story, person, 3)
        const { claims } = await story.certified({ people: [person], level: 2 })
        await story.paid(claims[0] as string)
        return claims
      },
    },
    {
      title: '高级技师',
      happened: '持有2018年二级证书的职工，由单位送去120课时焊工一级班，取了证。',
      owed: '用人单位4,320.00元',
      why: '焊工一级120课时标准4,320元按100%补。',
      claims: [technician('4,320.00')],
      async play(story) {
        await upToTheTop(story)
        const person = await working(story, 25)
        await holds(story, person, 2)
        const { claims } = await story.certified({ people: [person], level: 1, hours: 120 })
        await story.paid(claims[0] as string)
        return claims
      },
    },
    {
      title: '没有三级证书，上了二级班',
      happened: '工龄二十年、没有三级证书的职工上完焊工二级班，报考二级。',
      owed: '一分不补',
      why: '报考二级要有三级证书或职称，工龄再长也不能替代；没有证书就没有申领。',
      claims: [],
      async play(story) {
        await upToTheTop(story)
        const one = await story.taught({ people: [await working(story, 20)], level: 2 })
        await expect(story.sat(one)).rejects.toThrow('还没有符合条件的考生')
        return story.claimsOf(one)
      },
    },
    {
      title: '机构没有二级的范围',
      happened: '只核定到三级的培训机构报一个焊工二级班。',
      owed: '一分不补',
      why: '只能培训核定范围内的等级。',
      claims: [],
      async play(story) {
        expect(await story.barred({ level: 2, people: [await working(story, 20)] })).toEqual(['scope'])
        return []
      },
    },
  ],
}
