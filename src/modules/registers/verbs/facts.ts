import { z } from 'zod'
import { casesOf } from '../../../kernel/case/index.ts'
import { Day } from '../../../kernel/value/shapes.ts'
import { may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { organisationByCreditCode, organisationsByIds } from '../../organisations/index.ts'
import {
  EDUCATIONS,
  endStatus,
  everyStatus,
  FACTS,
  GROUPS,
  type Person,
  personById,
  STATUS_KINDS,
  STATUS_NAMES,
  type StatusKind,
  setStatus,
  standing,
  statusById,
  withdrawStatus,
} from '../../people/index.ts'
import { answered } from '../answered.ts'
import { detailInWords, detailOf } from '../fact-in-words.ts'
import { refusals } from '../refusals.ts'
import { rowProblem } from '../register-row.ts'
import { waitingOf } from '../store.ts'

const Kind = z.enum(STATUS_NAMES as [StatusKind, ...StatusKind[]])

const Fact = z.object({
  id: z.uuid(),
  kind: Kind,
  title: z.string(),
  detail: z.string(),
  from: z.string(),
  to: z.string().nullable(),
  source: z.string(),
  trust: z.enum(['A', 'B', 'C', 'D']),
  evidence: z.string().nullable(),
  /** standing 有效, corrected 已更正, withdrawn 已撤回. */
  state: z.enum(['standing', 'corrected', 'withdrawn']),
  why: z.string().nullable(),
  /** Entered here, so that an officer may end or withdraw it; a register's own row is corrected by the register. */
  byHand: z.boolean(),
})

/** Everything that is registered of a person, from whom, and what contradicts what (人员登记信息). */
export const readFacts = verb({
  name: 'people.facts',
  title: '查看人员登记信息',
  http: 'GET /people/{id}/facts',
  who: may('facts.read'),
  recorded: true,
  input: z.strictObject({ id: z.uuid() }),
  output: z.object({
    id: z.uuid(),
    maskedName: z.string(),
    maskedIdNumber: z.string(),
    documentTitle: z.string(),
    district: z.string().nullable(),
    today: z.string(),
    group: z.string().nullable(),
    retired: z.string().nullable(),
    retirementOpen: z.boolean(),
    facts: z.array(Fact),
    contradictions: z.array(
      z.object({
        title: z.string(),
        declared: z.string(),
        declaredSource: z.string(),
        registered: z.string(),
        registeredSource: z.string(),
      }),
    ),
    waiting: z.array(
      z.object({
        register: z.string(),
        facts: z.string(),
        since: z.string(),
        trouble: z.string().nullable(),
      }),
    ),
    kinds: z.array(z.object({ value: z.string(), label: z.string() })),
  }),
  async run(ctx, { id }) {
    const person = await personInReach(ctx, id)
    const now = await standing(ctx, id, ctx.today)
    const rows = await everyStatus(ctx.db, id)
    const employers = await organisationsByIds(
      ctx.db,
      rows.flatMap(({ organisation }) => organisation ?? []),
    )
    return {
      id,
      maskedName: person.maskedName,
      maskedIdNumber: person.maskedIdNumber,
      documentTitle: person.documentTitle,
      district: person.district,
      today: ctx.today,
      group: now.group ? GROUPS[now.group] : null,
      retired: now.retirement
        ? `${now.retirement.by === 'age' ? '已到法定退休年龄' : '已退休或享受养老待遇'}，自 ${now.retirement.since}`
        : null,
      retirementOpen: now.retirementOpen,
      facts: rows.map((row) => ({
        id: row.id,
        kind: row.kind,
        title: STATUS_KINDS[row.kind],
        detail: detailInWords(
          row.detail,
          row.organisation ? (employers.get(row.organisation)?.name ?? '') : '',
        ),
        from: row.from,
        to: row.to,
        source: row.source,
        trust: row.trust,
        evidence: row.evidence,
        state: row.withdrawnAt
          ? ('withdrawn' as const)
          : row.successor
            ? ('corrected' as const)
            : ('standing' as const),
        why: row.withdrawnWhy,
        byHand: row.connection === null,
      })),
      contradictions: now.contradictions.map(({ kind, declared, registered }) => ({
        title: STATUS_KINDS[kind],
        declared: declared.text,
        declaredSource: declared.source,
        registered: registered.text,
        registeredSource: registered.source,
      })),
      waiting: (await waitingOf(ctx.db, id)).map(({ facts, since, ...rest }) => ({
        ...rest,
        facts: facts.map((fact) => FACTS[fact].title).join('、'),
        since: since.toISOString(),
      })),
      kinds: STATUS_NAMES.filter((kind) => kind !== 'account-holder').map((value) => ({
        value,
        label: STATUS_KINDS[value],
      })),
    }
  },
})

/** An officer records a fact from a document that was shown (窗口登记事实): trust B, with what was seen. */
export const recordFact = verb({
  name: 'people.record-fact',
  title: '登记人员事实',
  http: 'POST /people/{id}/facts',
  who: may('facts.record'),
  input: z.strictObject({
    id: z.uuid(),
    kind: Kind,
    from: Day,
    to: Day.optional(),
    employerCode: z.string().trim().max(20).optional(),
    employer: z.string().trim().max(100).optional(),
    occupation: z.string().trim().max(60).optional(),
    post: z.enum(['manager', 'worker']).optional(),
    /** 用工单位 of whom another dispatched, 实习单位 of a student. */
    placedAt: z.string().trim().toUpperCase().max(20).optional(),
    scheme: z.enum(['enterprise', 'institution', 'flexible']).optional(),
    education: z.enum(Object.keys(EDUCATIONS) as [keyof typeof EDUCATIONS]).optional(),
    school: z.string().trim().max(60).optional(),
    major: z.string().trim().max(60).optional(),
    evidence: z.string().trim().min(4, '请写明核对了什么材料，至少 4 个字').max(300),
  }),
  output: z.object({ id: z.uuid() }),
  async run(ctx, { id, kind, from, to, evidence, ...given }) {
    await personInReach(ctx, id)
    if (kind === 'account-holder') throw refusals.accountByBank()
    if (from > ctx.today)
      throw refusals.startsInFuture({ fields: [{ path: 'from', message: '只登记已经发生的事实' }] })
    const wrong = rowProblem({ ...given, kind, from, to: to ?? null })
    if (wrong) throw refusals.badFact({ detail: wrong.message })
    if (given.placedAt) await requirePlacement(ctx, kind, given.placedAt)
    const code = given.employerCode?.toUpperCase()
    const organisation = kind === 'employed' && code ? await organisationByCreditCode(ctx.db, code) : null
    await setStatus(ctx, id, {
      kind,
      organisation: organisation?.id ?? null,
      detail: detailOf(kind, { ...given, employerCode: code }, organisation !== null),
      from,
      to: to ?? null,
      source: '窗口核验',
      trust: 'B',
      evidence,
      recordedBy: ctx.actor.account,
    })
    ctx.act.subject('person', id)
    ctx.act.purpose(evidence)
    ctx.act.after({ kind, from, to: to ?? null })
    await answered(ctx, [id])
    return { id }
  },
})

/** Where somebody works whom another employs or teaches: an organisation of the register, said of an employment or a student. */
async function requirePlacement(ctx: VerbContext, kind: StatusKind, code: string): Promise<void> {
  const wrong = (message: string) => refusals.placedNowhere({ fields: [{ path: 'placedAt', message }] })
  if (!PLACED.has(kind)) throw wrong('只有在企业就业（劳务派遣）和在校生（实习）填这一项，请删去或者改选事项')
  if (!(await organisationByCreditCode(ctx.db, code)))
    throw wrong('没有这个信用代码的单位，请核对，或者先登记单位')
}

const PLACED: ReadonlySet<StatusKind> = new Set(['employed', 'student', 'graduating-student'])

/** An officer ends a fact that was recorded by hand (终止): until that day it was true. */
export const endFact = verb({
  name: 'people.end-fact',
  title: '终止人员事实',
  http: 'POST /people/facts/{id}/end',
  who: may('facts.record'),
  input: z.strictObject({
    id: z.uuid(),
    on: Day,
    why: z.string().trim().min(4, '请写明依据，至少 4 个字').max(200),
  }),
  output: z.object({ person: z.uuid() }),
  async run(ctx, { id, on, why }) {
    const person = await factByHand(ctx, id)
    await endStatus(ctx, id, on)
    ctx.act.purpose(why)
    await answered(ctx, [person])
    return { person }
  },
})

/** An officer withdraws a fact that was never true (撤回); all that rests on it is examined again. */
export const withdrawFact = verb({
  name: 'people.withdraw-fact',
  title: '撤回人员事实',
  http: 'POST /people/facts/{id}/withdraw',
  who: may('facts.record'),
  input: z.strictObject({ id: z.uuid(), why: z.string().trim().min(4, '请写明原因，至少 4 个字').max(200) }),
  output: z.object({ person: z.uuid() }),
  async run(ctx, { id, why }) {
    const person = await factByHand(ctx, id)
    await withdrawStatus(ctx, id, why)
    ctx.act.purpose(why)
    await answered(ctx, [person])
    return { person }
  },
})

/** A person declares something of themselves (自报): kept as C, beside what registers say, never instead of it. */
export const declareFact = verb({
  name: 'my.declare-fact',
  title: '自报本人情况',
  http: 'POST /my/facts',
  who: may('my.read'),
  input: z.strictObject({
    kind: z.enum(['employed', 'degree', 'rural-worker', 'resident', 'student', 'veteran']),
    from: Day,
    to: Day.optional(),
    employer: z.string().trim().max(100).optional(),
    occupation: z.string().trim().max(60).optional(),
    education: z.enum(Object.keys(EDUCATIONS) as [keyof typeof EDUCATIONS]).optional(),
    school: z.string().trim().max(60).optional(),
    major: z.string().trim().max(60).optional(),
  }),
  output: z.object({ id: z.uuid() }),
  async run(ctx, { kind, from, to, ...given }) {
    const id = ctx.actor.person
    if (!id) throw refusals.asOneself()
    if (from > ctx.today)
      throw refusals.startsInFuture({ fields: [{ path: 'from', message: '只填已经发生的情况' }] })
    const wrong = rowProblem({ ...given, kind, from, to: to ?? null })
    if (wrong) throw refusals.badInput({ detail: wrong.message })
    await setStatus(ctx, id, {
      kind,
      detail: detailOf(kind, given, false),
      from,
      to: to ?? null,
      source: '本人填报',
      trust: 'C',
      recordedBy: ctx.actor.account,
    })
    ctx.act.subject('person', id)
    return { id }
  },
})

/** Somebody within the officer's districts: registered there, or with a case there. Throws 404, 403. */
export async function personInReach(ctx: VerbContext, id: string): Promise<Person> {
  const person = await personById(ctx, id)
  if (!person) throw refusals.noSuchPerson()
  const cases = ctx.actor.districts === 'all' ? [] : await casesOf(ctx.db, { person: id })
  const here = cases.find(({ district }) => ctx.actor.districts.includes(district))
  ctx.within({ district: here?.district ?? person.district })
  ctx.act.subject('person', id)
  ctx.act.district(here?.district ?? person.district)
  return person
}

async function factByHand(ctx: VerbContext, id: string): Promise<string> {
  const row = await statusById(ctx.db, id)
  if (!row) throw refusals.noSuchEntry()
  await personInReach(ctx, row.person)
  if (row.connection !== null) {
    throw refusals.entryOfRegister(row.source)
  }
  return row.person
}
