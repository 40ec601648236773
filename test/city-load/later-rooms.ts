import { type RawBuilder, sql } from 'kysely'
import type { Subject } from '../attacks/subject.ts'
import type { Copies } from './multiply.ts'
import { DAY, DISTRICT, id, is, MOMENT, mostly, N, OCCUPATION } from './values.ts'

/** The first row of a table, by a column. */
const first = (table: string, column: string, where = sql`true`) =>
  sql`${sql.ref(column)} = (select ${sql.ref(column)} from ${sql.table(table)} where ${where} order by 1 limit 1)`

/** A number of the kind of the row that it is like, behind all of the demo's. */
const RENUMBERED = sql`split_part(t.number, '-', 1) || '-' || (2027 + n % 3) || '-' || ${DISTRICT} || '-' || lpad((100000 + n)::text, 6, '0')`
/** A code of thirteen signs, the same wherever the nth of a sort is named. */
const code = (sort: string, n: RawBuilder<unknown> = N) =>
  sql`upper(substr(md5(${sql.lit(sort)} || (${n})), 1, 13))`
const EACH_NEW = sql`gen_random_uuid()`

/** What the rooms after the main road keep of a city: sign-ins, marks, uploads, papers, showings, courses, letters, findings. */
export function laterCopies(subject: Subject, many: (share: number) => number): Copies[] {
  const some = many(0.2)
  const people = sql`1 + n % ${sql.lit(many(2.3))}`
  const person = id('person', people)
  const certificate = id('certificate', N)
  const assessor = sql`case when n % 4 = 0 then ${subject.assessor}::uuid else ${id('organisation', sql`1 + n % 50`)} end`
  const provider = mostly(subject.provider, 'organisation', many(1 / 40))
  const ofClass = { class: id('class', sql`1 + n / 30`), person: id('person', N) }
  /** Rows that are cases, with the cases. */
  const cases = (
    table: string,
    times: number,
    but: Record<string, RawBuilder<unknown>>,
    ofCase: Record<string, RawBuilder<unknown>> = {},
  ): Copies[] => [
    { table, like: first(table, 'number'), times, but: { number: RENUMBERED, ...but } },
    {
      table: 'case_file',
      like: sql`number = (select number from ${sql.table(table)} order by number limit 1)`,
      times,
      but: { number: RENUMBERED, district: DISTRICT, opened_at: MOMENT, moved_at: MOMENT, ...ofCase },
    },
  ]
  return [
    {
      table: 'attendance',
      like: sql`class = ${subject.class}::uuid and person = ${subject.person}::uuid
        and day = (select min(day) from attendance where class = ${subject.class}::uuid)`,
      times: many(1),
      but: { ...ofClass, at: MOMENT },
    },
    {
      table: 'sign_in_received',
      like: first('sign_in_received', 'key'),
      times: many(1),
      but: { key: EACH_NEW, ...ofClass, received_at: MOMENT },
    },
    {
      table: 'training_follow_up',
      like: sql`class = ${subject.class}::uuid and person = ${subject.person}::uuid`,
      times: some,
      but: {
        ...ofClass,
        due_on: DAY,
        answered_on: sql`case when n % 10 = 0 then null else ${DAY} end`,
        employed: sql`case when n % 10 = 0 then null else true end`,
      },
    },
    {
      table: 'exam_mark',
      like: sql`exam = ${subject.exam}::uuid and person = ${subject.person}::uuid`,
      times: some,
      but: { exam: id('exam', sql`1 + n / 40`), person: id('person', N) },
    },
    {
      table: 'sitting_session',
      like: first('sitting_session', 'id'),
      times: many(1 / 40),
      but: {
        id: id('session', N),
        exam: id('exam', N),
        exam_number: sql`'KS-2027-' || ${DISTRICT} || '-' || lpad((100000 + n)::text, 6, '0')`,
        assessor,
        district: DISTRICT,
        opens_at: MOMENT,
        closed_at: MOMENT,
        closed_by: sql`t.arranged_by`,
        marked_at: MOMENT,
      },
    },
    {
      table: 'sitting',
      like: first('sitting', 'id'),
      times: some,
      but: {
        id: id('seat', N),
        session: id('session', sql`1 + n / 40`),
        person: id('person', N),
        seat: sql`lpad((1 + n % 40)::text, 3, '0')`,
        place: sql`1 + n % 40`,
        admission: sql`'L' || n`,
      },
    },
    {
      table: 'certificate_upload',
      like: sql`certificate = (select certificate from certificate_upload where state = 'queryable' limit 1)`,
      times: some,
      but: { certificate, organisation: assessor, since: MOMENT, batch: id('upload', sql`1 + n / 500`) },
    },
    {
      table: 'certificate_upload_step',
      like: sql`certificate = (select certificate from certificate_upload where state = 'queryable' limit 1)`,
      times: some,
      but: { id: EACH_NEW, certificate, at: MOMENT, batch: id('upload', sql`1 + n / 500`) },
    },
    {
      table: 'certificate_batch',
      like: sql`id = (select id from certificate_batch where answered_at is not null order by id limit 1)`,
      times: many(1 / 40),
      but: {
        id: id('upload', N),
        number: sql`'LW-' || to_char(${DAY}, 'YYYYMMDD') || '-' || lpad((10 + n / 1000)::text, 3, '0')`,
        made_at: MOMENT,
      },
    },
    {
      table: 'certificate_batch_row',
      like: sql`certificate = (select certificate from certificate_batch_row where outcome = 'accepted' order by 1 limit 1)`,
      times: some,
      but: {
        batch: id('upload', sql`1 + n / 500`),
        certificate,
        number: sql`'S98' || lpad(n::text, 19, '0')`,
      },
    },
    {
      table: 'certificate_blank_lot',
      like: first('certificate_blank_lot', 'id'),
      times: many(1 / 40),
      but: { id: id('lot', N), organisation: assessor, received_on: DAY },
    },
    {
      table: 'certificate_blank',
      like: first('certificate_blank', 'serial'),
      times: some,
      but: {
        serial: sql`'ZY' || lpad(n::text, 8, '0')`,
        lot: id('lot', sql`1 + n / 100`),
        organisation: assessor,
        state: sql`'used'`,
        spoiled_on: sql`null`,
        spoiled_why: sql`null`,
      },
    },
    {
      table: 'certificate_print',
      like: first('certificate_print', 'id'),
      times: many(1 / 40),
      but: {
        id: id('print', N),
        number: sql`'YZ-' || to_char(${DAY}, 'YYYYMMDD') || '-' || lpad((100 + n / 1000)::text, 3, '0')`,
        organisation: assessor,
        made_at: MOMENT,
      },
    },
    {
      table: 'certificate_paper',
      like: sql`id = (select id from certificate_paper where void_on is null order by id limit 1)`,
      times: some,
      but: {
        id: id('paper', N),
        certificate,
        blank: sql`'ZY' || lpad(n::text, 8, '0')`,
        batch: id('print', sql`1 + n / 10`),
        printed_on: DAY,
      },
    },
    ...cases(
      'paper_order',
      some,
      {
        certificate,
        organisation: assessor,
        district: DISTRICT,
        person,
        asked_on: DAY,
        delivery: sql`'collect'`,
        address: sql`null`,
        paper: sql`case when n % 5 = 0 then null else ${id('paper', N)} end`,
        standing: sql`case when n % 5 = 0 then 'open' else 'delivered' end`,
        ended_on: sql`case when n % 5 = 0 then null else ${DAY} end`,
      },
      { person, organisation: assessor },
    ),
    {
      table: 'certificate_showing',
      like: first('certificate_showing', 'code'),
      times: some,
      but: {
        code: code('showing'),
        certificate,
        person,
        made_at: MOMENT,
        ends_at: sql`${MOMENT} + interval '7 days'`,
      },
    },
    {
      table: 'certificate_showing_view',
      like: first('certificate_showing_view', 'id'),
      times: some,
      but: { id: EACH_NEW, showing: code('showing', sql`1 + n / 3`), at: MOMENT },
    },
    {
      table: 'wallet_offer',
      like: first('wallet_offer', 'id'),
      times: some,
      but: {
        id: code('offer'),
        certificate,
        person,
        made_at: MOMENT,
        ends_at: MOMENT,
        code_digest: sql`md5('code' || n)`,
        token_digest: sql`md5('token' || n)`,
        token_ends_at: MOMENT,
      },
    },
    {
      table: 'course_offer',
      like: sql`id = (select id from course_offer where ended is null order by id limit 1)`,
      times: many(1 / 30),
      but: {
        id: id('course', N),
        provider,
        district: DISTRICT,
        occupation_name: OCCUPATION,
        starts_on: sql`case when n % 20 = 0 then date '2026-04-01' + n % 60 else ${DAY} end`,
        closes_on: sql`case when n % 20 = 0 then date '2026-03-25' + n % 60 else ${DAY} - 3 end`,
        announced_at: MOMENT,
        ended: sql`case when n % 20 = 0 then null else 'cancelled' end`,
        ended_on: sql`case when n % 20 = 0 then null else ${DAY} end`,
      },
    },
    ...cases(
      'sign_up',
      some,
      { offer: id('course', sql`1 + n / 40`), person, signed_at: MOMENT },
      { person },
    ),
    ...cases('feedback_letter', some, {}, { person }),
    {
      table: 'feedback_rating',
      like: first('feedback_rating', 'id'),
      times: some,
      but: {
        id: EACH_NEW,
        about: sql`'PJ-2027-' || ${DISTRICT} || '-' || lpad((100000 + n)::text, 6, '0')`,
        district: DISTRICT,
        rater: sql`md5('rater' || n % 5000)`,
        given_at: MOMENT,
        complaint: sql`null`,
      },
    },
    ...cases(
      'supervision_finding',
      some,
      {
        key: sql`t.key || '/' || n`,
        district: DISTRICT,
        organisation: provider,
        found_on: DAY,
        standing: sql`case when n % 10 = 0 then 'open' else 'upheld' end`,
        ended_on: sql`case when n % 10 = 0 then null else ${DAY} end`,
      },
      { organisation: provider },
    ),
    ...cases('supervision_report', some, {}),
    {
      table: 'credit_event',
      like: sql`id = (select id from credit_event where corrects is null order by id limit 1)`,
      times: some,
      but: {
        id: EACH_NEW,
        organisation: provider,
        happened_on: DAY,
        source: sql`'load-' || n`,
        recorded_at: MOMENT,
      },
    },
    {
      table: 'provider_teacher',
      like: first('provider_teacher', 'id'),
      times: some,
      but: {
        id: id('teacher', N),
        provider,
        district: DISTRICT,
        person: id('person', N),
        from_on: DAY,
        until_on: sql`null`,
        why: sql`null`,
        entered_at: MOMENT,
      },
    },
    {
      table: 'file_attached',
      like: first('file_attached', 'id', sql`subject_kind = 'case' and withdrawn_at is null`),
      times: some,
      but: {
        id: EACH_NEW,
        subject_id: sql`'BT-' || (2027 + n % 3) || '-' || ${DISTRICT} || '-' || lpad((100000 + n)::text, 6, '0')`,
        at: MOMENT,
      },
    },
    {
      table: 'person_answer',
      like: is('person', subject.person),
      times: many(1),
      but: { person: id('person', N), answered_at: MOMENT },
    },
    ...cases(
      'recovery',
      some,
      {
        payable: id('payable', N),
        case_number: sql`'BT-' || (2027 + n % 3) || '-' || ${DISTRICT} || '-' || lpad((100000 + n)::text, 6, '0')`,
        fund: sql`'employment-2026-' || ${DISTRICT}`,
        payee: mostly(subject.employer, 'organisation', many(1 / 40)),
        raised_on: DAY,
        repaid: sql`case when n % 10 = 0 then 0 else t.amount end`,
        state: sql`case when n % 10 = 0 then 'open' else 'repaid' end`,
      },
      { organisation: mostly(subject.employer, 'organisation', many(1 / 40)) },
    ),
  ]
}
