import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { tickCases } from '../../src/kernel/case/index.ts'
import { workOff } from '../../src/kernel/event/index.ts'
import { addDays, type CivilDate, civilDate, civilDateOf } from '../../src/kernel/value/civil-date.ts'
import type { Level } from '../../src/kernel/value/level.ts'
import { type Kernel, perform, performAsSystem, standingClock, type VerbContext } from '../../src/kernel/verb/index.ts'
import { DEMO_ACCOUNTS } from '../../src/main/demo/accounts.ts'
import { chanceFrom } from '../../src/main/demo/chance.ts'
import { inventPerson } from '../../src/main/demo/people.ts'
import type { Place } from '../../src/main/demo/places.ts'
import { enterPerson, type MadePerson } from '../../src/main/demo/residents.ts'
import {
  approveCase,
  bankAnswers,
  fileRoadClass,
  holdRoadClass,
  holdRoadExam,
  passNotice,
  type Walk,
  type Who,
} from '../../src/main/demo/road.ts'
import { CASE_VERBS, PROCEDURES } from '../../src/main/modules.ts'
import { bankFile, bankReturn, compile } from '../../src/modules/payments/index.ts'
import { registerPerson, type SubsidyGroup } from '../../src/modules/people/index.ts'
import { citizen } from '../kernel.ts'

/** The districts in which stories play; the second has its own offices. */
export const HOME = '120116'
export const NEXT = '120110'

/** What a class is to be; welders of level 4, 80 lessons, in the home district, unless said otherwise. */
export interface ClassWish {
  occupation?: string
  level?: Level
  hours?: number
  mode?: 'offline' | 'blended'
  district?: string
  startsOn?: string
  people?: readonly MadePerson[]
}

/** A class on its way, with those who are on its roster. */
export interface RoadClass {
  id: string
  number: string
  wish: Required<Omit<ClassWish, 'startsOn'>>
  people: readonly MadePerson[]
}

const chance = chanceFrom(20_260_302)
let invented = 0

/**
 * One story in the city: a clock of its own that begins on a day, and the people and offices acting by the product's own
 * doors. Stories share the database and nothing else.
 */
export class Story {
  readonly kernel: Kernel
  private readonly clock: ReturnType<typeof standingClock>
  readonly places: ReadonlyMap<string, Place>

  constructor(base: Kernel, places: ReadonlyMap<string, Place>, day: string) {
    this.clock = standingClock(`${day}T09:00:00+08:00`)
    this.kernel = { ...base, clock: this.clock }
    this.places = places
  }

  get today(): CivilDate {
    return civilDateOf(this.clock.now())
  }

  place(district: string = HOME): Place {
    const found = this.places.get(district)
    if (!found) throw new Error(`no place ${district}`)
    return found
  }

  /** The road as the offices of a district walk it. */
  walk(district: string = HOME): Walk {
    const place = this.place(district)
    return {
      does: (who, verb, input) =>
        perform(this.kernel, verb, { actor: this.actor(who, place), requestId: 'situation', key: randomUUID() }, input),
      today: async () => this.today,
      until: async (day) => this.until(day),
      settle: () => this.settle(),
    }
  }

  /** Somebody does something, by the login of the post or as a citizen. */
  as(who: Who | string, district: string = HOME): Walk['does'] extends (who: Who, ...rest: infer R) => infer T ? (...rest: R) => T : never {
    const { does } = this.walk(district)
    return ((verb: never, input: never) => does(typeof who === 'string' && who !== 'public' ? { login: who } : (who as Who), verb, input)) as never
  }

  private actor(who: Who, place: Place) {
    if (who === 'public') return { ...citizen(''), kind: 'public' as const, account: null, roles: [], person: null }
    if ('person' in who) return citizen(who.person)
    const account = DEMO_ACCOUNTS.find((one) => one.login === who.login)
    if (!account) throw new Error(`no account ${who.login}`)
    const organisation = account.organisation === null ? null : place[account.organisation]
    return {
      kind: organisation ? ('organisation' as const) : ('official' as const),
      account: `${who.login}-${place.district}`,
      label: account.label,
      roles: [account.role],
      districts: organisation ? [] : account.district ? [place.district] : ('all' as const),
      organisation,
      person: null,
      session: null,
    }
  }

  /** Lets time pass until this day; never back. */
  until(day: string): void {
    if (day < this.today) throw new Error(`${day} lies before ${this.today}`)
    this.clock.set(`${day}T09:00:00+08:00`)
  }

  later(days: number): void {
    this.until(addDays(this.today, days))
  }

  /** What the worker would do within seconds. */
  async settle(): Promise<void> {
    const fail = (error: unknown) => {
      throw error
    }
    await tickCases(this.kernel, PROCEDURES, fail, { all: true })
    await workOff(this.kernel, fail)
  }

  /** What a register or an office enters for the system. */
  system<T>(run: (ctx: VerbContext) => Promise<T>): Promise<T> {
    return performAsSystem(this.kernel, 'situation', run)
  }

  /** Somebody of this group, registered with years of work as a welder; an employee of the home employer. */
  async person(group: SubsidyGroup = 'registered-unemployed', district: string = HOME, trade = '焊工'): Promise<MadePerson> {
    invented += 1
    const one = inventPerson(chance, invented, this.today)
    return this.system((ctx) => enterPerson(ctx, one, this.place(district), group, this.today, trade))
  }

  /** Somebody of whom the registers say nothing but who they are. */
  async stranger(born?: string): Promise<MadePerson> {
    invented += 1
    const one = inventPerson(chance, invented, this.today)
    if (born) throw new Error('not yet')
    const { id } = await this.system((ctx) =>
      registerPerson(ctx, { name: one.name, idNumber: one.idNumber, phone: one.phone, district: HOME, trust: 'A' }),
    )
    return { ...one, id, district: HOME, group: 'resident', creditCode: null }
  }

  /** A class that is filed, not approved. */
  async filed(wish: ClassWish = {}): Promise<RoadClass> {
    const whole = {
      occupation: wish.occupation ?? '焊工',
      level: wish.level ?? (4 as Level),
      hours: wish.hours ?? 80,
      mode: wish.mode ?? ('offline' as const),
      district: wish.district ?? HOME,
      people: wish.people ?? [await this.person()],
    }
    const filed = await fileRoadClass(this.walk(whole.district), {
      ...whole,
      place: '实训楼101',
      teacher: '韩师傅',
      ...(wish.startsOn ? { startsOn: civilDate(wish.startsOn) } : {}),
    })
    return { ...filed, wish: whole, people: whole.people }
  }

  /** A class that was held to its end. */
  async taught(wish: ClassWish = {}): Promise<RoadClass> {
    const one = await this.filed(wish)
    await this.approve(one.number, one.wish.district)
    await this.hold(one)
    return one
  }

  async hold(one: RoadClass): Promise<void> {
    await holdRoadClass(this.walk(one.wish.district), one.id, null)
  }

  /** The examination of a class, passed by everybody, its notice over; claims have followed. */
  async examined(one: RoadClass, plan: { occupation?: string; level?: Level; mark?: string } = {}): Promise<void> {
    const walk = this.walk(one.wish.district)
    const exam = await holdRoadExam(walk, {
      class: one.id,
      occupation: plan.occupation ?? one.wish.occupation,
      level: plan.level ?? one.wish.level,
      place: '考点',
      markOf: () => plan.mark ?? '80',
    })
    await passNotice(walk, { login: 'pingjia' }, exam.number)
  }

  /** A class from filing to certificates; the claims that followed, in the order of the roster. */
  async certified(wish: ClassWish = {}): Promise<RoadClass & { claims: string[] }> {
    const one = await this.taught(wish)
    await this.examined(one)
    return { ...one, claims: await this.claimsOf(one) }
  }

  /** The training claims of a class, in the order of its roster. */
  async claimsOf(one: RoadClass, project = 'training'): Promise<string[]> {
    const { rows } = await sql<{ number: string; person: string }>`select number, person from subsidy_claim
      where class = ${one.id} and project = ${project} order by number`.execute(this.kernel.database.db)
    return one.people.flatMap(({ id }) => rows.filter((row) => row.person === id).map((row) => row.number))
  }

  /** Accepted and approved by two people of the district. */
  approve(number: string, district: string = HOME): Promise<void> {
    return approveCase(this.walk(district), number)
  }

  /** One step of a case. */
  async step(who: Who | string, number: string, step: string, more: { reason?: string; note?: string; corrections?: string[] } = {}, district: string = HOME) {
    return this.walk(district).does(typeof who === 'string' && who !== 'public' ? { login: who } : (who as Who), CASE_VERBS.stepCase, {
      number,
      step,
      ...more,
    })
  }

  /** The notice of a case ends. */
  noticeOver(number: string, district: string = HOME): Promise<void> {
    return passNotice(this.walk(district), { login: 'qufuhe' }, number)
  }

  /** Approved, its notice over: waiting for the next batch. */
  async ready(number: string, district: string = HOME): Promise<void> {
    await this.approve(number, district)
    await this.noticeOver(number, district)
  }

  /** The city compiles a batch of all that waits. */
  compile() {
    return this.walk().does({ login: 'shiju' }, compile, {})
  }

  /** Finance releases a batch; gives the file for the bank. */
  async release(batch: string): Promise<string> {
    await this.step('caizheng', batch, 'release')
    return this.fileOf(batch)
  }

  async fileOf(batch: string): Promise<string> {
    const { bytes } = await this.walk().does({ login: 'caizheng' }, bankFile, { number: batch })
    return new TextDecoder().decode(bytes)
  }

  /** The bank's answer to a batch is imported. */
  answered(batch: string, content: Uint8Array | string) {
    return this.walk().does({ login: 'caizheng' }, bankReturn, {
      number: batch,
      file: { name: '回盘.csv', content: typeof content === 'string' ? new TextEncoder().encode(content) : content },
    })
  }

  /** A batch to its end: what waits is paid, but the claims named come back. */
  async pay(...bounced: string[]): Promise<string> {
    const { number } = await this.compile()
    if (!number) throw new Error('there is nothing to pay')
    await this.answered(number, bankAnswers(await this.release(number), bounced))
    await this.settle()
    return number
  }

  /** A claim from its review to the bank's answer. */
  async paid(number: string, district: string = HOME): Promise<void> {
    await this.ready(number, district)
    await this.pay()
  }
}
