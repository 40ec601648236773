import type { Hold } from '../../../kernel/case/index.ts'
import { type Decision, type DecisionRecord, recordOf } from '../../../kernel/decision/decision.ts'
import type { Ground } from '../../../kernel/ground/index.ts'
import type { Standards } from '../../../kernel/standard/index.ts'
import type { Level } from '../../../kernel/value/level.ts'
import type { Fen } from '../../../kernel/value/money.ts'
import { sameOccupation } from '../../../kernel/value/occupation.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { type Certificate, certificatesByIds } from '../../certificates/index.ts'
import { type Standing, standingOn } from '../../people/index.ts'
import { type TrainingRecord, trainingRecords } from '../../training/index.ts'
import { type Counted, historiesOf } from '../claim.ts'
import type {
  CertificateFact,
  ClaimFacts,
  ClassClaimFacts,
  Group,
  Payee,
  Project,
  PublicTraining,
  SkillUpgradeFacts,
} from '../facts.ts'
import { classDay } from '../rules/situation/day.ts'
import { decideClaim, employerPaid, payee as payeeOf } from '../rules.ts'
import { attentionOf, groundsOf, trusted } from './claim-grounds.ts'
import { publicTrainingOf } from './public-training.ts'
import { awaitedRegisters, standingsOnDays } from './registers-asked.ts'

/** What is asked for: a project, for a person's certificate and the class that led to it. */
export interface Subject {
  /** The case, once there is one: its own payment does not count against it. */
  number?: string
  project: Project
  certificate: string
  class: string | null
  person: string
  confirmedEmployer?: string | null
  /** The day of application for 技能提升补贴; today unless said. */
  appliedOn?: CivilDate | null
}

/** A claim as the records make it: facts, decision, who is paid, what it rests on and what was noticed. */
export interface Gathered {
  subject: Subject
  certificate: Certificate
  training: TrainingRecord | null
  facts: ClaimFacts
  decision: Decision<Fen>
  record: DecisionRecord
  amount: Fen | null
  group: Group | null
  occupation: string
  level: Level
  payee: Payee
  payeeId: string | null
  grounds: Ground[]
  attention: string[]
  /** A register that has not answered yet. */
  awaits: Hold | null
}

/** Whether the registers are asked for what is old or missing, or only what is known is read: who looks asks nobody. */
export type Asking = 'asks' | 'looks'

/** Reads the facts of one claim from the registers and decides it; nobody types anything in. */
export async function gatherClaim(
  ctx: VerbContext,
  subject: Subject,
  asking: Asking = 'asks',
): Promise<Gathered> {
  const [found] = await gatherClaims(ctx, [subject], asking)
  if (!found) throw new Error(`nothing was gathered for ${subject.certificate}`)
  return found
}

/** The same for many claims at once: each register is asked once for all, however many they are. */
export async function gatherClaims(
  ctx: VerbContext,
  subjects: readonly Subject[],
  asking: Asking = 'asks',
): Promise<Gathered[]> {
  const people = [...new Set(subjects.map(({ person }) => person))]
  const certificates = await currentCertificates(ctx, subjects)
  const records = new Map<string, Map<string, TrainingRecord>>()
  for (const id of new Set(subjects.flatMap((one) => one.class ?? [])))
    records.set(id, await trainingRecords(ctx.db, id))
  const bases = await publicTrainingOf(
    ctx,
    [...records.values()].flatMap((one) => [...one.values()].slice(0, 1)),
  )
  const histories = await historiesOf(ctx.db, people)
  const awaited = asking === 'asks' ? await awaitedRegisters(ctx, subjects) : new Map<string, Hold>()
  const then = await standingsOnDays(ctx, subjects, records)
  const standards = await ctx.standards()
  return subjects.map((subject) => {
    const certificate = certificates.get(subject.certificate)
    if (!certificate) throw new Error(`no certificate ${subject.certificate}`)
    const training = subject.class ? (records.get(subject.class)?.get(subject.person) ?? null) : null
    if (subject.class && !training) throw new Error(`${subject.person} is not of class ${subject.class}`)
    const history = (histories.get(subject.person) ?? [])
      .filter(({ number }) => number !== subject.number)
      .map(({ number: _, ...paid }: Counted) => paid)
    const on = (day: CivilDate) => then.get(day)?.get(subject.person) ?? standingOn([], day)
    const base = subject.class ? (bases.get(subject.class) ?? null) : null
    const common = { subject, certificate, history, standards, today: ctx.today, on, base }
    const facts =
      subject.project === 'skill-upgrade' || !training
        ? upgradeFacts(common)
        : classFacts(common, training, subject.project)
    const gathered = decided(common, facts, training)
    return { ...gathered, awaits: awaited.get(subject.person) ?? null }
  })
}

interface Common {
  subject: Subject
  certificate: Certificate
  history: ClaimFacts['history']
  standards: Standards
  today: CivilDate
  on(day: CivilDate): Standing
  /** What the base that held the class has done for the public; null where it is none. */
  base: PublicTraining | null
}

function classFacts(
  { subject, certificate, history, today, on, base }: Common,
  training: TrainingRecord,
  project: 'training' | 'assessment',
): ClassClaimFacts {
  const filed = on(training.filedOn)
  const last = on(training.endsOn)
  const since = groupSince(training.group, [filed, last, on(today)])
  return {
    project,
    group: training.group,
    occupation: training.occupation,
    level: training.level,
    hours: training.completed ? training.hours : training.attendedHours,
    mode: training.mode,
    classFiledOn: training.filedOn,
    certificate: certificateFact(certificate, training.occupation),
    history,
    pupil: filed.pupil,
    retired: filed.retired,
    violation: training.violation,
    deceased: filed.deceased || last.deceased,
    custody: filed.custody || last.custody,
    ...(since === null ? {} : { groupSince: since }),
    ...(training.byPackage === null ? {} : { byPackage: training.byPackage }),
    // Its own employees are not the public.
    ...(base === null || training.group === 'enterprise-employee' ? {} : { publicTraining: base }),
    registeredGroups: registeredGroups(filed),
    employment: {
      declared: training.employer,
      filing: registeredEmployer(filed),
      completion: registeredEmployer(last),
      ...(subject.confirmedEmployer ? { confirmed: subject.confirmedEmployer } : {}),
    },
  }
}

function upgradeFacts({ subject, certificate, history, today, on }: Common): SkillUpgradeFacts {
  const appliedOn = subject.appliedOn ?? today
  const now = on(appliedOn)
  return {
    project: 'skill-upgrade',
    occupation: occupationNamed(certificate),
    level: certificate.level,
    appliedOn,
    insuredMonths: now.insuredMonths,
    certificate: certificateFact(certificate, null),
    history,
    enterpriseInsured: now.enterpriseInsured,
    retired: now.retired,
    deceased: now.deceased,
    custody: now.custody,
  }
}

function decided(
  common: Common,
  facts: ClaimFacts,
  training: TrainingRecord | null,
): Omit<Gathered, 'awaits'> {
  const { subject, certificate, standards, today, on } = common
  const decision = decideClaim(facts, standards)
  const kind = payeeOf(facts, standards).value ?? (facts.project === 'skill-upgrade' ? 'person' : 'trainer')
  const days =
    facts.project === 'skill-upgrade'
      ? [facts.appliedOn]
      : [facts.classFiledOn, ...(training ? [training.endsOn] : [])]
  return {
    subject,
    certificate,
    training,
    facts,
    decision,
    record: recordOf(`subsidy.${facts.project}`, today, facts, decision),
    amount: decision.value,
    group: facts.project === 'skill-upgrade' ? on(facts.appliedOn).group : facts.group,
    occupation: facts.occupation ?? certificate.occupation.name,
    level: facts.level ?? certificate.level,
    payee: kind,
    payeeId: payeeIdOf(kind, facts, training, subject.person, standards),
    grounds: groundsOf(subject, certificate, training, days.map(on), decision.editions),
    attention: attentionOf(training, days.map(on)),
  }
}

function payeeIdOf(
  kind: Payee,
  facts: ClaimFacts,
  training: TrainingRecord | null,
  person: string,
  standards: Standards,
): string | null {
  if (kind === 'person' || facts.project === 'skill-upgrade') return person
  if (kind === 'trainer') return training?.provider ?? null
  const { measures } = classDay(standards, facts.classFiledOn)
  return measures === null ? null : employerPaid(facts, measures)
}

/** What each certificate has become: itself, or the last of those that corrected it. */
async function currentCertificates(
  ctx: VerbContext,
  subjects: readonly Subject[],
): Promise<Map<string, Certificate>> {
  const found = await certificatesByIds(
    ctx.db,
    subjects.map(({ certificate }) => certificate),
  )
  for (;;) {
    const replaced = [...found.values()].flatMap(({ replacedBy }) => replacedBy ?? [])
    if (replaced.length === 0) return found
    const next = await certificatesByIds(ctx.db, replaced)
    for (const [asked, { replacedBy }] of found) {
      const successor = replacedBy ? next.get(replacedBy) : undefined
      if (replacedBy && !successor) throw new Error(`no certificate ${replacedBy}`)
      if (successor) found.set(asked, successor)
    }
  }
}

/** The certificate as the rules ask it; null where it does not hold. Of occupation and 工种 the one that was trained. */
function certificateFact(certificate: Certificate, trained: string | null): CertificateFact | null {
  if (certificate.state !== 'valid') return null
  const { level, issuedOn, occupation } = certificate
  if (trained === null) return { level, issuedOn }
  const named = sameOccupation(trained, occupation.name) ? occupation.name : occupationNamed(certificate)
  return { level, issuedOn, occupation: named }
}

const occupationNamed = ({ occupation, workType }: Certificate): string =>
  workType ? `${occupation.name}（${workType}）` : occupation.name

const registeredGroups = ({ groups }: Standing): Group[] => groups.filter(trusted).map(({ group }) => group)

const registeredEmployer = ({ employment }: Standing): string | null =>
  employment !== null && trusted(employment) ? employment.organisation : null

/** F4: since when a register knows the person in the group, by the first of these days on which it does. */
function groupSince(group: Group, days: readonly Standing[]): CivilDate | null {
  for (const { groups } of days) {
    const held = groups.find((one) => one.group === group && trusted(one))
    if (held) return held.since
  }
  return null
}
