import { casesOf, tickCases } from '../../src/kernel/case/index.ts'
import { workOff } from '../../src/kernel/event/index.ts'
import { civilDate } from '../../src/kernel/value/time/civil-date.ts'
import { bankAnswers } from '../../src/main/demo/story/road.ts'
import { CASE_VERBS, FILE_VERBS, PROCEDURES } from '../../src/main/modules.ts'
import { registerOrganisation, setPayAccount } from '../../src/modules/organisations/index.ts'
import { bankFile, compile, giveBudget } from '../../src/modules/payments/index.ts'
import { setStatus } from '../../src/modules/people/index.ts'
import { planProgramme, signAgreement } from '../../src/modules/programmes/index.ts'
import { membersOf } from '../../src/modules/programmes/members/store.ts'
import { agent, citizen, official, type TestKernel } from '../kernel.ts'
import { settle } from '../payments/settle.ts'
import {
  approvedClass,
  asSystem,
  creditCode,
  type Line,
  openSchool,
  taught,
  traineeOf,
  worker,
} from '../training/classroom.ts'

export const DISTRICT = '120116'

/** The posts of the district and the city, each another person. */
export const POSTS = {
  clerk: official('district-clerk', [DISTRICT], '区受理'),
  reviewer: official('district-reviewer', [DISTRICT], '区复核'),
  bureau: official('municipal-officer', 'all', '市业务'),
  finance: official('finance-officer', 'all', '财政'),
}
type Who = (typeof POSTS)['clerk']

const fail = (error: unknown) => {
  throw error
}

/** What a test plans unless it says otherwise. */
export const PLAN = {
  kind: 'project' as const,
  name: '焊工技能提升项目',
  partnerCode: '',
  occupation: '焊工',
  level: '4' as const,
  heads: 4,
  hours: 120,
  onlineHours: 0,
  amountEach: 240_000,
  startsOn: '2026-03-03',
  endsOn: '2026-12-31',
}

let made = 0

/** Works programmes through their states, as the posts do. */
export function programmeWalk(kernel: TestKernel) {
  const step = (who: Who, number: string, name: string, more: object = {}) =>
    kernel.as(who, CASE_VERBS.stepCase, { number, step: name, ...more })
  const walk = {
    step,
    /** A school that teaches welders, and the money of the district. */
    async open() {
      const school = await openSchool(kernel, 700)
      await asSystem(kernel, (ctx) =>
        setPayAccount(ctx, school.id, { account: '120001000100100100', bank: '示例银行' }),
      )
      await kernel.as(POSTS.finance, giveBudget, { district: DISTRICT, amount: 100_000_000 } as never)
      return { ...school, code: creditCode(700) }
    },
    /** An enterprise of the district with its agent; with an account unless told. */
    async enterprise({ account = true } = {}) {
      made += 1
      const code = creditCode(8000 + made)
      const id = await asSystem(kernel, async (ctx) => {
        const one = await registerOrganisation(ctx, {
          name: `项目测试企业${made}`,
          creditCode: code,
          kinds: ['employer'],
          district: DISTRICT,
        })
        if (account)
          await setPayAccount(ctx, one.id, {
            account: `1200020002002${String(made).padStart(5, '0')}`,
            bank: '示例银行',
          })
        return one.id
      })
      return { id, code, agent: agent('employer-agent', id) }
    },
    attach: (who: Who, number: string, words: string) =>
      kernel.as(who, FILE_VERBS.attachToCase, {
        number,
        file: { name: `${words}.pdf`, content: Buffer.from(`%PDF-1.4\n${number}${words}`) },
      }),
    async planned(one: { agent: Who }, more: object = {}) {
      const { number, decision } = await kernel.as(one.agent, planProgramme, { ...PLAN, ...more })
      if (!number) throw new Error(JSON.stringify(decision?.reasons.filter(({ met }) => !met)))
      return number
    },
    /** As far as a plan that is approved. */
    async running(one: { agent: Who }, more: object = {}) {
      const number = await walk.planned(one, more)
      for (const words of ['培训计划', '重点企业证明']) await walk.attach(one.agent, number, words)
      await step(POSTS.clerk, number, 'accept')
      await step(POSTS.reviewer, number, 'approve')
      return number
    },
    /** So many employees of the enterprise as a roster, employed there since long. */
    employees: (one: { code: string }, count: number): Line[] =>
      Array.from({ length: count }, () => worker({ group: '企业职工', creditCode: one.code })),
    employed: (person: string, organisation: string, from: string, to: string | null = null) =>
      asSystem(kernel, (ctx) =>
        setStatus(ctx, person, {
          kind: 'employed',
          organisation,
          from: civilDate(from),
          to: to === null ? null : civilDate(to),
          source: '社会保险参保登记',
          trust: 'A',
        }),
      ),
    /** A class of these lines from 2026-03-09 to 03-23, taught and completed; gives who sat in it. */
    async taught(
      school: { agent: Who },
      lines: readonly Line[],
      comes: (at: number, day: number) => boolean = () => true,
    ) {
      kernel.clock.set('2026-03-03T09:00:00+08:00')
      const filed = await approvedClass(kernel, school.agent, lines)
      const trainees = await Promise.all(lines.map((line) => traineeOf(kernel, line)))
      await taught(kernel, school.agent, filed.id, trainees, comes)
      return { ...filed, people: trainees.map(({ person }) => person as string) }
    },
    /** Names these workers as apprentices of the plan. */
    async named(one: { id: string; agent: Who }, number: string, lines: readonly Line[], more: object = {}) {
      for (const line of lines)
        await step(one.agent, number, 'name', {
          input: {
            name: line.name,
            idNumber: line.idNumber,
            phone: line.phone,
            post: '焊接岗',
            mentor: '沈师傅',
            partnerMentor: '韩老师',
            contractFrom: '2026-01-01',
            contractTo: '2027-12-31',
            ...more,
          },
        })
      const people = []
      for (const line of lines) people.push((await traineeOf(kernel, line)).person as string)
      for (const person of people) await walk.employed(person, one.id, '2026-01-01')
      return people
    },
    /** All three sign what each of these still has to sign. */
    async signed(one: { agent: Who }, school: { agent: Who }, number: string) {
      for (const { id, person } of await membersOf(kernel.database.db, number))
        for (const who of [citizen(person), one.agent, school.agent])
          await kernel.as(who, signAgreement, { id }).catch((error) => {
            if (error.code !== 'programmes.signedAlready') throw error
          })
    },
    settle: () => workOff(kernel, fail),
    async until(day: string) {
      kernel.clock.set(`${day}T09:00:00+08:00`)
      await tickCases(kernel, PROCEDURES, fail)
      await workOff(kernel, fail)
    },
    /** Everything approved goes to the bank and is paid. */
    async paid() {
      const { number } = await kernel.as(POSTS.bureau, compile, {})
      if (!number) throw new Error('nothing to pay')
      await step(POSTS.finance, number, 'release')
      const { bytes } = await kernel.as(POSTS.finance, bankFile, { number })
      const answer = await settle(
        (verb, input) => kernel.as(POSTS.finance, verb, input),
        number,
        bankAnswers(new TextDecoder().decode(bytes)),
      )
      await walk.settle()
      return answer
    },
    stateOf: async (number: string) => (await casesOf(kernel.database.db, { numbers: [number] }))[0]?.state,
    caseOf: async (number: string) => (await casesOf(kernel.database.db, { numbers: [number] }))[0],
  }
  return walk
}
