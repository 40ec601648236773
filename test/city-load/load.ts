import { sql } from 'kysely'
import type { Database, Db } from '../../src/kernel/database/index.ts'
import { foldFigures } from '../../src/kernel/figure/index.ts'
import { TALLIES } from '../../src/modules/figures/figure.ts'
import { aSubject, type Subject } from '../attacks/subject.ts'
import { furtherCopies } from './further.ts'
import {
  DAY,
  DISTRICT,
  id,
  MOMENT,
  mostly,
  N,
  NAME,
  numbered,
  OCCUPATION,
  SUBTITLE,
  TITLE,
} from './likeness.ts'
import { type Copies, multiply, withoutIndexes } from './multiply.ts'

/** The claims of a whole city in its records: 868,000, with 900,000 certificates. */
export const WHOLE_CITY = 868_000

/** Of what stands beside the road so much is enough that reading all of it is seen, and loads in half the time. */
const BESIDE = 0.4

/**
 * Fills the demo city with the records of a city that has this many claims: people, organisations, classes and who is
 * on them, examinations, certificates, claims with events, grounds and messages, money and its postings, and the audit; and what
 * stands beside the road (`further.ts`).
 * They are like those of one worker's way through the demo (`Subject`), spread over districts and three years.
 */
export async function loadCity(database: Database, claims: number): Promise<Subject> {
  const subject = await aSubject(database.db)
  // What is counted for the figures is loaded like the rest, not counted from nothing.
  await foldFigures(database, TALLIES, new Date('2026-03-02T09:00:00+08:00'))
  const copies = [
    ...(await copiesOf(database.db, subject, claims)),
    ...furtherCopies(subject, claims * BESIDE),
  ]
  await database.transaction(async (tx) => {
    // What is loaded is like what stood every check before; triggers and references would ask of each row again.
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`set local synchronous_commit = off`.execute(tx)
    await sql`set local maintenance_work_mem = '256MB'`.execute(tx)
    await sql`set local statement_timeout = 0`.execute(tx)
    await withoutIndexes(tx, [...new Set(copies.map(({ table }) => table))], async () => {
      for (const one of copies) await multiply(tx, one)
    })
  })
  for (const table of new Set(copies.map((one) => one.table))) {
    await sql`vacuum analyze ${sql.table(table)}`.execute(database.db)
  }
  return subject
}

async function copiesOf(db: Db, subject: Subject, claims: number): Promise<Copies[]> {
  const many = (share: number) => Math.max(1, Math.round(claims * share))
  const people = many(2.3)
  const organisations = many(1 / 40)
  const classes = many(1 / 30)
  const exams = many(1 / 40)
  const { rows } = await sql<{ number: string }>`select number from case_file
    where number in (select number from training_class where id = ${subject.class}::uuid
      union all select number from exam where id = ${subject.exam}::uuid) order by number`.execute(db)
  const [ofClass, ofExam] = rows.map(({ number }) => number) as [string, string]
  const is = (column: string, value: string) => sql`${sql.ref(column)}::text = ${value}`
  const ofPerson = id('person', sql`1 + n % ${sql.lit(people)}`)
  const claim = numbered('BT')
  const moved = { opened_at: MOMENT, moved_at: MOMENT, district: DISTRICT }
  const open = (serial: number, state: string, share: number, held: boolean): Copies => ({
    table: 'case_file',
    like: sql`number = (select number from case_file where kind = 'BT' and state = ${state}
      and (held_code is not null) = ${held} order by number limit 1)`,
    times: many(share),
    but: {
      ...moved,
      number: sql`'BT-2026-' || ${DISTRICT} || '-' || lpad((${sql.lit(serial)} * 100000 + n)::text, 6, '0')`,
      title: TITLE,
      subtitle: SUBTITLE,
      person: ofPerson,
      organisation: mostly(subject.employer, 'organisation', organisations),
      due_on: sql`date '2026-03-03' + n % 20`,
      next_look_at: held ? sql`timestamptz '2026-03-05 08:00+08'` : sql`t.next_look_at`,
    },
  })
  return [
    {
      table: 'person',
      like: is('id', subject.person),
      times: people,
      but: {
        id: id('person', N),
        name: NAME,
        id_number_mac: sql`md5('person' || n)`,
        phone: sql`null`,
        phone_mac: sql`null`,
        district: DISTRICT,
      },
    },
    {
      table: 'person_status',
      like: is('id', subject.fact),
      times: people,
      but: {
        id: id('status', N),
        person: id('person', N),
        reference: sql`'load-' || n`,
        starts: DAY,
        ends: sql`null`,
      },
    },
    {
      table: 'identity_account',
      like: sql`login = 'jigou'`,
      times: many(0.5),
      but: {
        id: id('account', N),
        kind: sql`'citizen'`,
        login: sql`null`,
        person: id('person', N),
        email: sql`'c' || n || '@load.invalid'`,
      },
    },
    {
      table: 'identity_account',
      like: sql`login = 'jigou'`,
      times: organisations,
      but: { id: id('agent', N), login: sql`'org' || n`, email: sql`'org' || n || '@load.invalid'` },
    },
    {
      table: 'organisation',
      like: is('id', subject.employer),
      times: organisations,
      but: {
        id: id('organisation', N),
        name: sql`'天津' || ${NAME} || '第' || n || '有限公司'`,
        credit_code: sql`upper(substr(md5('organisation' || n), 1, 18))`,
        site_code: sql`null`,
        district: DISTRICT,
      },
    },
    {
      table: 'case_file',
      like: is('number', ofClass),
      times: classes,
      but: {
        ...moved,
        number: numbered('KB'),
        organisation: mostly(subject.provider, 'organisation', organisations),
      },
    },
    {
      table: 'training_class',
      like: is('id', subject.class),
      times: classes,
      but: {
        id: id('class', N),
        number: numbered('KB'),
        provider: mostly(subject.provider, 'organisation', organisations),
        district: DISTRICT,
        occupation_name: OCCUPATION,
        filed_on: DAY,
        starts_on: sql`${DAY} + 7`,
        ends_on: sql`${DAY} + 28`,
        state: sql`case when n % 20 = 0 then 'approved' else 'completed' end`,
        completed_on: sql`case when n % 20 = 0 then null else ${DAY} + 28 end`,
      },
    },
    {
      table: 'training_day',
      like: sql`class = ${subject.class}::uuid`,
      times: classes,
      but: { class: id('class', N) },
    },
    {
      table: 'trainee',
      like: sql`class = ${subject.class}::uuid and person = ${subject.person}::uuid`,
      times: claims,
      but: { class: id('class', sql`1 + n / 30`), person: id('person', N), line: sql`1 + n % 30` },
    },
    {
      table: 'trainee_day',
      like: sql`class = ${subject.class}::uuid and person = ${subject.person}::uuid
        and day = (select min(day) from trainee_day where class = ${subject.class}::uuid)`,
      times: claims,
      but: { class: id('class', sql`1 + n / 30`), person: id('person', N) },
    },
    {
      table: 'training_certificate',
      like: is('id', subject.trainingCertificate),
      times: claims,
      but: {
        id: id('training-certificate', N),
        class: id('class', sql`1 + n / 30`),
        person: id('person', N),
        serial: sql`'PX' || lpad(n::text, 14, '0')`,
        code: sql`upper(substr(translate(md5('training' || n), '01', 'XY'), 1, 16))`,
        name: NAME,
      },
    },
    {
      table: 'certificate',
      like: is('id', subject.certificate),
      times: many(90 / 87),
      but: {
        id: id('certificate', N),
        number: sql`'S99' || lpad((n / 900000)::text, 12, '0') || t.level || lpad((n % 900000)::text, 6, '0')`,
        code: sql`upper(substr(md5('certificate' || n), 1, 13))`,
        person: ofPerson,
        name: NAME,
        organisation: sql`case when n % 4 = 0 then ${subject.assessor}::uuid
          else ${id('organisation', sql`1 + n % 50`)} end`,
        source_id: sql`'load-' || n`,
        issued_on: DAY,
        credential: sql`substr(t.credential, 1, 300)`,
      },
    },
    {
      table: 'case_file',
      like: is('number', ofExam),
      times: exams,
      but: { ...moved, number: numbered('KS'), organisation: sql`${subject.assessor}::uuid` },
    },
    {
      table: 'exam',
      like: is('id', subject.exam),
      times: exams,
      but: {
        id: id('exam', N),
        number: numbered('KS'),
        assessor: sql`case when n % 4 = 0 then ${subject.assessor}::uuid else ${id('organisation', sql`1 + n % 50`)} end`,
        district: DISTRICT,
        occupation_name: OCCUPATION,
        held_on: sql`case when n % 50 = 0 then date '2030-04-01' else ${DAY} end`,
        state: sql`case when n % 50 = 0 then 'enrolling' else t.state end`,
        class: id('class', N),
      },
    },
    {
      table: 'exam_candidate',
      like: sql`exam = ${subject.exam}::uuid and person = ${subject.person}::uuid`,
      times: claims,
      but: {
        exam: id('exam', sql`1 + n / 40`),
        person: id('person', N),
        class: id('class', sql`1 + n / 40`),
        seat: sql`lpad((1 + n % 40)::text, 3, '0')`,
      },
    },
    {
      table: 'case_file',
      like: is('number', subject.claim),
      times: claims,
      but: {
        ...moved,
        number: claim,
        title: TITLE,
        subtitle: SUBTITLE,
        person: ofPerson,
        organisation: mostly(subject.employer, 'organisation', organisations),
        closed_at: MOMENT,
        attention: sql`case when n % 25 = 0 then '["一处疑点"]'::jsonb else '[]'::jsonb end`,
      },
    },
    open(1, 'filed', 0.03, false),
    open(2, 'review', 0.03, false),
    open(3, 'approved', 0.03, false),
    open(4, 'approved', 0.003, true),
    {
      table: 'case_event',
      like: is('number', subject.claim),
      times: claims,
      but: { number: claim, at: MOMENT },
    },
    {
      table: 'subsidy_claim',
      like: is('number', subject.claim),
      times: claims,
      but: {
        number: claim,
        person: ofPerson,
        certificate: id('certificate', N),
        class: id('class', sql`1 + n / 30`),
        payee_id: mostly(subject.employer, 'organisation', organisations),
      },
    },
    {
      table: 'ground',
      like: sql`dependant_id = ${subject.claim}`,
      times: claims,
      but: { dependant_id: claim, source_id: sql`md5(t.source_id || n)` },
    },
    {
      table: 'message',
      like: sql`id = (select min(id) from message where case_number = ${subject.claim})`,
      times: claims,
      but: {
        case_number: claim,
        district: DISTRICT,
        at: MOMENT,
        to_kind: sql`case when n % 20 = 0 then 'organisation' else 'person' end`,
        to_id: sql`case when n % 20 = 0 then ${subject.employer}::uuid else ${ofPerson} end`,
        beside: sql`case when n % 50 = 1 then 'counter' end`,
        sms_state: sql`null`,
        sms_next_try_at: sql`null`,
        read_at: sql`case when n % 50 = 1 then null else ${MOMENT} end`,
      },
    },
    {
      table: 'payable',
      like: sql`case_number = ${subject.claim}`,
      times: claims,
      but: {
        id: id('payable', N),
        case_number: claim,
        person: ofPerson,
        payee: mostly(subject.employer, 'organisation', organisations),
        approved_at: MOMENT,
        paid_on: DAY,
      },
    },
    {
      table: 'figure_row',
      like: sql`tally = 'paid' and reference = ${subject.claim}`,
      times: claims,
      but: {
        subject: claim,
        item: id('payable', N),
        district: DISTRICT,
        occupation: OCCUPATION,
        day: DAY,
        person: ofPerson,
        reference: claim,
      },
    },
    {
      table: 'payment_line',
      like: sql`case_number = ${subject.claim}`,
      times: claims,
      but: {
        id: id('payment-line', N),
        batch: sql`'BF-2024-120000-' || lpad((n / 2000)::text, 6, '0')`,
        line: sql`1 + n % 2000`,
        payable: id('payable', N),
        case_number: claim,
        payee: mostly(subject.employer, 'organisation', organisations),
        settled_on: DAY,
      },
    },
    {
      table: 'posting',
      like: sql`case_number = ${subject.claim}`,
      times: claims,
      but: { key: sql`t.key || '/' || n`, case_number: claim, at: MOMENT },
    },
    {
      table: 'fund_balance',
      like: sql`case_number = ${subject.claim}`,
      times: claims,
      but: { case_number: claim },
    },
    {
      table: 'public_notice',
      like: sql`number = ${subject.claim}`,
      times: many(0.2),
      but: {
        id: id('notice', N),
        number: claim,
        opened_on: DAY,
        ends_on: sql`${DAY} + 5`,
        closed_on: sql`${DAY} + 6`,
      },
    },
    {
      table: 'audit_record',
      like: sql`id in (select id from audit_record where subject_id = ${subject.claim} order by id limit 4)`,
      times: claims,
      but: { at: MOMENT, subject_id: claim, district: DISTRICT },
    },
    {
      table: 'idempotency',
      like: sql`key = (select min(key) from idempotency)`,
      times: many(0.2),
      but: { key: sql`'loaded-' || n` },
    },
  ]
}
