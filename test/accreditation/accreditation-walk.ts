import { casesOf, tickCases } from '../../src/kernel/case/index.ts'
import { workOff } from '../../src/kernel/event/index.ts'
import type { Actor } from '../../src/kernel/identity/actor.ts'
import { performAsSystem } from '../../src/kernel/verb/index.ts'
import { inventCreditCode } from '../../src/main/demo/setting/places.ts'
import { CASE_VERBS, FILE_VERBS, PROCEDURES } from '../../src/main/modules.ts'
import {
  addExaminer,
  addSupervisor,
  addVenue,
  applyForAccreditation,
} from '../../src/modules/accreditation/index.ts'
import { type OrganisationKind, registerOrganisation } from '../../src/modules/organisations/index.ts'
import { agent, official, type TestKernel } from '../kernel.ts'
import { withCheckDigit } from '../training/classroom.ts'

/** Where the organisations of these tests are. */
export const AT = '120116'

/** The posts, each another person. */
export const BUREAU = {
  officer: official('municipal-officer', 'all', '市业务'),
  expert: official('district-reviewer', [AT], '评审甲'),
  decider: official('municipal-reviewer', 'all', '市复核'),
}

/** What a test says an organisation applies with. */
export const ASKED = {
  category: 'S' as const,
  occupations: '焊工',
  levels: [5, 4, 3] as (3 | 4 | 5)[],
  districts: [AT],
  standard: '焊工国家职业技能标准（2018年版）',
  scheme: '题库命题、两人阅卷、实操三名考评员评分、全程录像。',
  conflict: '与本市培训机构没有投资、任职关系。',
}

const idNumber = (serial: number) =>
  withCheckDigit(`12011619${70 + Math.floor(serial / 900)}0101${String(serial % 900).padStart(3, '0')}`)
const fail = (error: unknown) => {
  throw error
}

/** Works cases of accreditation through their states, as the posts do. */
export const accreditationWalk = (kernel: TestKernel) => {
  let made = 0
  const step = (who: Actor, number: string, name: string, more: object = {}) =>
    kernel.as(who, CASE_VERBS.stepCase, { number, step: name, ...more })
  const walk = {
    step,
    stateOf: async (number: string) => (await casesOf(kernel.database.db, { numbers: [number] }))[0]?.state,
    /** An organisation with three examiners of 焊工, a supervisor and a venue, and its agent. */
    async organisation(kinds: OrganisationKind[] = ['vocational-school'], to = '2030-12-31') {
      made += 1
      const { id } = await performAsSystem(kernel, 'test', (ctx) =>
        registerOrganisation(ctx, {
          name: `评价备案测试单位${made}`,
          creditCode: inventCreditCode(AT, 7000 + made),
          kinds,
          district: AT,
        }),
      )
      const own = agent('assessor-agent', id)
      const people: string[] = []
      for (let at = 0; at < 3; at += 1) {
        const number = idNumber(made * 10 + at)
        people.push(number)
        await kernel.as(own, addExaminer, {
          name: `考评员${'甲乙丙'[at]}`,
          idNumber: number,
          card: `KP-${made}-${at}`,
          cardFrom: '2024-01-01',
          cardTo: to,
          occupation: '焊工',
          levels: [5, 4, 3],
        })
      }
      await kernel.as(own, addSupervisor, {
        name: '督导员',
        idNumber: idNumber(made * 10 + 9),
        card: `R1224${String(made).padStart(4, '0')}`,
        cardFrom: '2024-01-01',
        cardTo: '2030-12-31',
      })
      const venue = await kernel.as(own, addVenue, {
        name: '一号考点',
        district: AT,
        address: '实训楼一层焊接车间',
        places: 40,
        equipment: '焊机 40 台',
      })
      return { id, agent: own, venue: venue.id, people }
    },
    attach: (who: Actor, number: string, words: string) =>
      kernel.as(who, FILE_VERBS.attachToCase, {
        number,
        file: { name: `${words}.pdf`, content: Buffer.from(`%PDF-1.4\n${number}${words}`) },
      }),
    async applied(one: { agent: Actor }, more: object = {}) {
      const { number, decision } = await kernel.as(one.agent, applyForAccreditation, { ...ASKED, ...more })
      if (!number) throw new Error(JSON.stringify(decision))
      return number
    },
    review: (who: Actor, number: string, more: object = {}) =>
      step(who, number, 'review', {
        input: { passes: 'yes', opinion: '方案完整，命题、考务、监督都写清楚了。', free: true, ...more },
      }),
    async toDecision(one: { agent: Actor }, more: object = {}) {
      const number = await walk.applied(one, more)
      await walk.attach(one.agent, number, '认定方案')
      await step(BUREAU.officer, number, 'accept')
      await walk.review(BUREAU.officer, number)
      await walk.review(BUREAU.expert, number)
      return number
    },
    code: (number: string, siteCode: string) =>
      step(BUREAU.officer, number, 'code', { input: { siteCode, bodyCode: '0000' } }),
    /** Lets time pass until a day, and what the clock and the followers do with it. */
    async until(day: string) {
      kernel.clock.set(`${day}T09:00:00+08:00`)
      await tickCases(kernel, PROCEDURES, fail)
      await workOff(kernel, fail)
    },
    settle: () => workOff(kernel, fail),
    async accredited(one: { agent: Actor }, siteCode: string, day: string, more: object = {}) {
      const number = await walk.toDecision(one, more)
      await walk.code(number, siteCode)
      await step(BUREAU.decider, number, 'propose')
      await walk.until(day)
      return number
    },
  }
  return walk
}
