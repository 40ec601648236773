import { checkCreditCode } from '../../kernel/value/credit-code.ts'
import type { VerbContext } from '../../kernel/verb/index.ts'
import { organisationByCreditCode } from '../organisations/index.ts'
import {
  findPersonByIdNumber,
  peopleByIds,
  type Standing,
  type StatusKind,
  type SubsidyGroup,
  standings,
} from '../people/index.ts'
import type { PlannedDay, TraineeFacts } from './facts.ts'
import { type Attention, groupOf, plain, type RosterLine, type RosterProblem } from './roster.ts'
import { busyDays } from './store-roster.ts'

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
  const trainees: TraineeFacts[] = []
  for (const line of looked) {
    const id = people.get(line.row)
    const person = id ? known.get(id) : undefined
    const stands = id ? standing.get(id) : undefined
    const taken = id ? busy.get(id) : undefined
    if (person && person.name !== line.name.trim()) problems.push(otherName(line.row))
    if (stands) problems.push(...excluded(line.row, stands))
    if (taken) problems.push(alreadyTaken(line.row))
    const group = groupOf(line.group)
    if (group && !backed(group, stands)) attention.push(unbacked(line.row, line.group))
    trainees.push({
      row: line.row,
      pupil: stands?.pupil ?? false,
      retired: stands?.retired ?? false,
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
    if (groupOf(line.group) !== 'enterprise-employee' || !checkCreditCode(code).valid) continue
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

function excluded(row: number, { deceased, pupil, retired }: Standing): RosterProblem[] {
  const found: RosterProblem[] = []
  if (deceased) found.push({ row, column: 'idNumber', message: '登记显示此人已死亡，请核对身份证号' })
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
      message: '开班日已退休或享受养老待遇，不能参加补贴培训',
    })
  return found
}

const alreadyTaken = (row: number): RosterProblem => ({
  row,
  column: 'idNumber',
  rule: true,
  message: '上课日已经在另一个补贴培训班，同一天不能上两个班',
})

/** The dated row that a group rests on. */
const statusOf = (group: SubsidyGroup): StatusKind => (group === 'enterprise-employee' ? 'employed' : group)

const backed = (group: SubsidyGroup, standing: Standing | undefined): boolean =>
  standing?.sources.some(({ kind }) => kind === statusOf(group)) ?? false

const unbacked = (row: number, group: string): Attention => ({
  row,
  text: `名册第 ${row} 行填“${group.trim()}”，登记中没有查到依据`,
})
