import { casesOf, tickCases } from '../../src/kernel/case/index.ts'
import { workOff } from '../../src/kernel/event/index.ts'
import { performAsSystem } from '../../src/kernel/verb/index.ts'
import { inventCreditCode } from '../../src/main/demo/setting/places.ts'
import { CASE_VERBS, FILE_VERBS, PROCEDURES } from '../../src/main/modules.ts'
import { applyForCentre } from '../../src/modules/centres/index.ts'
import { registerOrganisation } from '../../src/modules/organisations/index.ts'
import { agent, official, type TestKernel } from '../kernel.ts'

/** Where the enterprises of these tests are. */
export const DISTRICT = '120116'

/** The posts of one district and the city, each another person. */
export const POSTS = {
  clerk: official('district-clerk', [DISTRICT], '区受理'),
  inspector: official('district-reviewer', [DISTRICT], '区复核'),
  city: official('municipal-officer', 'all', '市业务'),
  decider: official('municipal-reviewer', 'all', '市复核'),
}

const fail = (error: unknown) => {
  throw error
}

/** What a test says an enterprise applies with. */
export const APPLICATION = {
  staff: 800,
  capacity: 120,
  teachers: 12,
  occupations: '焊工、装配钳工',
  place: '厂区培训楼二层 201—206',
  why: '重工企业，每年新招焊工三百人，自有实训车间和题库。',
}

let made = 0

/** Works cases of centres through their states, as the posts do. */
export const centreWalk = (kernel: TestKernel) => {
  const step = (who: (typeof POSTS)['clerk'], number: string, name: string, more: object = {}) =>
    kernel.as(who, CASE_VERBS.stepCase, { number, step: name, ...more })
  const walk = {
    step,
    /** An enterprise of the district, with its agent. */
    async enterprise() {
      made += 1
      const { id } = await performAsSystem(kernel, 'test', (ctx) =>
        registerOrganisation(ctx, {
          name: `培训中心测试企业${made}`,
          creditCode: inventCreditCode(DISTRICT, 5000 + made),
          kinds: ['employer'],
          district: DISTRICT,
        }),
      )
      return { id, agent: agent('employer-agent', id) }
    },
    /** Attaches a file to a case; the same words make the same file. */
    attach: (who: (typeof POSTS)['clerk'], number: string, words: string, type: 'png' | 'pdf' = 'png') =>
      kernel.as(who, FILE_VERBS.attachToCase, {
        number,
        file: {
          name: `${words}.${type}`,
          content: Buffer.concat([
            type === 'png' ? Buffer.from('89504e470d0a1a0a', 'hex') : Buffer.from('%PDF-1.4\n'),
            Buffer.from(`${number}${words}`),
          ]),
        },
      }),
    async applied(enterprise: { agent: (typeof POSTS)['clerk'] }, more: Partial<typeof APPLICATION> = {}) {
      const { number } = await kernel.as(enterprise.agent, applyForCentre, { ...APPLICATION, ...more })
      if (!number) throw new Error('the application was refused')
      return number
    },
    /** As far as the visit: papers, recommendation, the city's look at them. */
    async toVisit(enterprise: { agent: (typeof POSTS)['clerk'] }, number: string) {
      await walk.attach(enterprise.agent, number, '场地证明', 'pdf')
      await step(POSTS.clerk, number, 'recommend', { note: '情况属实，同意推荐' })
      await step(POSTS.city, number, 'accept')
    },
    sign: (who: (typeof POSTS)['clerk'], number: string, more: object = {}) =>
      step(who, number, 'sign', {
        input: {
          visitedOn: '2026-03-02',
          capacity: 120,
          teachers: 12,
          finding: '看了实训车间、设备和台账，与申报一致。',
          free: true,
          ...more,
        },
      }),
    async photographed(number: string) {
      for (const words of ['车间', '设备', '教室']) await walk.attach(POSTS.inspector, number, words)
    },
    async toDecision(enterprise: { agent: (typeof POSTS)['clerk'] }) {
      const number = await walk.applied(enterprise)
      await walk.toVisit(enterprise, number)
      await walk.photographed(number)
      await walk.sign(POSTS.inspector, number)
      await walk.sign(POSTS.city, number)
      return number
    },
    /** Lets time pass until a day, and what the clock and the followers do with it. */
    async until(day: string) {
      kernel.clock.set(`${day}T09:00:00+08:00`)
      await tickCases(kernel, PROCEDURES, fail)
      await workOff(kernel, fail)
    },
    /** Where a case stands. */
    stateOf: async (number: string) => (await casesOf(kernel.database.db, { numbers: [number] }))[0]?.state,
    settle: () => workOff(kernel, fail),
    async named(enterprise: { agent: (typeof POSTS)['clerk'] }, day = '2026-03-20') {
      const number = await walk.toDecision(enterprise)
      await step(POSTS.decider, number, 'propose')
      const before = kernel.clock.now()
      await walk.until(day)
      kernel.clock.set(before.toISOString())
      return number
    },
  }
  return walk
}
