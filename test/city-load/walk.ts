import { sql } from 'kysely'
import type { Db } from '../../src/kernel/database/index.ts'
import { type Actor, PUBLIC } from '../../src/kernel/identity/actor.ts'
import type { Identity } from '../../src/kernel/identity/identity.ts'
import { type Role, roleEntry } from '../../src/kernel/identity/roles.ts'
import { identityVerbs } from '../../src/kernel/identity/verbs/index.ts'
import { allows } from '../../src/kernel/verb/access.ts'
import { type AnyVerb, type Kernel, Problem, perform } from '../../src/kernel/verb/index.ts'
import { VERBS } from '../../src/main/modules.ts'
import { ASKS, type Subject } from '../attacks/subject.ts'
import { agent, asking, citizen, official } from '../kernel.ts'
import { ROLE_NAMES, ROLES } from '../posts.ts'

type Input = Record<string, unknown>

/** A verb that reads, asked by somebody who may, for one thing. */
export interface Visit {
  name: string
  verb: AnyVerb
  actor: Actor
  input: Input
}

/** Every verb that reads: also one that is written tomorrow. What reads only once in an act of its own is one, too. */
export const READING: readonly AnyVerb[] = [...VERBS, ...identityVerbs({} as Identity)].filter(
  ({ writes }) => !writes,
)

/** Everything to be asked of a loaded city: each reading verb by each sort of actor who may. */
export async function visits(db: Db, subject: Subject): Promise<Visit[]> {
  const more = await otherRecords(db, subject)
  return READING.flatMap((verb) =>
    actorsOf(verb, subject).flatMap((actor) =>
      inputsOf(verb, subject, more).map((input) => ({
        name: `${verb.name} ${JSON.stringify(input)} ${actor.label}${actor.districts === 'all' ? '·全市' : ''}`,
        verb,
        actor,
        input,
      })),
    ),
  )
}

const OF_ANOTHER = ['密文无法解开', 'does not fit its signature']

/** Does one; null where it is told that there is no such thing for him, or none any more. */
export async function visit(kernel: Kernel, { verb, actor, input }: Visit): Promise<Input | null> {
  try {
    return (await perform(kernel, verb, asking(actor), input)) as Input
  } catch (error) {
    if (error instanceof Problem && [403, 404, 409, 410].includes(error.status)) return null
    // What is sealed or signed in a copy is so for the row that it is like; that is found out after the row was read.
    if (error instanceof Error && OF_ANOTHER.some((said) => error.message.includes(said))) return null
    throw error
  }
}

/** The same list in its depth, from the place of its second page: among days, the middle of those that are loaded; null for what has no pages. */
export function deeper(one: Visit, answer: Input | null): Visit | null {
  if (!Array.isArray(answer?.items) || typeof answer.next !== 'string' || !('previous' in answer)) return null
  const [order, ...keys] = JSON.parse(Buffer.from(answer.next, 'base64url').toString()) as string[]
  const at = keys.findIndex((key) => /^20\d\d-\d\d-\d\d/.test(key))
  if (at >= 0) keys[at] = `2024-09-15${keys[at]?.slice(10)}`
  const after = Buffer.from(JSON.stringify([order, ...keys])).toString('base64url')
  return { ...one, name: `${one.name} 往后`, input: { ...one.input, after } }
}

/** How lists are asked beside as they come: what may be looked for, filtered or chosen in them. */
const ASKED: Record<string, (subject: Subject) => Input[]> = {
  'cases.list': ({ claim }) =>
    ['todo', 'done', 'watch', 'mine', 'all'].flatMap((box) => [
      { box },
      { box, kind: 'BT' },
      { box, kind: 'YY' },
      { box, attention: true },
      { box, q: claim },
      { box, q: '100001' },
      { box, q: '周建国' },
      { box, q: '天津王第77' },
    ]),
  'certificates.issued': ({ certificateNumber }) => [
    {},
    { q: certificateNumber },
    { q: '王建国' },
    { q: '查无此人' },
  ],
  'training.my-classes': () => [{}, { state: 'completed' }, { q: '焊' }, { q: '100001' }],
  'training.supervised-classes': () => [{}, { q: '焊' }, { q: '100001' }],
  'training.find-class': () => [{ q: '焊' }, { q: '100001' }],
  'training.list-classes': () => [
    {},
    { occupation: '焊工' },
    { district: '120116' },
    { level: '4' },
    { enrolling: true },
  ],
  'organisations.list': () => [
    {},
    { q: '第100' },
    { q: '没有这样的名字' },
    { kind: 'trainers' },
    { kind: 'employer', district: '120116' },
    { kind: 'trainers', occupation: '焊工', agreed: true },
  ],
  'enrolment.list-offers': ({ provider }) => [
    {},
    { occupation: '焊工' },
    { district: '120116' },
    { provider },
  ],
  'assessment.list-exams': () => [{}, { occupation: '焊工' }],
  'audit.trail': ({ claim }) => [{}, { subject: claim }, { account: 'demo-qushouli-120116' }],
  'accounts.list': () => [{}, { search: 'org12' }, { search: '演示' }],
  'grants.list': () => [{}, { search: 'org12' }],
  'policy.search': () => [{ q: '补贴' }],
  'occupations.find': () => [{}, { q: '焊' }],
}

/** What a verb is asked for: its own list, or a record of the subject. */
function inputsOf(verb: AnyVerb, subject: Subject, more: Record<string, Input[]>): Input[] {
  const asked = ASKED[verb.name]?.(subject) ?? more[verb.name]
  if (asked) return asked
  const of = ASKS[verb.name]?.(subject)
  return [of ?? {}]
}

/** Keys of records beside the subject's own way, for verbs that no attack needs. */
async function otherRecords(db: Db, subject: Subject): Promise<Record<string, Input[]>> {
  const one = async (table: string, column: string) =>
    (
      await sql<{
        key: string
      }>`select ${sql.ref(column)}::text as key from ${sql.table(table)} order by 1 limit 1`.execute(db)
    ).rows[0]?.key
  const code = await one('certificate', 'code')
  const batch = await one('case_batch', 'id')
  return {
    'cases.batch': [{ id: batch ?? NOBODY }],
    'people.look-up': [{ q: '王建国' }, { q: '周建国' }],
    'search.all': [{ q: '王建国' }, { q: '100001' }, { q: '焊工' }, { q: '天津' }],
    'credit.read': [{ id: subject.provider }],
    'drafts.read': [{ form: '/services' }],
    'drafts.file': [{ form: '/services', field: 'file' }],
    'work.views': [{ list: '/work/cases' }],
    'notices.read': [{ id: await one('public_notice', 'id') }],
    'organisations.read': [{ id: subject.provider }],
    'training.read-class': [{ id: subject.class }],
    'assessment.open-exam': [{ id: subject.exam }],
    'certificates.verify': [{ code }],
    'certificates.open-share': [{ code: '0000000000000' }],
    'certificates.open-showing': [{ code: await one('certificate_showing', 'code') }],
    'certificates.wallet-offer': [{ id: await one('wallet_offer', 'id') }],
    'certificates.status-token': [{ list: 0 }],
    'training.verify-certificate': [{ code: await one('training_certificate', 'code') }],
    'catalogue.read-draft': [{ number: 'ML-2026-120000-000001' }],
    'catalogue.edition': [{ edition: '2024' }],
    'catalogue.proposal': [{ code: '6-18-02-04' }],
    'occupations.read': [{ key: '焊工' }],
    'open-data.read-file': [{ file: 'catalogue.csv' }],
    'policy.read-document': [{ id: 'subsidy' }],
    'policy.read-version': [{ id: 'subsidy', version: '1' }],
    'policy.read-original': [{ id: 'subsidy', version: '1' }],
    'policy.compare-versions': [{ id: 'subsidy', before: '1', after: '2' }],
    'policy.read-draft': [{ number: 'ZC-2026-120000-000001' }],
    'registers.mistakes': [{ id: await one('register_delivery', 'id') }],
    'subsidy.estimate': [{ occupation: '焊工', level: '4', group: 'enterprise-employee' }],
    'certificates.keys': [{}],
    'news.read': [{ id: await one('news_article', 'id') }],
    'news.read-draft': [{ number: await one('news_article', 'number') }],
    'figures.rows': [{ key: 'paid-amount' }],
    'figures.publication': [{ id: NOBODY }],
    'files.read': [{ id: NOBODY }],
    'certificates.status-list': [{ list: 0 }],
    'online.course': [{ id: Number(await one('online_course', 'number')) }],
    'online.lesson': [{ id: await one('online_lesson', 'id') }],
    'online.media': [{ id: await one('online_media', 'id') }],
    'online.opening': [{ id: NOBODY }],
    'online.read-draft': [{ number: await one('case_file', 'number') }],
    'online.read-platform': [{ id: await one('online_platform', 'id') }],
    'accreditation.read': [{ id: await one('accreditation', 'id') }],
    'assessment.my-levels': [{ occupation: '焊工' }],
    'assessment.ask-levels': [{ occupation: '焊工', born: '1990-05-01', workFrom: '2012-01-01' }],
    'my.passport-file': [{ kind: 'pdf' }, { kind: 'jsonld' }],
    'passport.open': [{ code: await one('passport_link', 'code') }],
    'bank.item': [{ item: await one('bank_item', 'id') }],
    'practical.sheet': [{ id: await one('practical_sheet', 'id') }],
    'practical.progress': [{ id: await one('practical_session', 'id') }],
    'practical.prepare': [{ exam: await one('exam', 'id') }],
    'practical.take-sheet': [{ id: await one('practical_session', 'id') }],
    'visits.read': [{ number: await one('visit', 'number') }],
    'visits.take-checklist': [{ number: await one('visit', 'number') }],
    'visits.supervisors': [{ exam: await one('exam', 'id'), day: '2026-03-02' }],
    'sitting.trial': [{ id: await one('sitting_session', 'id') }],
    'centres.read': [{ id: await one('centre', 'id') }],
    'centres.read-report': [{ number: await one('centre_report', 'number') }],
    'enrolment.read-offer': [{ id: await one('course_offer', 'id') }],
    'enrolment.compare-offers': [{ one: await one('course_offer', 'id'), other: NOBODY }],
    'supervision.draw': [{ number: await one('supervision_draw', 'number') }],
    'supervision.draw-file': [{ number: await one('supervision_draw', 'number') }],
  }
}

/** The id of nothing: what is asked for by it is looked for all the same. */
const NOBODY = '00000000-0000-4000-8000-000000000000'

/** Somebody of each place in which the verb may be used: a person, each sort of organisation, a district, the city. */
function actorsOf(verb: AnyVerb, subject: Subject): Actor[] {
  if (verb.who.kind === 'anybody') return [PUBLIC]
  const found = new Map<string, Actor>()
  for (const role of ROLE_NAMES) {
    for (const actor of actorsIn(role, subject)) {
      const place = `${actor.kind} ${actor.organisation ?? actor.districts}`
      // Sessions are kept by the account's own id, which the demo's people of the test do not have.
      const asks = verb.name.startsWith('sessions.') ? { ...actor, account: NOBODY } : actor
      if (allows(verb.who, actor) && !found.has(place)) found.set(place, asks)
    }
  }
  return [...found.values()]
}

/** The demo's own accounts where they have worked, so that their lists of what they have done are long. */
const WORKED: Readonly<Record<Role, string>> = {
  'district-clerk': 'demo-qushouli-120116',
  'district-reviewer': 'demo-qufuhe-120116',
}

function actorsIn(role: Role, subject: Subject): Actor[] {
  const { scope } = roleEntry(ROLES, role)
  if (scope === 'self') return [citizen(subject.person)]
  if (scope === 'organisation') {
    const of = { 'provider-agent': subject.provider, 'employer-agent': subject.employer }[
      role as 'provider-agent'
    ]
    return [agent(role, of ?? subject.assessor)]
  }
  const account = WORKED[role]
  const here = { ...official(role, [subject.district]), ...(account ? { account } : {}) }
  return scope === 'district' ? [here] : scope === 'city' ? [official(role)] : [here, official(role)]
}
