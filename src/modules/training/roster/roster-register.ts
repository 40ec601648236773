import { checkUnitCode } from '../../../kernel/value/number/registration-number.ts'
import { checkPlainNumber, mayBeForeign } from '../../../kernel/value/person/identity-document.ts'
import { sameName } from '../../../kernel/value/person/person-name.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { organisationByCreditCode } from '../../organisations/index.ts'
import { findPersonByIdNumber, peopleByIds, type Standing, standings } from '../../people/index.ts'
import { comparedGroup, excludedBy, standingOfNumber } from '../class/trainee-standing.ts'
import type { PlannedDay, TraineeFacts } from '../facts.ts'
import { type Attention, groupOf, plain, type RosterLine, type RosterProblem } from './roster.ts'
import { busyDays } from './store.ts'

/** What the registers say of a roster: what is wrong, what to look at, and the facts that the filing is decided on. */
export interface RegisterCheck {
  problems: RosterProblem[]
  attention: Attention[]
  trainees: TraineeFacts[]
  /** The person of each row, where the register knows the number. */
  people: Map<number, string>
  /** The employer of each row, where the row names one that the register knows. */
  employers: Map<number, string>
}

/** Rows beyond this are not looked up: the class is too large long before. */
const LOOKED_UP = 300

/** Asks the registers of people, organisations and classes about every row (名册核验). `except`: the class's own days. */
export async function checkRegisters(
  ctx: VerbContext,
  lines: readonly RosterLine[],
  plan: readonly PlannedDay[],
  except: string | null,
): Promise<RegisterCheck> {
  const problems: RosterProblem[] = []
  const attention: Attention[] = []
  const looked = lines.slice(0, LOOKED_UP)
  const startsOn = plan[0]?.day ?? ctx.today
  const people = await peopleOf(ctx, looked)
  const ids = [...people.values()]
  const known = await peopleByIds(ctx, ids)
  const standing = await standings(ctx, ids, startsOn)
  const busy = await busyDays(
    ctx.db,
    ids,
    plan.map(({ day }) => day),
    except,
  )
  const employers = await employersOf(ctx, looked, problems)
  const standards = await ctx.standards()
  const trainees: TraineeFacts[] = []
  for (const line of looked) {
    const id = people.get(line.row)
    const person = id ? known.get(id) : undefined
    const stands =
      (id ? standing.get(id) : undefined) ??
      standingOfNumber(plain(line.idNumber), startsOn, ctx.today, standards)
    const taken = id ? busy.get(id) : undefined
    if (person && !sameName(person.name, line.name)) problems.push(otherName(line.row))
    if (!person && isStranger(line, ctx.today)) problems.push(notShown(line.row))
    problems.push(...excluded(line.row, stands))
    if (stands.retirementOpen) attention.push(perhapsRetired(line.row))
    if (taken) problems.push(alreadyTaken(line.row))
    const group = groupOf(line.group)
    const compared = group && comparedGroup(group, employers.get(line.row) ?? null, stands)
    if (compared?.blocks) problems.push(contradicted(line.row, compared.blocks))
    if (compared?.doubt) attention.push({ row: line.row, text: `名册第 ${line.row} 行${compared.doubt}` })
    trainees.push({
      row: line.row,
      ...excludedBy(stands),
      ...(compared?.blocks ? { contradiction: compared.blocks } : {}),
      classes: taken ? [{ number: OTHER, ...taken }] : [],
    })
  }
  return { problems, attention, trainees, people, employers }
}

/** The other class is never named to a provider that does not teach it. */
const OTHER = '另一个'

async function peopleOf(ctx: VerbContext, lines: readonly RosterLine[]): Promise<Map<number, string>> {
  const people = new Map<number, string>()
  for (const line of lines) {
    const id = await findPersonByIdNumber(ctx, plain(line.idNumber))
    if (id) people.set(line.row, id)
  }
  return people
}

async function employersOf(
  ctx: VerbContext,
  lines: readonly RosterLine[],
  problems: RosterProblem[],
): Promise<Map<number, string>> {
  const found = new Map<string, string | null>()
  const employers = new Map<number, string>()
  for (const line of lines) {
    const code = plain(line.creditCode)
    if (groupOf(line.group) !== 'enterprise-employee' || !checkUnitCode(code).valid) continue
    if (!found.has(code)) found.set(code, (await organisationByCreditCode(ctx.db, code))?.id ?? null)
    const id = found.get(code)
    if (id) employers.set(line.row, id)
    else problems.push({ row: line.row, column: 'creditCode', message: UNKNOWN_EMPLOYER })
  }
  return employers
}

const UNKNOWN_EMPLOYER = '名录里没有这家用人单位，请核对信用代码；代码无误的，请单位先到市人社局登记'

const otherName = (row: number): RosterProblem => ({
  row,
  column: 'name',
  message: '姓名与这个身份证号登记的姓名不一致，请核对；已更名的，请本人先到窗口更名',
})

function excluded(row: number, { deceased, custody, pupil, retired, retirement }: Standing): RosterProblem[] {
  const found: RosterProblem[] = []
  if (deceased) found.push({ row, column: 'idNumber', message: '登记显示此人已死亡，请核对身份证号' })
  if (custody)
    found.push({
      row,
      column: 'idNumber',
      rule: true,
      message: '登记显示开班日在押或服刑，不能参加补贴培训',
    })
  if (pupil)
    found.push({
      row,
      column: 'idNumber',
      rule: true,
      message: '开班日是初级、高级中学在校生，不能参加补贴培训',
    })
  if (retired)
    found.push({
      row,
      column: 'idNumber',
      rule: true,
      message:
        retirement?.by === 'age'
          ? '开班日已到法定退休年龄，不能参加补贴培训'
          : '开班日已退休或享受养老待遇，不能参加补贴培训',
    })
  return found
}

const alreadyTaken = (row: number): RosterProblem => ({
  row,
  column: 'idNumber',
  rule: true,
  message: '上课日已经在另一个补贴培训班，同一天不能上两个班',
})

/** A document whose number tells nothing, of somebody who has not shown it yet. */
const isStranger = (line: RosterLine, today: CivilDate): boolean => {
  const number = plain(line.idNumber)
  return mayBeForeign(number) && !checkPlainNumber(number, today).valid
}

const notShown = (row: number): RosterProblem => ({
  row,
  column: 'idNumber',
  message: '这个证件号码还没有登记；请核对号码，持护照或通行证的请本人先到区人社局窗口登记一次',
})

const contradicted = (row: number, text: string): RosterProblem => ({
  row,
  column: 'group',
  rule: true,
  message: `${text}；请核对人员类别，登记有误的请本人先更正`,
})

const perhapsRetired = (row: number): Attention => ({
  row,
  text: `名册第 ${row} 行已到女职工较早一档退休年龄，岗位不详，请核对是否已退休`,
})
