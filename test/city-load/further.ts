import { type RawBuilder, sql } from 'kysely'
import type { Subject } from '../attacks/subject.ts'
import { DAY, DISTRICT, id, MOMENT, mostly, N, OCCUPATION } from './likeness.ts'
import type { Copies } from './multiply.ts'

/** Trainees of a class and candidates of an examination, as `load.ts` puts them. */
const CLASS = 30
const EXAM = 40

/** What stands beside the main road: attendance, marks, sittings, papers and uploads, offers and letters, supervision and credit. */
export function furtherCopies(subject: Subject, claims: number): Copies[] {
  const many = (share: number) => Math.max(1, Math.round(claims * share))
  const organisations = many(1 / 40)
  const exams = many(1 / EXAM)
  const person = id('person', N)
  const provider = mostly(subject.provider, 'organisation', organisations)
  const employer = mostly(subject.employer, 'organisation', organisations)
  const assessor = sql`${subject.assessor}::uuid`
  const inClass = { class: id('class', sql`1 + n / ${sql.lit(CLASS)}`), person }
  const inExam = { exam: id('exam', sql`1 + n / ${sql.lit(EXAM)}`), person }
  const certificate = id('certificate', N)
  const upload = id('upload', sql`1 + n / 500`)
  const blank = sql`'LX' || lpad(n::text, 8, '0')`
  const showing = sql`'4AAD' || lpad(n::text, 9, '0')`
  const numbered = (kind: string) => sql`${sql.lit(kind)} || '-2024-120000-' || lpad(n::text, 6, '0')`
  return [
    copies('attendance', claims, inClass),
    copies('sign_in_received', claims, {
      ...inClass,
      key: id('sign-in', N),
      at: MOMENT,
      received_at: MOMENT,
    }),
    // Whose employment is still asked after is asked of registers, which open what is sealed: the people here were sealed by nobody.
    copies('training_follow_up', claims, {
      ...inClass,
      due_on: DAY,
      looked_at: MOMENT,
      answered_on: DAY,
      employed: sql`true`,
    }),
    copies('class_satisfaction', many(0.3), { ...inClass, said_on: DAY }),
    copies('provider_teacher', many(1 / 30), {
      id: id('teacher', N),
      provider,
      person,
      district: DISTRICT,
      from_on: DAY,
      until_on: sql`null`,
    }),
    copies('person_answer', many(2.3), { person, answered_at: MOMENT, as_of: DAY }),
    copies('exam_mark', claims, { ...inExam, entered_at: MOMENT }),
    copies('exam_declaration', exams, { exam: id('exam', N), at: MOMENT }),
    copies('sitting_session', exams, {
      id: id('sitting-session', N),
      exam: id('exam', N),
      assessor,
      district: DISTRICT,
      opens_at: MOMENT,
      closed_at: MOMENT,
      closed_by: sql`'loaded'`,
      marked_at: MOMENT,
    }),
    copies('sitting', many(0.9), {
      id: id('sitting', N),
      session: id('sitting-session', sql`1 + n / ${sql.lit(EXAM)}`),
      person,
      seat: sql`lpad((1 + n % ${sql.lit(EXAM)})::text, 3, '0')`,
      place: sql`1 + n % ${sql.lit(EXAM)}`,
      admission: sql`'9' || lpad(n::text, 13, '0')`,
      code_mac: sql`null`,
      code_until: sql`null`,
      token_mac: sql`null`,
      machine: sql`'1号机'`,
      paper: id('sealed-paper', sql`1 + n / 400`),
      form: sql`'A'`,
      begun_at: MOMENT,
      handed_in_at: MOMENT,
    }),
    copies('sitting_answer', many(0.9), { sitting: id('sitting', N), saved_at: MOMENT, typed_at: MOMENT }),
    copies('practical_entry', many(0.5), { key: id('entry', N), session: id('practical', sql`1 + n / 400`) }),
    copies('bank_item', many(0.1), {
      id: id('item', N),
      occupation_name: OCCUPATION,
      asks: sql`md5('asks' || n)`,
    }),
    copies('bank_version', many(0.1), { item: id('item', N), published_at: MOMENT }),
    copies('certificate_status', claims, {
      certificate,
      list: sql`100 + n / 131072`,
      position: sql`n % 131072`,
    }),
    copies('certificate_upload', claims, {
      certificate,
      action: sql`'add'`,
      state: sql`'queryable'`,
      since: MOMENT,
      organisation: assessor,
      batch: upload,
      reason: sql`null`,
    }),
    copies('certificate_upload_step', claims, {
      id: id('upload-step', N),
      certificate,
      batch: upload,
      at: MOMENT,
    }),
    copies('certificate_batch', many(1 / 500), {
      pieces: sql`500`,
      accepted: sql`500`,
      rejected: sql`0`,
      id: id('upload', N),
      number: sql`'LW-20240301-' || lpad(n::text, 3, '0')`,
      made_at: MOMENT,
      handed_at: MOMENT,
      answered_at: MOMENT,
      next_try_at: sql`null`,
      trouble: sql`null`,
    }),
    copies('certificate_batch_row', claims, {
      batch: upload,
      certificate,
      outcome: sql`'accepted'`,
      reason: sql`null`,
    }),
    copies('certificate_blank', many(0.3), {
      serial: blank,
      organisation: assessor,
      state: sql`'used'`,
      spoiled_on: sql`null`,
      spoiled_why: sql`null`,
    }),
    copies('certificate_print', many(0.01), {
      id: id('print', N),
      number: sql`'YZ-20240301-' || lpad(n::text, 3, '0')`,
      organisation: assessor,
      made_at: MOMENT,
    }),
    copies('certificate_paper', many(0.3), {
      id: id('paper', N),
      certificate,
      blank,
      batch: id('print', sql`1 + n / 30`),
      order_number: numbered('ZZ'),
      printed_on: DAY,
      void_on: sql`null`,
      void_why: sql`null`,
    }),
    copies('paper_order', many(0.3), {
      number: numbered('ZZ'),
      certificate,
      organisation: assessor,
      district: DISTRICT,
      person,
      asked_on: DAY,
      paper: id('paper', N),
      standing: sql`'delivered'`,
      ended_on: DAY,
    }),
    copies('certificate_showing', many(0.3), {
      code: showing,
      certificate,
      person,
      made_at: MOMENT,
      ends_at: sql`${MOMENT} + interval '7 days'`,
      withdrawn_at: sql`null`,
    }),
    copies('certificate_showing_view', many(0.3), { id: id('view', N), showing, at: MOMENT }),
    copies('wallet_offer', many(0.1), {
      id: showing,
      certificate,
      person,
      code_digest: sql`md5('code' || n)`,
      token_digest: sql`md5('token' || n)`,
      made_at: MOMENT,
      ends_at: MOMENT,
      token_ends_at: MOMENT,
      closed_at: MOMENT,
      issued_at: MOMENT,
    }),
    copies('earlier_certificate', many(0.1), {
      id: id('earlier', N),
      number: numbered('ZR'),
      person,
      certificate_number: sql`'load-' || n`,
      issued_on: DAY,
    }),
    copies('course_offer', many(1 / 30), {
      id: id('offer', N),
      provider,
      district: DISTRICT,
      occupation_name: OCCUPATION,
      starts_on: sql`${DAY} + 7`,
      closes_on: DAY,
      announced_at: MOMENT,
      ended: sql`'cancelled'`,
      class_number: sql`null`,
      ended_on: DAY,
      ended_why: sql`'装入的'`,
    }),
    copies('sign_up', many(0.5), {
      number: numbered('BM'),
      offer: id('offer', sql`1 + n / 20`),
      person,
      standing: sql`'gone'`,
      signed_at: MOMENT,
    }),
    copies('feedback_letter', many(0.1), {
      number: numbered('ZX'),
      published_at: sql`null`,
      answered_on: DAY,
      answer_due: sql`null`,
    }),
    copies('feedback_rating', many(0.5), {
      id: id('rating', N),
      about: sql`'BT-2024-load-' || n`,
      district: DISTRICT,
      rater: sql`md5('rater' || n)`,
      given_at: MOMENT,
      complaint: sql`null`,
    }),
    copies('supervision_finding', many(0.05), {
      key: sql`'F7:class:load-' || n`,
      number: numbered('HC'),
      district: DISTRICT,
      organisation: provider,
      found_on: DAY,
      standing: sql`'dismissed'`,
      ended_on: DAY,
    }),
    copies('supervision_report', many(0.02), { number: numbered('JB') }),
    copies('credit_event', many(0.1), {
      id: id('credit', N),
      organisation: provider,
      source: sql`'load:' || n`,
      corrects: sql`null`,
      why: sql`null`,
      count: sql`1`,
      happened_on: DAY,
      recorded_at: MOMENT,
    }),
    copies('visit', many(0.01), {
      number: numbered('DD'),
      exam: id('exam', N),
      organisation: assessor,
      district: DISTRICT,
      day: DAY,
      standing: sql`'closed'`,
      ended_on: DAY,
    }),
    copies('centre_staff', many(0.6), {
      id: id('staff', N),
      organisation: employer,
      number_mac: sql`md5('staff' || n)`,
      line: N,
    }),
    copies('file_attached', claims, {
      id: id('attached', N),
      subject_kind: sql`'case'`,
      subject_id: sql`'BT-2024-load-' || n`,
      at: MOMENT,
      withdrawn_at: sql`null`,
      withdrawn_by: sql`null`,
    }),
    copies('recovery', many(0.02), {
      number: numbered('ZH'),
      payable: id('payable', N),
      payee: employer,
      state: sql`'repaid'`,
      raised_on: DAY,
    }),
    copies('payable_key', claims, { payable: id('payable', N), key: sql`'load/' || n` }),
    copies('payable_slot', claims, { payable: id('payable', N), limit_key: sql`'load/' || n` }),
  ]
}

/** Copies of the first row of a table, whichever it is: what is read of it is in what differs. */
const copies = (table: string, times: number, but: Record<string, RawBuilder<unknown>>): Copies => ({
  table,
  like: sql`ctid = (select min(ctid) from ${sql.table(table)})`,
  times,
  but,
})
