import type { Hold } from '../../../kernel/case/index.ts'
import { type Decision, type DecisionRecord, recordOf } from '../../../kernel/decision/decision.ts'
import type { Ground } from '../../../kernel/ground/index.ts'
import { type Fen, fen } from '../../../kernel/value/money.ts'
import { sameOccupation } from '../../../kernel/value/occupation.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { certificatesOfPeople } from '../../certificates/index.ts'
import type { PayeeRef } from '../../payments/index.ts'
import { type FactKind, type Standing, standingOn, standings, statusRows } from '../../people/index.ts'
import { awaitedFacts } from '../../registers/index.ts'
import { type TrainingRecord, trainingRecords } from '../../training/index.ts'
import { membersOf, signedByAll, signersOf } from '../members/store.ts'
import { aheadOf } from '../pay/call-back.ts'
import { decideHead, type HeadFacts } from '../rules.ts'
import { programmeOn } from '../standard.ts'
import { classesOfProgramme, type Programme } from '../store.ts'
import { excludedBy, trusted } from './excluded.ts'

/** One person of a programme, as the records have it: facts, decision, and who would be paid. */
export interface Head {
  person: string
  facts: HeadFacts
  decision: Decision<Fen>
  record: DecisionRecord
  payee: PayeeRef
  grounds: Ground[]
}

const ASKED: readonly FactKind[] = ['employment', 'retirement', 'schooling', 'life']

/** Everybody of a programme, each decided as the records are today; the order is that of the rosters. */
export async function headsOf(ctx: VerbContext, programme: Programme): Promise<Head[]> {
  const edition = programmeOn(await ctx.standards(), programme.kind, programme.plannedOn)
  const own = await recordsOf(ctx, programme)
  const named = edition?.data.members === 'named' ? await namedOf(ctx, programme) : null
  const people = named ? [...named.keys()] : [...own.keys()]
  const certified =
    edition?.data.proof.by === 'certificate' ? await certifiedOf(ctx, programme, people) : null
  const ahead = await aheadOf(ctx, programme.number)
  const starts = new Map(people.map((person) => [person, startOf(own.get(person) ?? [], programme)]))
  const atStart = new Map<CivilDate, Map<string, Standing>>()
  for (const day of new Set(starts.values()))
    atStart.set(
      day,
      await standings(
        ctx,
        people.filter((person) => starts.get(person) === day),
        day,
      ),
    )
  const now = await standings(ctx, people, ctx.today)
  const hired = edition?.data.hired ? await hiredSince(ctx, people, starts) : new Map<string, Hired>()
  const standards = await ctx.standards()
  return people.map((person) => {
    const records = own.get(person) ?? []
    const day = starts.get(person) ?? programme.startsOn
    const then = atStart.get(day)?.get(person) ?? standingOn([], day)
    const today = now.get(person) ?? standingOn([], ctx.today)
    const facts: HeadFacts = {
      kind: programme.kind,
      plannedOn: programme.plannedOn,
      decidedOn: ctx.today,
      endsOn: programme.endsOn,
      amountEach: programme.amountEach,
      plannedHours: programme.hours,
      // Who is trained at work by a master has the hours of the plan.
      heldHours: certified ? programme.hours : sum(records.map(({ hours }) => hours)),
      attendedHours: sum(
        records.map(({ completed, hours, attendedHours }) => (completed ? hours : attendedHours)),
      ),
      done: certified
        ? certified.has(person)
        : records.length > 0 && records.every(({ completed }) => completed),
      atStart: employedAt(then, programme.organisation),
      now: employedAt(today, programme.organisation),
      hiredOn: hired.get(person)?.from ?? null,
      signed: named && edition?.data.agreement ? (named.get(person)?.signed ?? false) : null,
      attending: named ? named.get(person)?.attending === true : null,
      excluded: excludedBy(then, today, records),
      advance: ahead.get(person)?.out ?? fen(0),
    }
    const decision = decideHead(facts, standards)
    return {
      person,
      facts,
      decision,
      record: recordOf('programmes.head', ctx.today, facts, decision),
      payee: {
        kind: 'organisation',
        id:
          edition?.data.payee.to === 'teacher'
            ? (records[0]?.provider ?? programme.organisation)
            : programme.organisation,
      },
      grounds: [
        ...groundsOf(person, records, [...then.sources, ...today.sources, ...rowOf(hired.get(person))]),
        ...certificateGround(certified?.get(person)),
        ...decision.editions.map((id): Ground => ({ kind: 'edition', id, trust: 'A' })),
      ],
    }
  })
}

/** One person of a programme, decided as the records are today. */
export async function headOf(ctx: VerbContext, programme: Programme, person: string): Promise<Head> {
  const found = (await headsOf(ctx, programme)).find((one) => one.person === person)
  if (!found) throw new Error(`${person} is not of ${programme.number}`)
  return found
}

/** What of these people a register has still to tell; null where all is there. */
export async function awaitedOf(ctx: VerbContext, heads: readonly Head[]): Promise<Hold | null> {
  const { awaited } = await awaitedFacts(
    ctx,
    heads.map(({ person }) => person),
    ASKED,
  )
  return [...awaited.values()][0] ?? null
}

/** What each person did in the classes of the programme. */
async function recordsOf(ctx: VerbContext, programme: Programme): Promise<Map<string, TrainingRecord[]>> {
  const found = new Map<string, TrainingRecord[]>()
  for (const id of await classesOfProgramme(ctx.db, programme.number))
    for (const [person, record] of await trainingRecords(ctx.db, id))
      found.set(person, [...(found.get(person) ?? []), record])
  return found
}

/** Whom it names, with whether they have not left and all three have signed. */
async function namedOf(ctx: VerbContext, { number }: Programme) {
  const members = await membersOf(ctx.db, number)
  const signers = await signersOf(
    ctx.db,
    members.map(({ id }) => id),
  )
  return new Map(
    members.map(({ id, person, leftOn }) => [
      person,
      { attending: leftOn === null, signed: signedByAll(signers.get(id)) },
    ]),
  )
}

/** The first certificate in its occupation and level that each was given since it began. */
async function certifiedOf(
  ctx: VerbContext,
  programme: Programme,
  people: readonly string[],
): Promise<Map<string, string>> {
  const found = new Map<string, string>()
  for (const [person, all] of await certificatesOfPeople(ctx.db, people)) {
    const one = all.find(
      ({ state, level, issuedOn, occupation, workType }) =>
        state === 'valid' &&
        level === programme.level &&
        issuedOn >= programme.startsOn &&
        [occupation.name, workType].some((name) => name && sameOccupation(name, programme.occupation)),
    )
    if (one) found.set(person, one.id)
  }
  return found
}

const sum = (numbers: readonly number[]): number => numbers.reduce((so, one) => so + one, 0)

const startOf = (records: readonly TrainingRecord[], programme: Programme): CivilDate =>
  records.map(({ startsOn }) => startsOn).sort()[0] ?? programme.startsOn

function employedAt({ employment }: Standing, organisation: string): HeadFacts['now'] {
  if (employment === null || !trusted(employment)) return 'none'
  return employment.organisation === organisation ? 'here' : 'elsewhere'
}

/** What a register says of somebody who was hired. */
type Hired = Standing['sources'][number] & { from: CivilDate }

/** The first time that each was employed by somebody whom the city knows, after the training had begun. */
async function hiredSince(
  ctx: VerbContext,
  people: readonly string[],
  starts: ReadonlyMap<string, CivilDate>,
): Promise<Map<string, Hired>> {
  const found = new Map<string, Hired>()
  for (const [person, rows] of await statusRows(ctx.db, people)) {
    const since = starts.get(person)
    const [first] = rows
      .filter(
        (row) =>
          row.kind === 'employed' &&
          row.organisation !== null &&
          trusted(row) &&
          since !== undefined &&
          row.from > since &&
          row.from <= ctx.today,
      )
      .sort((a, b) => (a.from < b.from ? -1 : 1))
    if (first) found.set(person, first)
  }
  return found
}

const rowOf = (hired: Hired | undefined): Hired[] => (hired ? [hired] : [])

/** Its classes and the rows that say where somebody was employed: each is looked at again when it is withdrawn. */
function groundsOf(
  person: string,
  records: readonly TrainingRecord[],
  sources: Standing['sources'],
): Ground[] {
  const rows = sources
    .filter(({ kind }) => kind === 'employed')
    .map(({ id, trust }): Ground => ({ kind: 'status', id, trust }))
  return [
    ...records.flatMap(({ classId }): Ground[] => [
      { kind: 'class', id: classId, trust: 'B' },
      { kind: 'trainee', id: `${classId}/${person}`, trust: 'B' },
    ]),
    ...new Map(rows.map((row) => [row.id, row])).values(),
  ]
}

/** Who is proved to have learnt by a certificate is looked at again when it is revoked. */
const certificateGround = (id: string | undefined): Ground[] =>
  id === undefined ? [] : [{ kind: 'certificate', id, trust: 'A' }]
