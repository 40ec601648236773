import { casesOf } from '../../../kernel/case/index.ts'
import { addDays, type CivilDate, civilDate, yearOf } from '../../../kernel/value/time/civil-date.ts'
import { type Kernel, performAsSystem, standingClock } from '../../../kernel/verb/index.ts'
import { recordFact } from '../../../modules/registers/index.ts'
import { claimsOfCases } from '../../../modules/subsidy/index.ts'
import { chaseAnnualReports, confirmAnnualReport, openFinding } from '../../../modules/supervision/index.ts'
import { CASE_VERBS } from '../../modules.ts'
import type { Place } from '../setting/places.ts'
import { pastWalk } from '../story/past-walk.ts'
import type { Walk } from '../story/road.ts'

/** How far a finding has come, and the measure that followed with how far that has come. */
type End = readonly [finding: string, measure?: string, state?: string]

const ENDS: readonly End[] = [
  ['found'],
  ['told'],
  ['deciding'],
  ['dismissed'],
  ['upheld', 'talk', 'talking'],
  ['upheld', 'talk', 'closed'],
  ['upheld', 'rectification', 'rectifying'],
  ['upheld', 'rectification', 'reported'],
  ['upheld', 'talk', 'escalating'],
  ['upheld', 'publication', 'publishing'],
  ['upheld', 'agreement', 'ending'],
  ['upheld', 'transfer', 'transferring'],
  ['upheld', 'transfer', 'transferred'],
]

/** Leaves findings of each stage at the desks, and measures of each kind, spread over the districts. All of it fictional. */
export async function supervisionDesk(
  kernel: Kernel,
  places: readonly Place[],
  today: CivilDate,
): Promise<void> {
  const day = addDays(today, -4)
  const then: Kernel = { ...kernel, clock: standingClock(`${day}T02:00:00+08:00`) }
  // A district has one, so that no desk is full and no school has two measures.
  for (const [at, place] of places.entries()) {
    const end = ENDS[at]
    if (!end) return
    const walk = pastWalk(kernel, place, day)
    const number = await performAsSystem(then, 'demo.supervision', (ctx) =>
      openFinding(ctx, suspicion(place, at, day)),
    )
    if (number) await goOn(kernel, walk, number, end)
  }
}

/**
 * Only after a claim was paid the counter learns that its trainee was at school all the time: the night finds it (F2), so that a
 * suspicion can be walked from the desk to the money that comes back.
 */
export async function studentDesk(kernel: Kernel, place: Place, today: CivilDate): Promise<void> {
  const { db } = kernel.database
  const owed = new Set((await casesOf(db, { kind: 'ZH' })).map(({ form }) => String(form.case)))
  const paid = (await casesOf(db, { kind: 'BT', states: ['paid'], district: place.district })).filter(
    ({ number }) => !owed.has(number),
  )
  const claims = await claimsOfCases(
    db,
    paid.map(({ number }) => number),
  )
  const found = [...claims.values()].find(({ group }) => group === 'enterprise-employee')
  if (!found) return
  await pastWalk(kernel, place, today).does({ login: 'qushouli' }, recordFact, {
    id: found.person,
    kind: 'student',
    from: addDays(today, -400),
    evidence: '演示：学校来函，该生为全日制在籍学生',
  })
}

/** A night's suspicion: entries by hand made in one go. */
const suspicion = (place: Place, at: number, day: CivilDate) => ({
  rule: 'F7' as const,
  key: `F7:class:demo-${at}`,
  points: 40,
  values: ['burst', 24 + at, 10, 4],
  about: { kind: 'class' as const, id: `demo-${at}` },
  organisation: place.provider,
  people: [],
  against: [],
  rests: [],
  timeline: () =>
    [5, 4, 3, 2].map((ago) => ({
      at: addDays(day, -ago),
      text: `演示：补录 ${6 + ago} 条签到`,
      source: '考勤',
    })),
})

/** How the report of a school on the year before stands: confirmed in March, corrected in April, or not made. */
const REPORTS = ['missed', 'corrected', 'confirmed', 'missed', 'confirmed'] as const

/** Leaves the reports of schools on the year before in each state that there is by now. */
export async function annualDesk(kernel: Kernel, places: readonly Place[], today: CivilDate): Promise<void> {
  const year = yearOf(today) - 1
  const night = async (day: string) => {
    if (day > today) return
    const then: Kernel = { ...kernel, clock: standingClock(`${day}T01:00:00+08:00`) }
    await chaseAnnualReports(then, failing)
  }
  const confirm = async (day: string, which: (of: string) => boolean, more: object) => {
    if (day > today) return
    for (const [at, place] of places.entries())
      if (which(REPORTS[at % REPORTS.length] as string))
        await pastWalk(kernel, place, civilDate(day)).does({ login: 'jigou' }, confirmAnnualReport, {
          year,
          ...more,
        })
  }
  await night(`${year + 1}-03-01`)
  await confirm(`${year + 1}-03-20`, (of) => of !== 'missed', { remark: '演示：数字核对无误。' })
  await night(`${year + 1}-04-01`)
  await confirm(`${year + 1}-04-10`, (of) => of === 'corrected', {
    remark: '演示：数字核对无误。',
    why: '演示：补充说明一处教学场地已经退租',
  })
  await night(`${year + 1}-04-15`)
  await night(`${year + 1}-04-30`)
}

const failing = (error: unknown) => {
  throw error
}

async function goOn(kernel: Kernel, walk: Walk, number: string, [end, measure, state]: End): Promise<void> {
  const step = (login: string, of: string, name: string, more = {}) =>
    walk.does({ login }, CASE_VERBS.stepCase, { number: of, step: name, ...more })
  const note = '演示：核对了考勤原始记录'
  if (end === 'found') return
  if (end === 'dismissed') return void (await step('qushouli', number, 'dismiss', { reason: 'explained' }))
  await step('qushouli', number, 'verify', { note })
  if (end === 'told') return
  await step('qushouli', number, 'hear', { input: { said: '演示：机构说当天停电，事后补录。' } })
  if (end === 'deciding') return
  await step('qufuhe', number, 'uphold', {
    input: {
      scope: 'rests',
      document: `演示罚〔${number.slice(-6)}〕号`,
      finding: '演示：成批补录签到，没有原始记录',
      measure,
    },
  })
  const [ordered] = (await casesOf(kernel.database.db, { kind: 'CS' })).filter(
    ({ form }) => (form as { finding: string }).finding === number,
  )
  if (!ordered) return
  if (state === 'closed') await step('qushouli', ordered.number, 'talked', { note: '演示：已约谈负责人' })
  if (state === 'reported')
    await step('qushouli', ordered.number, 'take-in', {
      input: { done: '演示：补齐了签到设备，停用事后补录。' },
    })
  if (state === 'escalating')
    await step('qushouli', ordered.number, 'escalate', { note: '演示：约谈后又发生' })
  if (state === 'transferred')
    await step('qushouli', ordered.number, 'hand-over', { note: '演示：移送公安经侦，回执已收' })
}
