import { caseVerbs, objectionProcedure } from '../../src/kernel/case/index.ts'
import { civilDate } from '../../src/kernel/value/time/civil-date.ts'
import { performAsSystem, type VerbContext } from '../../src/kernel/verb/index.ts'
import { giveAgreement, giveScope, registerOrganisation } from '../../src/modules/organisations/index.ts'
import { findPersonByIdNumber } from '../../src/modules/people/index.ts'
import {
  attend,
  completeClass,
  fileClass,
  myTeachers,
  type RosterColumn,
  readAttendanceCode,
  registerTeacher,
  writeRoster,
} from '../../src/modules/training/index.ts'
import { training } from '../../src/modules/training/module.ts'
import { agent, citizen, official, type TestKernel } from '../kernel.ts'

export type Line = Partial<Record<RosterColumn, string>>

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
/** The identity number whose first 17 digits these are (GB 11643). */
export const withCheckDigit = (body: string): string =>
  body +
  '10X98765432'.charAt(WEIGHTS.reduce((total, weight, at) => total + weight * Number(body[at]), 0) % 11)

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28]
/** A valid credit code of a firm in Tianjin (GB 32100). */
export function creditCode(serial: number): string {
  const body = `91120116MA${String(serial).padStart(7, '0')}`
  const sum = CREDIT_WEIGHTS.reduce(
    (total, weight, at) => total + weight * ALPHABET.indexOf(body.charAt(at)),
    0,
  )
  return body + ALPHABET.charAt((31 - (sum % 31)) % 31)
}

/** A valid bank card (Luhn). */
export function card(serial: number): string {
  const body = `62170000600${String(serial).padStart(7, '0')}`
  const sum = [...body].toReversed().reduce((total, digit, at) => {
    const value = at % 2 === 0 ? Number(digit) * 2 : Number(digit)
    return total + (value > 9 ? value - 9 : value)
  }, 0)
  return `${body}${(10 - (sum % 10)) % 10}`
}

const SURNAMES = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'
const GIVEN = '建国卫东志强海燕秀英春梅文博思远立新红霞'

let serial = 0
/** Another worker in the words of the roster; born on 1990-01-31 unless told. */
export function worker(change: Line & { born?: string } = {}): Line {
  serial += 1
  const { born = '19900131', ...line } = change
  return {
    name: `${SURNAMES.charAt(serial % 20)}${GIVEN.charAt(serial % 10)}${GIVEN.charAt(10 + ((serial * 3) % 10))}`,
    idNumber: withCheckDigit(`120116${born}${String(serial % 1000).padStart(3, '0')}`),
    phone: `138${String(20000000 + serial)}`,
    group: '农村劳动力',
    ...line,
  }
}

export const workers = (count: number): Line[] => Array.from({ length: count }, () => worker())

/** A provider in Binhai that may train welders, and everybody who has to do with its classes. */
export async function openSchool(kernel: TestKernel, serialOfSchool: number, change: School = {}) {
  const { agreement = true, levels = [5, 4, 3] } = change
  const id = await asSystem(kernel, async (ctx) => {
    const school = await registerOrganisation(ctx, {
      name: `海河职业培训学校${serialOfSchool}`,
      creditCode: creditCode(serialOfSchool),
      kinds: ['private-school'],
      district: '120116',
      phone: '022-66000000',
    })
    if (agreement) {
      await giveAgreement(ctx, school.id, {
        number: `XY-${serialOfSchool}`,
        from: civilDate('2025-01-01'),
        to: civilDate('2027-12-31'),
        source: '市人社局',
      })
    }
    await giveScope(ctx, school.id, {
      purpose: 'training',
      occupation: '焊工',
      occupationCode: '6-18-02-04',
      levels: [...levels],
      from: civilDate('2025-01-01'),
      source: '办学许可证',
    })
    return school.id
  })
  return { id, agent: agent('provider-agent', id), teacher: agent('provider-agent', id, 'teacher') }
}

interface School {
  agreement?: boolean
  levels?: readonly (5 | 4 | 3 | 2 | 1)[]
}

export const clerk = official('district-clerk', ['120116'])
export const reviewer = official('district-reviewer', ['120116'])

const objections = objectionProcedure(() => training.procedures)
export const cases = caseVerbs(training.procedures, objections)

/** A filing of welders of level 4, 120 lessons offline from 2026-03-09 on; `change` says what is different. */
export async function filing(lines: readonly Line[], change: object = {}) {
  // Nobody teaches two of them at once: a class has a teacher and a room of its own unless told.
  const own = lines[0]?.idNumber?.slice(-5) ?? ''
  return {
    occupation: '焊工',
    level: 4 as const,
    hours: 120,
    mode: 'offline' as const,
    place: `滨海新区第二大街 1 号 ${own} 号车间`,
    teacher: `周师傅${own}`,
    startsOn: '2026-03-09',
    hoursPerDay: 8,
    beginsAt: '08:30',
    endsAt: '16:30',
    restDays: 'none' as const,
    roster: { name: '名册.xlsx', content: await writeRoster(lines) },
    ...change,
  }
}

type Agent = Parameters<TestKernel['as']>[0]

/** Files, accepts and approves a class; gives back its id and number. */
export async function approvedClass(
  kernel: TestKernel,
  provider: Agent,
  lines: readonly Line[],
  change: object = {},
) {
  const form = await filing(lines, change)
  if (form.startsOn >= '2026-07-01') form.teacher = await registered(kernel, provider, form)
  const filed = await kernel.as(provider, fileClass, form)
  if (filed.outcome !== 'filed' || !filed.id || !filed.number) throw new Error(JSON.stringify(filed))
  await kernel.as(clerk, cases.stepCase, { number: filed.number, step: 'accept' })
  await kernel.as(reviewer, cases.stepCase, { number: filed.number, step: 'approve' })
  return { id: filed.id, number: filed.number }
}

/** From 2026-07 on a class names a teacher of the register; one who is named only is entered first. */
async function registered(
  kernel: TestKernel,
  provider: Agent,
  { teacher, occupation }: { teacher: string; occupation: string },
): Promise<string> {
  if (/^[\da-f]{8}-/.test(teacher)) return teacher
  // A name has no figures in it.
  const name = teacher.replaceAll(/[\dX]/g, (one) =>
    '零一二三四五六七八九十'.charAt('0123456789X'.indexOf(one)),
  )
  const { teachers } = await kernel.as(provider, myTeachers, {})
  const known = teachers.find((one) => one.name === name)
  if (known) return known.person
  serial += 1
  const { person } = await kernel.as(provider, registerTeacher, {
    name,
    idNumber: withCheckDigit(
      `120197197001${String(serial)
        .padStart(5, '0')
        .replace(/^(\d\d)/, '01')}`,
    ),
    employment: 'full',
    occupations: occupation,
    skill: '二级（技师）',
    from: '2020-01-01',
  })
  return person
}

/** Somebody of the roster, signed in. */
export async function traineeOf(kernel: TestKernel, line: Line): Promise<Agent> {
  const id = await asSystem(kernel, (ctx) => findPersonByIdNumber(ctx, line.idNumber ?? ''))
  if (!id) throw new Error('nobody has this number')
  return citizen(id)
}

/** Everybody given signs in with the code of the moment, one after another. */
export async function signIn(kernel: TestKernel, provider: Agent, id: string, trainees: readonly Agent[]) {
  const { url } = await kernel.as(provider, readAttendanceCode, { id })
  const code = url.split('/').at(-1) ?? ''
  for (const trainee of trainees) await kernel.as(trainee, attend, { id, code })
}

/** Teaches a class of 15 days from 2026-03-09 on; who comes on which day is asked of `comes`. Then completes it. */
export async function taught(
  kernel: TestKernel,
  provider: Agent,
  id: string,
  trainees: readonly Agent[],
  comes: (trainee: number, day: number) => boolean,
) {
  for (let day = 0; day < 15; day += 1) {
    kernel.clock.set(`2026-03-${String(9 + day).padStart(2, '0')}T08:30:00+08:00`)
    await signIn(
      kernel,
      provider,
      id,
      trainees.filter((_trainee, at) => comes(at, day)),
    )
  }
  kernel.clock.set('2026-03-24T09:00:00+08:00')
  return kernel.as(provider, completeClass, { id })
}

export const asSystem = <T>(kernel: TestKernel, run: (ctx: VerbContext) => Promise<T>): Promise<T> =>
  performAsSystem(kernel, 'test', run)
