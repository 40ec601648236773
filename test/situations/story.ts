import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type CaseFile, readFile, tickCases } from '../../src/kernel/case/index.ts'
import { workOff } from '../../src/kernel/event/index.ts'
import { type Actor, PUBLIC } from '../../src/kernel/identity/actor.ts'
import type { Level } from '../../src/kernel/value/level.ts'
import { checkCreditCode } from '../../src/kernel/value/number/credit-code.ts'
import { addDays, type CivilDate, civilDate, civilDateOf } from '../../src/kernel/value/time/civil-date.ts'
import { type Asking, type Kernel, perform, standingClock } from '../../src/kernel/verb/index.ts'
import { chanceFrom } from '../../src/main/demo/chance.ts'
import { DEMO_ACCOUNTS } from '../../src/main/demo/people/accounts.ts'
import { type InventedPerson, idNumber, inventPerson } from '../../src/main/demo/people/people.ts'
import { type MadePerson, whatRegistersKnow } from '../../src/main/demo/people/residents.ts'
import { type Place, TRADES } from '../../src/main/demo/setting/places.ts'
import type { DemoRow } from '../../src/main/demo/setting/registers.ts'
import { readingDoubts } from '../../src/main/demo/story/reading-doubts.ts'
import {
  approveCase,
  bankAnswers,
  fileRoadClass,
  holdRoadClass,
  ownRoom,
  passNotice,
  scanPasses,
  type Walk,
  type Who,
} from '../../src/main/demo/story/road.ts'
import { rosterFile } from '../../src/main/demo/story/roster.ts'
import { CASE_VERBS, PROCEDURES } from '../../src/main/modules.ts'
import { planExam, readExam } from '../../src/modules/assessment/index.ts'
import { applyForExam } from '../../src/modules/assessment/verbs/apply.ts'
import { agree } from '../../src/modules/organisations/verbs/give-agreement.ts'
import { allowScope } from '../../src/modules/organisations/verbs/give-scope.ts'
import { register } from '../../src/modules/organisations/verbs/register.ts'
import { setOrganisationAccount } from '../../src/modules/organisations/verbs/set-account.ts'
import { bankFile, compile } from '../../src/modules/payments/index.ts'
import type { StatusKind, SubsidyGroup } from '../../src/modules/people/index.ts'
import { askRegisters, httpTransport } from '../../src/modules/registers/index.ts'
import { endFact, readFacts, recordFact, withdrawFact } from '../../src/modules/registers/verbs/facts.ts'
import { registerAtCounter } from '../../src/modules/registers/verbs/person-at-counter.ts'
import { lapseOffers } from '../../src/modules/subsidy/index.ts'
import { completeClass, fileClass, readClassDesk } from '../../src/modules/training/index.ts'
import { citizen } from '../kernel.ts'
import { settle } from '../payments/settle.ts'
import { acting } from '../posts.ts'
import type { Registers } from './connected.ts'

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

type Entry =
  | { seat: string; value: string }
  | { seat: string; standing: 'absent' }
  | { seat: string; standing: 'violation'; note: string }

/** What an examination is to be, and what each seat gets in each paper by each marker: a mark, 缺考, 违纪, or nothing. */
export interface ExamWish {
  occupation?: string
  level?: Level
  got?(seat: number, paper: string, marker: 1 | 2): string
}

/** A class on its way, with those who are on its roster. */
export interface RoadClass {
  id: string
  number: string
  wish: Required<Omit<ClassWish, 'startsOn'>>
  people: readonly MadePerson[]
}

/** What an organisation is to be beside its kind. */
interface NewOrganisation {
  account?: string | null
  district?: string
  levels?: readonly Level[]
}

const CLERK = { login: 'qushouli' } as const
/** So long a register of a story is waited for. */
const PATIENCE_MS = 300

const chance = chanceFrom(20_260_302)
let invented = 0
let organised = 0
let districts = 0
let accounts = 0

/** A corporate account that nobody has. */
const newAccount = (): string => {
  accounts += 1
  return `1200120116${String(accounts).padStart(10, '0')}`
}

/** A credit code whose check character fits and whose body is an invented one. */
function inventCreditCode(serial: number): string {
  const body = `91${HOME}MA8${String(serial).padStart(6, '0')}`
  for (const last of '0123456789ABCDEFGHJKLMNPQRTUWXY')
    if (checkCreditCode(body + last).valid) return body + last
  throw new Error('no check character fits')
}

/**
 * One story in the city: a clock of its own that begins on a day, and the people and offices acting by the product's own
 * doors. Stories share the database and nothing else.
 */
export class Story {
  readonly kernel: Kernel
  /** The register that the city is connected to; none but where a chapter is about it. */
  readonly registers: Registers | null
  private born: CivilDate | null = null
  private readonly clock: ReturnType<typeof standingClock>
  private readonly places: Map<string, Place>

  constructor(
    base: Kernel,
    places: ReadonlyMap<string, Place>,
    day: string,
    registers: Registers | null = null,
  ) {
    this.registers = registers
    registers?.mood('ok')
    this.places = new Map(places)
    this.clock = standingClock(`${day}T09:00:00+08:00`)
    this.kernel = { ...base, clock: this.clock }
  }

  get today(): CivilDate {
    return civilDateOf(this.clock.now())
  }

  place(district: string = HOME): Place {
    const found = this.places.get(district)
    if (!found) throw new Error(`no place ${district}`)
    return found
  }

  /** In this story another organisation stands in the place of a district's own. */
  use(change: Partial<Place>, district: string = HOME): void {
    this.places.set(district, { ...this.place(district), ...change })
  }

  /** A new organisation: the city registers it, gives it its scope and agreement; it names its account itself. */
  async organisation(
    kind: 'private-school' | 'assessor' | 'employer',
    { account = newAccount(), district = HOME, levels = [5, 4, 3] }: NewOrganisation = {},
  ): Promise<{ id: string; creditCode: string }> {
    organised += 1
    const creditCode = inventCreditCode(organised)
    const { does } = this.walk()
    const city = { login: 'shiju' }
    const { id } = await does(city, register, {
      name: `另一家${kind === 'employer' ? '企业' : '机构'}${organised}`,
      creditCode,
      kinds: [kind],
      district,
      ...(kind === 'assessor'
        ? { siteCode: String(9000 + organised).padStart(6, '0'), bodyCode: '0000' }
        : {}),
    })
    if (account !== null && kind !== 'assessor') await this.account(id, account)
    if (kind === 'employer') return { id, creditCode }
    const from = addDays(this.today, -300)
    for (const occupation of TRADES)
      await does(city, allowScope, {
        id,
        purpose: kind === 'assessor' ? 'assessment' : 'training',
        occupation,
        levels: [...levels],
        from,
        source: '办学许可证',
      })
    if (kind === 'private-school')
      await this.decided(
        await does(city, agree, {
          id,
          number: `协议-${organised}`,
          from,
          to: addDays(this.today, 900),
          source: '补贴培训协议',
        }),
      )
    return { id, creditCode }
  }

  /** What is proposed of an organisation: told to it where it takes something away, and decided by another. */
  async decided({ number }: { number: string }): Promise<void> {
    if ((await this.at(number)).state === 'proposed') {
      await this.step('shiju', number, 'tell')
      await this.step('jigou', number, 'accept')
    }
    await this.step('shifuhe', number, 'decide')
  }

  /** An organisation names the account that it is paid into. */
  async account(organisation: string, account: string): Promise<void> {
    const login = { login: 'jigou' }
    await perform(
      this.kernel,
      setOrganisationAccount,
      this.asking(this.actor(login, { ...this.place(), provider: organisation })),
      { account, bank: '演示银行' },
    )
  }

  /** From here on classes of the home district are held by a provider of this story's own. */
  async ownProvider(account: string | null = newAccount(), levels?: readonly Level[]): Promise<string> {
    const { id } = await this.organisation('private-school', { account, ...(levels ? { levels } : {}) })
    this.use({ provider: id })
    return id
  }

  /** From here on examinations of the home district are held by an assessor of this story's own. */
  async ownAssessor(levels: readonly Level[]): Promise<string> {
    const { id } = await this.organisation('assessor', { levels })
    this.use({ assessor: id })
    return id
  }

  /** A district of this story's own, with its organisations and no budget. */
  async ownDistrict(): Promise<string> {
    const all = this.kernel.city.districts
      .map(({ code }) => code as string)
      .filter((code) => code !== HOME && code !== NEXT)
    const district = all[districts % all.length] as string
    districts += 1
    const employer = await this.organisation('employer', { district })
    this.places.set(district, {
      district,
      provider: (await this.organisation('private-school', { district })).id,
      assessor: (await this.organisation('assessor', { district })).id,
      employer: employer.id,
      employerCode: employer.creditCode,
    })
    return district
  }

  /** The road as the offices of a district walk it. */
  walk(district: string = HOME): Walk {
    const place = this.place(district)
    return {
      does: readingDoubts((who, verb, input) =>
        perform(this.kernel, verb, this.asking(this.actor(who, place)), input),
      ),
      today: async () => this.today,
      until: async (day) => this.until(day),
      settle: () => this.settle(),
    }
  }

  private asking(actor: Actor): Asking {
    return { actor, requestId: 'situation', key: randomUUID() }
  }

  private actor(who: Who, place: Place): Actor {
    if (who === 'public') return PUBLIC
    if ('person' in who) return citizen(who.person)
    const account = DEMO_ACCOUNTS.find((one) => one.login === who.login)
    if (!account) throw new Error(`no account ${who.login}`)
    const organisation = account.organisation === null ? null : place[account.organisation]
    return acting({
      kind: organisation ? ('organisation' as const) : ('official' as const),
      account: `${who.login}-${place.district}`,
      label: account.label,
      roles: [account.role],
      districts: organisation ? [] : account.district ? [place.district] : ('all' as const),
      organisation,
      person: null,
      session: null,
    })
  }

  /** Lets time pass until this day; never back. */
  until(day: string): void {
    if (day < this.today) throw new Error(`${day} lies before ${this.today}`)
    this.clock.set(`${day}T09:00:00+08:00`)
  }

  /** A time of this very day. */
  turnTo(time: string): void {
    this.clock.set(`${this.today}T${time}:00+08:00`)
  }

  later(days: number): void {
    this.until(addDays(this.today, days))
  }

  /** What the worker would do within seconds. */
  async settle(): Promise<void> {
    const fail = (error: unknown) => {
      throw error
    }
    // What the followers raise may wait for the register, which is then asked again.
    for (let round = 0; round < (this.registers ? 2 : 1); round += 1) {
      if (this.registers) await askRegisters(this.kernel, httpTransport, PATIENCE_MS)
      await tickCases(this.kernel, PROCEDURES, fail, { all: true })
      await workOff(this.kernel, fail)
    }
    await lapseOffers(this.kernel, fail)
  }

  /** Somebody of this group who has worked in the trade for years; an employee works for the district's employer. */
  async person(
    group: SubsidyGroup = 'registered-unemployed',
    district: string = HOME,
    trade = '焊工',
    says?: (made: MadePerson) => readonly DemoRow[],
  ): Promise<MadePerson> {
    const one = this.invent()
    const place = this.place(district)
    const { name, idNumber, phone } = one
    const { id } = await this.walk(district).does(CLERK, registerAtCounter, {
      name,
      idNumber,
      phone,
      district,
    })
    const creditCode = group === 'enterprise-employee' ? place.employerCode : null
    const made: MadePerson = { ...one, id, district, group, trade, creditCode }
    for (const row of says?.(made) ?? whatRegistersKnow(made, place, this.today).rows)
      await this.known(made, row)
    return made
  }

  /** Tells a fact of somebody as the city hears it: its register tells it when asked, or the counter records it. */
  private async known(person: MadePerson, row: DemoRow): Promise<void> {
    if (this.registers?.keeps(row.kind)) return this.registers.know(person.idNumber, row)
    const { kind, from, to, reference: _reference, ...more } = row
    await this.record(person, kind, from, { ...more, ...(to ? { to } : {}) })
  }

  /** The counter of the person's district records a fact from a document that was shown. */
  async record(
    person: MadePerson,
    kind: StatusKind,
    from: CivilDate,
    more: Omit<Partial<DemoRow>, 'kind' | 'from' | 'to' | 'reference'> & { to?: CivilDate } = {},
  ): Promise<void> {
    await this.walk(person.district).does(CLERK, recordFact, {
      id: person.id,
      kind,
      from,
      ...more,
      evidence: '核对了本人出示的证明材料原件',
    })
  }

  /** What the counter recorded of this kind was never true. */
  async withdraw(person: MadePerson, kind: StatusKind): Promise<void> {
    const why = '证明材料是伪造的，已移送'
    await this.walk(person.district).does(CLERK, withdrawFact, { id: await this.fact(person, kind), why })
    await this.settle()
  }

  /** What the counter recorded of this kind is ended on a day. */
  async end(person: MadePerson, kind: StatusKind, on: CivilDate): Promise<void> {
    const why = '核对了新的证明材料'
    await this.walk(person.district).does(CLERK, endFact, { id: await this.fact(person, kind), on, why })
  }

  /** What stands open of this kind, as the counter reads it. */
  private async fact(person: MadePerson, kind: StatusKind): Promise<string> {
    const { facts } = await this.walk(person.district).does(CLERK, readFacts, { id: person.id })
    const found = facts.find((one) => one.kind === kind && one.state === 'standing' && one.to === null)
    if (!found) throw new Error(`${kind} does not stand`)
    return found.id
  }

  /** A man born on this day, otherwise as `person` makes them. */
  async bornOn(day: string): Promise<MadePerson> {
    this.born = civilDate(day)
    return this.person()
  }

  /** Somebody whom the city does not know. */
  stranger(): InventedPerson {
    return this.invent()
  }

  private invent(): InventedPerson {
    // Of each hundredth the registers know no trade: no story is about that.
    invented += invented % 100 === 98 ? 2 : 1
    const one = inventPerson(chance, invented, this.today)
    if (this.born === null) return one
    const born = this.born
    this.born = null
    return { ...one, born, idNumber: idNumber(born, (invented * 2 + 1) % 1000, this.today) }
  }

  /** A student of the last year of college who has worked as a welder before. */
  async student(): Promise<MadePerson> {
    const made = await this.person('resident')
    await this.record(made, 'graduating-student', addDays(this.today, -90))
    return { ...made, group: 'graduating-student' }
  }

  /** The objection that was raised against a case. */
  async objectionTo(number: string): Promise<string> {
    const { rows } = await sql<{ number: string }>`select number from case_file
      where kind = 'YY' and form ->> 'against' = ${number} order by number desc limit 1`.execute(
      this.kernel.database.db,
    )
    if (!rows[0]) throw new Error(`nobody objected to ${number}`)
    return rows[0].number
  }

  /** The city finds nothing in an objection, and says so to whoever raised it. */
  async dismiss(objection: string): Promise<void> {
    await this.step('shifuhe', objection, 'dismiss', {
      reason: 'records-agree',
      note: '经核对签到和试卷原件，异议所述不实',
    })
    await this.step('shifuhe', objection, 'answer', { reason: 'phone' })
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
      ...ownRoom(whole.people),
      ...(wish.startsOn ? { startsOn: civilDate(wish.startsOn) } : {}),
    })
    if (this.registers) await this.settle()
    return { ...filed, wish: whole, people: whole.people }
  }

  /** The rules that bar a class from being filed; none where it may be. */
  async barred(wish: ClassWish = {}): Promise<string[]> {
    const people = wish.people ?? [await this.person()]
    // Not where the same people are taught already: only what is told of the wish bars it.
    const { place, teacher } = ownRoom(people)
    const { decision, outcome } = await this.walk(wish.district).does({ login: 'jigou' }, fileClass, {
      occupation: wish.occupation ?? '焊工',
      level: wish.level ?? 4,
      hours: wish.hours ?? 80,
      mode: wish.mode ?? 'offline',
      place: `${place}乙`,
      teacher: `${teacher}乙`,
      startsOn: addDays(this.today, 1),
      hoursPerDay: 8,
      beginsAt: '08:30',
      endsAt: '16:30',
      restDays: 'none',
      roster: await rosterFile(people),
    })
    if (outcome === 'filed') return []
    return (decision?.reasons ?? []).filter(({ met }) => !met).map(({ rule }) => rule)
  }

  /** A class that was held to its end. */
  async taught(wish: ClassWish = {}): Promise<RoadClass> {
    const one = await this.filed(wish)
    await this.approve(one.number, one.wish.district)
    await this.hold(one)
    return one
  }

  /** The class is taught to its end; each of the roster stays away from so many of its last days. */
  async hold(one: RoadClass, { absent = [] }: { absent?: readonly number[] } = {}): Promise<void> {
    const walk = this.walk(one.wish.district)
    if (absent.length === 0) return holdRoadClass(walk, one.id, null)
    const desk = await walk.does({ login: 'jigou' }, readClassDesk, { id: one.id })
    for (const [at, { day }] of desk.days.entries()) {
      this.until(day)
      const come = one.people.filter((_one, index) => at < desk.days.length - (absent[index] ?? 0))
      await scanPasses(
        walk,
        one.id,
        come.map(({ id }) => id),
      )
    }
    this.later(1)
    await walk.does({ login: 'jigou' }, completeClass, { id: one.id })
    await this.settle()
  }

  /** An examination for a class: planned, everybody enrolled and seated, its day come. */
  async seated(one: RoadClass, plan: ExamWish = {}): Promise<{ id: string; number: string }> {
    const { id, number } = await this.planned(one, plan)
    if (!id || !number) throw new Error('the examination was refused')
    await this.step('pingjia', number, 'enrol-class', {}, one.wish.district)
    await this.step('pingjia', number, 'seat', {}, one.wish.district)
    this.later(2)
    return { id, number }
  }

  /** What comes of planning an examination for a class. */
  async planned(one: RoadClass, plan: ExamWish = {}) {
    const { id, number, outcome, decision } = await this.walk(one.wish.district).does(
      { login: 'pingjia' },
      planExam,
      {
        occupation: plan.occupation ?? one.wish.occupation,
        level: String(plan.level ?? one.wish.level) as '4',
        heldOn: addDays(this.today, 2),
        place: '考点',
        capacity: 60,
        class: one.id,
      },
    )
    const barred = decision.reasons.filter(({ met }) => !met).map(({ rule }) => rule)
    return { id, number, outcome, barred }
  }

  /** Both markers enter what each seat got; a paper that was passed before is not entered again. */
  async marked(
    one: RoadClass,
    exam: string,
    got?: (seat: number, paper: string, marker: 1 | 2) => string,
  ): Promise<void> {
    return this.markedIn(one.wish.district, exam, got)
  }

  private async markedIn(
    district: string,
    exam: string,
    got: (seat: number, paper: string, marker: 1 | 2) => string = () => '80',
  ): Promise<void> {
    const walk = this.walk(district)
    const {
      exam: { number },
      papers,
      candidates,
    } = await walk.does({ login: 'pingjia' }, readExam, { id: exam })
    for (const marker of [1, 2] as const)
      for (const { paper } of papers) {
        const marks = candidates.flatMap((each): Entry[] => {
          const value = each.seat ? got(Number(each.seat), paper, marker) : ''
          if (!each.seat || value === '') return []
          if (value === '缺考') return [{ seat: each.seat, standing: 'absent' as const }]
          if (value === '违纪')
            return [{ seat: each.seat, standing: 'violation' as const, note: '携带手机进入考场' }]
          return [{ seat: each.seat, value }]
        })
        if (marks.length > 0)
          await walk.does({ login: `yuejuan${marker}` }, CASE_VERBS.stepCase, {
            number,
            step: 'enter-marks',
            input: { paper, marks },
          })
      }
  }

  /** The examination of a class was sat and its marks stand in public notice; its number. */
  async sat(one: RoadClass, plan: ExamWish = {}): Promise<string> {
    const { id, number } = await this.seated(one, plan)
    await this.marked(one, id, plan.got)
    await this.step('pingjia', number, 'publish', {}, one.wish.district)
    return number
  }

  /** The notice of an examination ends: certificates are issued, and claims follow. */
  async examNoticeOver(one: RoadClass, exam: string): Promise<void> {
    const { notice } = await this.walk(one.wish.district).does({ login: 'pingjia' }, CASE_VERBS.readCase, {
      number: exam,
    })
    if (!notice) throw new Error(`${exam} is not in public notice`)
    const after = addDays(notice.endsOn as CivilDate, 1)
    if (after > this.today) this.until(after)
    await this.settle()
  }

  /** The examination of a class, passed by everybody, its notice over; claims have followed. */
  async examined(one: RoadClass, plan: ExamWish = {}): Promise<void> {
    await this.examNoticeOver(one, await this.sat(one, plan))
  }

  /** A class from filing to certificates; the claims that followed, in the order of the roster. */
  async certified(wish: ClassWish = {}): Promise<RoadClass & { claims: string[] }> {
    const one = await this.taught(wish)
    await this.examined(one)
    return { ...one, claims: await this.claimsOf(one) }
  }

  /** An examination without a class: each applies, all pass, its notice ends. */
  async selfTaught(
    people: readonly MadePerson[],
    { occupation = '焊工', level = 4 }: { occupation?: string; level?: Level } = {},
  ): Promise<void> {
    const { does } = this.walk()
    const { id, number } = await does({ login: 'pingjia' }, planExam, {
      occupation,
      level: String(level) as '4',
      heldOn: addDays(this.today, 2),
      place: '考点',
      capacity: 60,
      class: null,
    })
    if (!id || !number) throw new Error('the examination was refused')
    for (const one of people) await does({ person: one.id }, applyForExam, { id })
    await this.step('pingjia', number, 'seat')
    this.later(2)
    await this.markedIn(HOME, id)
    await this.step('pingjia', number, 'publish')
    await passNotice(this.walk(), { login: 'pingjia' }, number)
  }

  /** The claims of a person for a project, the oldest first. */
  async claimsFor({ id }: MadePerson, project: string): Promise<string[]> {
    const { rows } = await sql<{ number: string }>`select number from subsidy_claim
      where person = ${id} and project = ${project} order by number`.execute(this.kernel.database.db)
    return rows.map(({ number }) => number)
  }

  /** How a case stands. */
  async at(number: string): Promise<CaseFile> {
    const file = await readFile(this.kernel.database.db, number)
    if (!file) throw new Error(`no case ${number}`)
    return file
  }

  /** The re-examination that was opened of a case, or null. */
  async reexaminationOf(number: string): Promise<string | null> {
    const { rows } = await sql<{ number: string }>`select number from case_file
      where kind = 'FC' and form::text like ${`%${number}%`} order by number desc limit 1`.execute(
      this.kernel.database.db,
    )
    return rows[0]?.number ?? null
  }

  /** A claim that the records do not support: approving it leaves it in review with nothing owed, and it is refused. */
  async refusedOnly(claim: string, reason: string, district: string = HOME): Promise<void> {
    const { state, amount } = await this.step('qufuhe', claim, 'approve', {}, district)
    if (state !== 'review' || amount !== null) throw new Error(`${claim} is ${state} with ${amount}`)
    await this.step('qufuhe', claim, 'refuse', { reason, note: '按登记不予补贴' }, district)
  }

  /** The certificate that a claim rests on. */
  async certificateOf(claim: string): Promise<string> {
    const { rows } = await sql<{ certificate: string }>`select certificate from subsidy_claim
      where number = ${claim}`.execute(this.kernel.database.db)
    if (!rows[0]) throw new Error(`no claim ${claim}`)
    return rows[0].certificate
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
  async step(
    who: Who | string,
    number: string,
    step: string,
    more: { reason?: string; note?: string; corrections?: string[] } = {},
    district: string = HOME,
  ) {
    return this.walk(district).does(
      typeof who === 'string' && who !== 'public' ? { login: who } : (who as Who),
      CASE_VERBS.stepCase,
      {
        number,
        step,
        ...more,
      },
    )
  }

  /** Whoever is asked to put something right answers each item with a sentence. */
  async answerCorrections(login: string, number: string, said: string): Promise<void> {
    const walk = this.walk(HOME)
    const { correction } = await walk.does({ login }, CASE_VERBS.readCase, { number })
    for (const { id } of correction?.items ?? [])
      await walk.does({ login }, CASE_VERBS.answerCorrection, { number, item: id, said })
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
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
    return settle((verb, input) => this.walk().does({ login: 'caizheng' }, verb, input), batch, bytes)
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
