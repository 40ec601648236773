import { addDays, type CivilDate } from '../../../../kernel/value/time/civil-date.ts'
import { readExam } from '../../../../modules/assessment/index.ts'
import type { Answer, CandidateItem } from '../../../../modules/bank/index.ts'
import {
  collectPapers,
  enterSitting,
  givePoints,
  handInSitting,
  nextAnswer,
  proposeRuling,
  readDesk,
  readPaper,
  recordIncident,
  saveAnswers,
  signRecord,
  unlockSeat,
} from '../../../../modules/sitting/index.ts'
import { levelFive } from '../../bank/level-five.ts'
import { levelFour } from '../../bank/level-four.ts'
import { rightAnswer } from '../../bank/right-answers.ts'
import type { MadePerson } from '../../people/residents.ts'
import { takeStep } from '../../setting/taken.ts'
import type { Walk } from '../../story/road.ts'
import { appealDesk } from './appeal-desk.ts'
import { machineExam } from './machine-exam.ts'

/** A walk that stands at an hour of a day. */
export type At = (day: CivilDate, hour: string) => Walk

const HOUR = {
  prepared: '08:30',
  codes: '08:50',
  enters: '08:55',
  begins: '09:00',
  handsIn: '10:00',
  typedLast: '10:28',
  over: '10:40',
} as const

/** A candidate at a machine, from the code to the answers. */
interface Machine {
  seat: string
  sitting: string
  token: string
  first: number
  items: readonly CandidateItem[]
}

/** 昨天考过、主观题待评: two rooms whose records nobody has signed, answers that two examiners saw otherwise, and some nobody has marked. */
export async function answersLeft(at: At, people: readonly MadePerson[], today: CivilDate): Promise<void> {
  const day = addDays(today, -1)
  const made = await prepared(at, day, { level: '4', people, rooms: 2, forms: 2 })
  if (!made) return
  const { session } = made
  const written = levelFour()
  const machines = await begun(at, day, session)
  const desk = at(day, HOUR.handsIn)
  for (const [order, one] of machines.entries())
    await saved(desk, one, (item, n) =>
      item.kind === 'extended-text'
        ? ESSAYS[order % ESSAYS.length]
        : (n + order) % 5 === 0
          ? undefined
          : (rightAnswer(item, written) ?? undefined),
    )
  const note = '身份证拍照比对没有通过，核对户口簿后放行'
  const [first] = machines
  await desk.does({ login: 'jiankao' }, recordIncident, { id: first?.sitting ?? '', code: 'other', note })
  for (const { token } of machines) await desk.does('public', handInSitting, { token })
  const later = at(day, HOUR.over)
  await later.does({ login: 'pingjia' }, collectPapers, { id: session })
  // The same answer is worth nine to one and four to the other.
  for (const [login, points] of [['yuejuan1', [9, 7]] as const, ['yuejuan2', [4]] as const])
    for (const given of points) {
      const { next } = await later.does({ login }, nextAnswer, { id: session })
      if (!next) break
      const { sitting, item } = next
      await later.does({ login }, givePoints, { id: session, sitting, item, points: given })
    }
}

const ESSAYS = [
  '气孔是熔池里的气体没有来得及逸出。焊前把坡口的油、锈、水清理干净，焊条按规定烘干，短弧焊接，能防止气孔。',
  '没有清理干净就会有缺陷，要认真焊。',
  '工件表面有油锈、焊条受潮、电弧太长都会造成缺陷；焊前清理、烘干焊条、选合适的电流，焊后检查。',
  '电流太大。',
]

/** 前天考过、还没收卷: whoever was cut off had typed in time, and what came when the line was there again waits for the chief. */
export async function lateAnswers(at: At, people: readonly MadePerson[], today: CivilDate): Promise<void> {
  const day = addDays(today, -2)
  const made = await prepared(at, day, { level: '5', people, rooms: 1, forms: 2 })
  if (!made) return
  const written = levelFive()
  const machines = await begun(at, day, made.session)
  const [cut, ...others] = machines
  if (!cut) return
  const desk = at(day, HOUR.handsIn)
  for (const one of machines)
    await saved(desk, one, (item, n) =>
      one === cut && n > 20 ? undefined : (rightAnswer(item, written) ?? undefined),
    )
  await desk.does({ login: 'jiankao' }, recordIncident, {
    id: cut.sitting,
    code: 'network',
    note: '一排机器断网，考生接着答，等恢复以后补传',
  })
  for (const { token } of others) await desk.does('public', handInSitting, { token })
  const typed = Date.parse(`${day}T${HOUR.typedLast}:00+08:00`)
  const rest = cut.items.flatMap((item, n) => {
    const answer = n > 20 ? rightAnswer(item, written) : null
    return answer === null ? [] : [{ item: item.id, seq: cut.first + n + 1, answer, at: typed }]
  })
  await at(day, HOUR.over).does('public', saveAnswers, { token: cut.token, saves: rest })
}

/** 大前天考过、成绩在公示: one paper of all, a question that nearly nobody answered, and the proposal that it counts for everybody. */
export async function questionDoubted(
  at: At,
  people: readonly MadePerson[],
  today: CivilDate,
): Promise<void> {
  const day = addDays(today, -3)
  const made = await prepared(at, day, { level: '5', people, rooms: 2, forms: 1 })
  if (!made) return
  const { exam, number, session } = made
  const written = levelFive()
  const machines = await begun(at, day, session)
  const desk = at(day, HOUR.handsIn)
  const choices = (machines[0]?.items ?? []).filter(({ kind }) => kind === 'choice')
  const doubted = choices[0]?.id ?? ''
  for (const [order, one] of machines.entries()) {
    const lost = new Set(choices.slice(0, LOST[order % LOST.length]).map(({ id }) => id))
    await saved(desk, one, (item) => {
      const right = rightAnswer(item, written) ?? undefined
      return lost.has(item.id) ? otherThan(item, right) : right
    })
    await desk.does('public', handInSitting, { token: one.token })
  }
  const later = at(day, HOUR.over)
  await later.does({ login: 'pingjia' }, collectPapers, { id: session })
  await later.does({ login: 'jiankao' }, signRecord, { id: session, room: '1' })
  const marks = at(addDays(today, -2), HOUR.handsIn)
  const { papers, candidates } = await marks.does({ login: 'pingjia' }, readExam, { id: exam })
  const seats = candidates.flatMap(({ seat }) => (seat ? [seat] : []))
  for (const login of ['yuejuan1', 'yuejuan2'])
    for (const { paper } of papers.filter(({ byMachine }) => !byMachine))
      await takeStep(marks, login, number, 'enter-marks', {
        input: { paper, marks: seats.map((seat) => ({ seat, value: '82' })) },
      })
  await takeStep(marks, 'pingjia', number, 'publish')
  await at(addDays(today, -1), HOUR.handsIn).does({ login: 'pingjia' }, proposeRuling, {
    id: session,
    item: doubted,
    key: null,
    reason: '题干有歧义，两个选项都说得通，命题专家复核后建议作废',
  })
  await appealDesk(at(addDays(today, -1), HOUR.over), { exam, people, today })
}

/** How many of the first choices each loses: the second of them is two points short, so that one question decides. */
const LOST = [1, 14, 18, 2] as const

/** An option that is wrong. */
const otherThan = (item: CandidateItem, right: Answer | undefined): string | undefined =>
  'options' in item ? item.options.find(({ id }) => id !== right)?.id : undefined

async function prepared(
  at: At,
  day: CivilDate,
  plan: { level: '4' | '5'; people: readonly MadePerson[]; rooms: number; forms: number },
) {
  return machineExam(at(day, HOUR.prepared), { ...plan, day, opens: HOUR.begins, opened: true })
}

/** Every seat is given its code, entered at, and at the hour its paper opened. */
async function begun(at: At, day: CivilDate, session: string): Promise<Machine[]> {
  const [gives, enters, begins] = [at(day, HOUR.codes), at(day, HOUR.enters), at(day, HOUR.begins)]
  const { seats } = await gives.does({ login: 'jiankao' }, readDesk, { id: session })
  const machines: Machine[] = []
  for (const { id, seat, admission } of seats) {
    const { code } = await gives.does({ login: 'jiankao' }, unlockSeat, { id })
    const { entered, why } = await enters.does('public', enterSitting, {
      admission,
      code,
      machine: `A${seat}`,
    })
    if (!entered) throw new Error(`seat ${seat} was not let in: ${why}`)
    const { token, first } = entered
    const { items } = await begins.does('public', readPaper, { token })
    if (!items) throw new Error(`seat ${seat} has no paper`)
    machines.push({ seat, sitting: id, token, first, items })
  }
  return machines
}

/** What somebody answers is saved, one save an item. */
async function saved(
  walk: Walk,
  { items, token, first }: Machine,
  answered: (item: CandidateItem, n: number) => Answer | undefined,
): Promise<void> {
  const at = Date.parse(`${await walk.today()}T${HOUR.handsIn}:00+08:00`)
  const saves = items.flatMap((item, n) => {
    const answer = answered(item, n)
    return answer === undefined ? [] : [{ item: item.id, seq: first + n + 1, answer, at }]
  })
  await walk.does('public', saveAnswers, { token, saves })
}
