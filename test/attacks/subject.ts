import { sql } from 'kysely'
import type { Db } from '../../src/kernel/database/index.ts'
import { PAID_PAYABLES } from '../../src/modules/payments/index.ts'
import type { Input } from './hostile-input.ts'

/** One worker's way through the demo city, by the keys of every record on it. */
export interface Subject {
  district: string
  person: string
  class: string
  provider: string
  exam: string
  assessor: string
  certificate: string
  certificateNumber: string
  employer: string
  claim: string
  batch: string
  /** What somebody has to pay back. */
  recovery: string
  /** A claim that its district has still to receive. */
  waiting: string
  /** A row of the register about the person. */
  fact: string
  trainingCertificate: string
  /** What was attached to the claim. */
  file: string
  /** What is to be told at the counter of the district. */
  message: string
  /** What was found of the provider, and a rating of it. */
  creditEvent: string
  rating: string
  /** An enterprise training centre, and the report of one on a year. */
  centre: string
  centreReport: string
  /** The accreditation of an assessor, a venue and an examiner of it. */
  accreditation: string
  venue: string
  examiner: string
  /** A training programme, planned by an enterprise. */
  programme: string
  /** An agreement of an apprentice of it. */
  agreement: string
  /** A course of the provider that people can sign up for. */
  offer: string
  /** An examination at machines, and a seat of it; what somebody proposed about a question, and answers that came late. */
  session: string
  seat: string
  ruling: string
  rescue: string
  /** A practical paper of the assessor's, a candidate of it, a sheet that waits to be confirmed, and a correction that waits. */
  practical: string
  marked: string
  sheet: string
  correction: string
  /** An appeal against a mark for which nobody is asked yet. */
  appeal: string
  /** The assessor's papers of an examination, and a batch of questions that it is writing. */
  paper: string
  questions: string
  /** A teacher of the provider. */
  teacher: string
  /** A batch of certificates that went to the national query. */
  uploads: string
  /** A visit of quality supervision to the examination. */
  visit: string
  /** A batch of papers that was printed. */
  prints: string
  /** The name on the certificate. */
  holder: string
}

/** Somebody who was trained and certified, and whose employer was paid. */
export async function aSubject(db: Db): Promise<Subject> {
  const { rows } =
    await sql<Subject>`select c.district, claim.person, c.id as class, c.provider, e.id as exam, e.assessor,
      cert.id as certificate, cert.number as "certificateNumber", claim.number as claim, payable.batch,
      claim.payee_id as employer, (select number from recovery order by number limit 1) as recovery,
      (select number from case_file where kind = 'BT' and state = 'filed' and held_code is null
        and district = c.district order by number limit 1) as waiting,
      (select id from person_status where person = claim.person and successor is null order by id limit 1) as fact,
      (select id from training_certificate where class = c.id and person = claim.person) as "trainingCertificate",
      (select id from file_attached order by at, id limit 1) as file,
      (select id::text from message where district = c.district and to_kind = 'person' order by id limit 1) as message,
      (select id from credit_event where organisation = c.provider and corrects is null order by id limit 1) as "creditEvent",
      (select number from credit_rating where organisation = c.provider order by number limit 1) as rating,
      (select id from centre where ended_on is null order by id limit 1) as centre,
      (select number from centre_report order by (organisation = claim.payee_id) desc, number limit 1) as "centreReport",
      (select id from accreditation where organisation = e.assessor order by id limit 1) as accreditation,
      (select id from accreditation_venue where organisation = e.assessor order by id limit 1) as venue,
      (select id from accreditation_member where organisation = e.assessor order by id limit 1) as examiner,
      (select m.id from programme_member m join programme p on p.number = m.programme
        where p.organisation = claim.payee_id order by m.line limit 1) as agreement,
      (select number from programme order by (organisation = claim.payee_id) desc, number limit 1) as programme,
      (select id from course_offer where provider = c.provider and ended is null order by id limit 1) as offer,
      (select id from sitting_session order by (assessor = e.assessor) desc, opens_at desc, id limit 1) as session,
      (select k.id from sitting k join sitting_session s on s.id = k.session
        order by (s.assessor = e.assessor) desc, s.opens_at desc, k.id limit 1) as seat,
      (select id from sitting_ruling where decided_by is null order by id limit 1) as ruling,
      (select r.id from sitting_rescue r join sitting k on k.id = r.sitting join sitting_session s on s.id = k.session
        where s.assessor = e.assessor and r.decided_at is null order by r.id limit 1) as rescue,
      (select id from practical_session where assessor = e.assessor order by id limit 1) as practical,
      (select k.id from practical_candidate k join practical_session s on s.id = k.session
        where s.assessor = e.assessor order by s.id, k.seat limit 1) as marked,
      (select id from practical_sheet where assessor = e.assessor and confirmed_at is null and dropped_at is null
        order by id limit 1) as sheet,
      (select q.id from practical_correction q join practical_session s on s.id = q.session
        where s.assessor = e.assessor and q.decided_by is null order by q.id limit 1) as correction,
      (select a.number from mark_appeal a join case_file f on f.number = a.number where f.state = 'filed'
        order by a.number limit 1) as appeal,
      (select id from bank_paper where organisation = e.assessor and state <> 'void' order by starts_at, id limit 1) as paper,
      (select number from case_file where kind = 'MT' and organisation = e.assessor and state = 'drafted'
        order by number limit 1) as questions,
      (select t.id from provider_teacher t where t.provider = c.provider and t.until_on is null
        order by t.from_on, t.id limit 1) as teacher,
      (select id from certificate_batch order by number limit 1) as uploads,
      (select number from visit where exam = e.id order by number limit 1) as visit,
      (select id from certificate_print order by number limit 1) as prints,
      cert.name as holder
    from subsidy_claim claim
    join payable on payable.case_number = claim.number
    join training_class c on c.id = claim.class
    join certificate cert on cert.id = claim.certificate
    join exam e on e.class = c.id
    where payable.id in (select id from ${PAID_PAYABLES} kept) and claim.payee = 'employer' order by claim.number limit 1`.execute(
      db,
    )
  const found = rows[0]
  if (!found) throw new Error('the demo city has nobody who was trained, certified and paid')
  return found
}

/** How each verb is told whose record it is; the test says which verbs must be here. */
export const ASKS: Record<string, (subject: Subject) => Input> = {
  'practical.sheet': ({ sheet }) => ({ id: sheet }),
  'practical.confirm-sheet': ({ sheet }) => ({ id: sheet }),
  'practical.drop-sheet': ({ sheet }) => ({ id: sheet }),
  'practical.progress': ({ practical }) => ({ id: practical }),
  'practical.take-sheet': ({ practical }) => ({ id: practical }),
  'practical.hand-in': ({ practical }) => ({ id: practical, card: 'KP-0001' }),
  'practical.decide': ({ practical, marked }) => ({ id: practical, candidate: marked }),
  'practical.decide-own': ({ practical, marked }) => ({ id: practical, candidate: marked }),
  'practical.decide-late': ({ practical, marked }) => ({ id: practical, candidate: marked }),
  'practical.close': ({ practical }) => ({ id: practical }),
  'practical.sign': ({ practical }) => ({ id: practical }),
  'practical.reassign': ({ practical }) => ({ id: practical }),
  'practical.typing': ({ practical }) => ({ id: practical }),
  'practical.type-sheet': ({ practical, marked }) => ({
    id: practical,
    candidate: marked,
    card: 'KP-0002',
    cells: [{ item: 'i1', value: '100' }],
  }),
  'practical.propose-correction': ({ practical }) => ({ id: practical, seat: '001', value: '60' }),
  'practical.correction': ({ correction }) => ({ id: correction }),
  'practical.decide-correction': ({ correction }) => ({ id: correction, accept: true }),
  'visits.prepare-draw': ({ district }) => ({ district, from: '2099-01-01', to: '2099-01-02' }),
  'visits.read': ({ visit }) => ({ number: visit }),
  'visits.take-checklist': ({ visit }) => ({ number: visit }),
  'visits.hand-in': ({ visit }) => ({ number: visit, card: 'R12260001' }),
  'visits.photo': ({ visit }) => ({
    number: visit,
    card: 'R12260001',
    file: { name: '照片.png', content: Buffer.from('89504e470d0a1a0a02', 'hex').toString('base64') },
  }),
  'visits.settle': ({ visit }) => ({ number: visit, item: 'cameras', reason: '看过录像' }),
  'visits.end': ({ visit }) => ({ number: visit, summary: '情况正常' }),
  'visits.sign': ({ visit }) => ({ number: visit }),
  'visits.reopen': ({ visit }) => ({ number: visit, why: '漏填一项' }),
  'visits.recuse': ({ visit }) => ({ number: visit, why: '有亲属在考' }),
  'sitting.desk': ({ session }) => ({ id: session }),
  'sitting.unlock': ({ seat }) => ({ id: seat }),
  'sitting.lock-out': ({ seat }) => ({ id: seat, note: '换到备用机' }),
  'sitting.incident': ({ seat }) => ({ id: seat, code: 'other', note: '核对证件' }),
  'sitting.resume': ({ seat }) => ({ id: seat }),
  'sitting.extra-seat': ({ seat }) => ({ id: seat, minutes: 1, note: '左手受伤' }),
  'sitting.extra-room': ({ session }) => ({ id: session, room: '1', minutes: 1, note: '停电' }),
  'sitting.take-in-rescue': ({ seat }) => ({ id: seat, content: '{}' }),
  'sitting.close': ({ session }) => ({ id: session }),
  'sitting.replace-watcher': ({ session }) => ({ id: session, out: 'KP-1', in: 'KP-2', reason: '没有申报' }),
  'sitting.sign': ({ session }) => ({ id: session, room: '1' }),
  'sitting.next-answer': ({ session }) => ({ id: session }),
  'sitting.differing': ({ session }) => ({ id: session }),
  'sitting.give-points': ({ session, seat }) => ({ id: session, sitting: seat, item: 'a', points: 1 }),
  'sitting.decide-points': ({ session, seat }) => ({ id: session, sitting: seat, item: 'a', points: 1 }),
  'sitting.propose-ruling': ({ session }) => ({ id: session, item: 'a', key: null, reason: '题干有误' }),
  'sitting.items': ({ session }) => ({ id: session }),
  'sitting.ruling': ({ ruling }) => ({ id: ruling }),
  'sitting.decide-ruling': ({ ruling }) => ({ id: ruling, accept: true }),
  'sitting.decide-rescue': ({ rescue }) => ({ id: rescue, taken: true, reason: '断网有记录' }),
  'certificates.freeze-organisation': ({ assessor }) => ({ id: assessor, reason: '示例原因' }),
  'sitting.begin-rehearsal': ({ session }) => ({ id: session }),
  'sitting.end-rehearsal': ({ session }) => ({ id: session }),
  'sitting.rehearsal': ({ session }) => ({ id: session }),
  'sitting.my-marks': ({ exam }) => ({ id: exam }),
  'sitting.ask-appeal': ({ exam }) => ({ id: exam, paper: 'theory', said: '请再核一次分' }),
  'sitting.appeal-examiners': ({ appeal }) => ({ number: appeal }),
  'sitting.appeal-work': ({ appeal }) => ({ number: appeal }),
  'cases.read': ({ claim }) => ({ number: claim }),
  'cases.colleagues': ({ waiting }) => ({ number: waiting }),
  'cases.foresee': ({ waiting }) => ({ number: waiting, step: 'accept' }),
  'cases.take-back': ({ claim }) => ({ number: claim }),
  'cases.claim': ({ waiting }) => ({ number: waiting }),
  'cases.answer-correction': ({ claim }) => ({
    number: claim,
    item: '018f0000-0000-7000-8000-000000000077',
    said: '已补',
  }),
  'cases.transfer': ({ waiting }) => ({ number: waiting, to: null }),
  'files.attach': ({ claim }) => ({
    number: claim,
    file: { name: '照片.png', content: Buffer.from('89504e470d0a1a0a00', 'hex').toString('base64') },
  }),
  'files.list': ({ claim }) => ({ number: claim }),
  'files.attach-to': ({ claim }) => ({
    kind: 'case',
    id: claim,
    file: { name: '照片.png', content: Buffer.from('89504e470d0a1a0a01', 'hex').toString('base64') },
  }),
  'files.list-of': ({ claim }) => ({ kind: 'case', id: claim }),
  'files.read': ({ file }) => ({ id: file }),
  'files.withdraw': ({ file }) => ({ id: file }),
  'messages.told': ({ message }) => ({ id: message }),
  'objections.contact': ({ claim }) => ({ number: claim, reason: '核实异议内容' }),
  'cases.replay': ({ claim }) => ({ number: claim }),
  'people.reveal-id': ({ person, claim }) => ({ id: person, reason: '核对身份', case: claim }),
  'people.facts': ({ person }) => ({ id: person }),
  'people.record-fact': ({ person }) => ({
    id: person,
    kind: 'veteran',
    from: '2020-01-01',
    to: undefined,
    evidence: '核对退役证原件',
  }),
  'people.end-fact': ({ fact }) => ({ id: fact, on: '2025-01-01' }),
  'people.withdraw-fact': ({ fact }) => ({ id: fact }),
  'my.correct-fact': ({ fact }) => ({ id: fact, wrong: 'never', why: '登记的不是我的情况' }),
  'my.certificate-pdf': ({ certificate }) => ({ id: certificate }),
  'my.certificate-credential': ({ certificate }) => ({ id: certificate }),
  'my.certificate-badge': ({ certificate }) => ({ id: certificate }),
  'certificates.share': ({ certificate }) => ({ id: certificate, days: 7 }),
  'certificates.print': ({ certificate }) => ({ id: certificate }),
  'certificates.read': ({ certificateNumber }) => ({ number: certificateNumber }),
  'certificates.propose-correction': ({ certificate }) => ({
    id: certificate,
    name: '张改',
    basis: '姓名录入有误',
  }),
  'certificates.offer-to-wallet': ({ certificate }) => ({ id: certificate }),
  'certificates.show': ({ certificate }) => ({ id: certificate, show: ['level'], days: 1 }),
  'my.showings': ({ certificate }) => ({ id: certificate }),
  'my.paper-certificate': ({ certificate }) => ({ id: certificate }),
  'my.ask-paper-certificate': ({ certificate }) => ({ id: certificate, delivery: 'collect' }),
  'certificates.ask-paper-for': ({ certificateNumber, holder }) => ({
    number: certificateNumber,
    name: holder,
    delivery: 'collect',
  }),
  'certificates.print-file': ({ prints }) => ({ id: prints }),
  'certificates.upload-file': ({ uploads }) => ({ id: uploads }),
  'certificates.take-receipt': ({ uploads }) => ({
    id: uploads,
    file: { name: '回执.csv', content: new TextEncoder().encode('批次号,证书编号,结果,原因\r\n') },
  }),
  'certificates.upload-again': ({ certificate }) => ({ id: certificate, why: '对照原件，都对' }),
  'certificates.propose-revocation': ({ certificate }) => ({
    id: certificate,
    reason: 'fraud',
    basis: '核实为冒名',
  }),
  'training.class-desk': (subject) => ({ id: subject.class }),
  'training.attendance-code': (subject) => ({ id: subject.class }),
  'training.attend': (subject) => ({ id: subject.class }),
  'training.enter-attendance': (subject) => ({ id: subject.class, person: subject.person }),
  'training.check-attendance': (subject) => ({ id: subject.class }),
  'training.postpone': (subject) => ({ id: subject.class }),
  'training.call-roll': (subject) => ({ id: subject.class }),
  'training.add-video': (subject) => ({ id: subject.class, day: '2026-01-01', begins: '08:30' }),
  'training.ask-remote-check': (subject) => ({ id: subject.class }),
  'training.remote-checks': (subject) => ({ id: subject.class }),
  'training.answer-remote-check': (subject) => ({
    id: subject.class,
    check: '00000000-0000-4000-8000-000000000000',
    present: 1,
  }),
  'training.explain-remote-check': (subject) => ({
    id: subject.class,
    check: '00000000-0000-4000-8000-000000000000',
    said: '现在拍不了照片',
  }),
  'training.inspect-roll': (subject) => ({ id: subject.class }),
  'training.my-face': (subject) => ({ id: subject.class }),
  'training.agree-face': (subject) => ({ id: subject.class, agree: 'yes' }),
  'training.withdraw-face': (subject) => ({ id: subject.class }),
  'training.check-face': (subject) => ({ id: subject.class }),
  'training.rate-class': (subject) => ({ id: subject.class, stars: 5 }),
  'training.pause': (subject) => ({ id: subject.class, from: '2026-01-01', why: '临时停电' }),
  'training.resume': (subject) => ({ id: subject.class, from: '2026-01-01' }),
  'training.move-lesson': (subject) => ({
    id: subject.class,
    day: '2026-01-01',
    to: '2027-01-01',
    why: '临时停电',
  }),
  'training.change-lessons': (subject) => ({
    id: subject.class,
    from: '2026-01-01',
    beginsAt: '08:30',
    endsAt: '16:30',
    why: '教室检修',
  }),
  'training.change-teacher': (subject) => ({
    id: subject.class,
    from: '2026-01-01',
    teacher: '别的师傅',
    why: '原来的师傅病了',
  }),
  'training.teacher-leaves': ({ teacher }) => ({ id: teacher, until: '2026-01-01', why: '调走' }),
  'training.join': (subject) => ({ id: subject.class, on: '2027-01-01', why: '候补递补' }),
  'training.leave': (subject) => ({
    id: subject.class,
    person: subject.person,
    on: '2027-01-01',
    why: '找到工作',
  }),
  'training.change-employer': (subject) => ({
    id: subject.class,
    person: subject.person,
    on: '2026-01-01',
    why: '跳槽到新单位',
  }),
  'training.dispute-attendance': (subject) => ({ id: subject.class, day: '2026-01-01', said: '那天我来了' }),
  'training.mark-room': (subject) => ({ id: subject.class }),
  'training.sign-in-list': (subject) => ({ id: subject.class }),
  'training.hand-in-sign-ins': (subject) => ({ id: subject.class }),
  'training.violations': (subject) => ({ id: subject.class }),
  'training.record-violation': (subject) => ({
    id: subject.class,
    person: undefined,
    foundOn: '2030-01-01',
  }),
  'training.lift-violation': () => ({ id: '00000000-0000-4000-8000-000000000000' }),
  'training.print-certificate': (subject) => ({ id: subject.class, person: subject.person }),
  'my.training-certificate-pdf': ({ trainingCertificate }) => ({ id: trainingCertificate }),
  'training.complete': (subject) => ({ id: subject.class }),
  'assessment.read-exam': ({ exam }) => ({ id: exam }),
  'assessment.archive': ({ exam }) => ({ id: exam }),
  'assessment.door-list': ({ exam }) => ({ id: exam }),
  'assessment.my-ticket': ({ exam }) => ({ id: exam }),
  'assessment.read-declaration': ({ exam }) => ({ id: exam }),
  'assessment.declare': ({ exam }) => ({ id: exam, none: true, bound: [], reason: '示例更正' }),
  'assessment.read-ask-recusal': ({ exam }) => ({ id: exam }),
  'assessment.ask-recusal': ({ exam }) => ({
    id: exam,
    against: '示例',
    relation: 'relative',
    why: '示例理由',
    seat: '001',
  }),
  'assessment.end-relative': () => ({ id: '00000000-0000-4000-8000-000000000000', why: '示例理由' }),
  'bank.set-paper-aside': ({ paper }) => ({ id: paper }),
  'bank.open-paper': ({ paper }) => ({ id: paper }),
  'bank.take-share': ({ paper }) => ({ id: paper }),
  'bank.draw-paper': ({ paper }) => ({ id: paper }),
  'bank.paper': ({ paper }) => ({ id: paper }),
  'bank.write-question': ({ questions }) => ({ number: questions, item: null }),
  'bank.import': ({ questions }) => ({ number: questions }),
  'bank.batch': ({ questions }) => ({ number: questions }),
  // The demo's own ratings are of other people; whose case it is alone may rate it.
  'feedback.rate-case': ({ claim }) => ({ number: claim, stars: 5, words: '' }),
  'feedback.withdraw-rating': () => ({ id: '00000000-0000-4000-8000-000000000000' }),
  'payments.pay-again': ({ claim }) => ({ number: claim }),
  'payments.late-return': ({ claim }) => ({ number: claim }),
  'payments.report-overpayment': ({ claim }) => ({ number: claim }),
  'payments.discrepancies': ({ batch }) => ({ number: batch }),
  'payments.close-discrepancy': ({ class: id }) => ({ id }),
  'payments.payment-file': ({ batch }) => ({ number: batch }),
  'subsidy.simulate-impact': () => ({ number: undefined }),
  'payments.give-budget': ({ district }) => ({ district, amount: 100 }),
  'subsidy.summarise': () => ({ total: 1, amount: 100 }),
  'payments.money-trail': ({ claim }) => ({ number: claim }),
  'payments.money-from': ({ certificateNumber }) => ({ number: certificateNumber }),
  'search.person': ({ person }) => ({ id: person }),
  'accreditation.propose-revocation': ({ accreditation }) => ({
    id: accreditation,
    reason: 'untrue',
    finding: '与登记不符',
  }),
  'accreditation.close-venue': ({ venue }) => ({ id: venue }),
  'accreditation.member-leaves': ({ examiner }) => ({ id: examiner }),
  'assessment.levels-of': ({ person }) => ({ id: person, occupation: '焊工' }),
  'centres.propose-revocation': ({ centre }) => ({
    id: centre,
    reason: 'untrue',
    finding: '教师名单与社保不符',
  }),
  'centres.read-report': ({ centreReport }) => ({ number: centreReport }),
  'programmes.members': ({ programme }) => ({ number: programme }),
  'programmes.sign': ({ agreement }) => ({ id: agreement }),
  'programmes.read-plan': ({ programme }) => ({ number: programme }),
  'enrolment.offer-desk': ({ offer }) => ({ id: offer }),
  'enrolment.admitted-roster': ({ offer }) => ({ id: offer }),
  'enrolment.enter-class': ({ offer }) => ({ id: offer, class: 'KB-2026-120116-000001' }),
  'enrolment.cancel-offer': ({ offer }) => ({ id: offer, why: '报名人数不足' }),
  'supervision.prepare-draw': ({ district }) => ({ district, count: 1 }),
  'credit.correct-event': ({ creditEvent }) => ({ id: creditEvent, times: 1 }),
  'credit.desk': ({ provider }) => ({ id: provider }),
  'credit.read-rating': ({ rating }) => ({ number: rating }),
  'credit.record-inspection': ({ provider }) => ({ id: provider }),
  'organisations.record': ({ provider }) => ({ id: provider }),
  'organisations.give-agreement': ({ provider }) => ({ id: provider, from: '2030-01-01', to: '2030-12-31' }),
  'organisations.end-agreement': ({ provider }) => ({ id: provider }),
  'organisations.give-scope': ({ provider }) => ({ id: provider, from: '2030-01-01', to: '2030-12-31' }),
  'organisations.branch': ({ provider }) => ({ id: provider }),
  'organisations.halt': ({ provider }) => ({ id: provider, why: 'winding-up' }),
  'organisations.merge': ({ provider }) => ({ id: provider }),
  'organisations.resume': ({ provider }) => ({ id: provider }),
  'organisations.unmerge': ({ provider }) => ({ id: provider }),
  'organisations.rectify': ({ provider }) => ({ id: provider }),
  'organisations.end-rectification': ({ provider }) => ({ id: provider }),
}

/** The lists, each asked for where the subject's records would be found. */
export const LISTS: Record<string, (subject: Subject) => Input> = {
  'cases.list': ({ claim }) => ({ box: 'all', q: claim }),
  'certificates.issued': () => ({}),
  'my.certificates': () => ({}),
  'training.my-classes': () => ({}),
  'training.my-training': () => ({}),
  'assessment.our-exams': () => ({}),
  'subsidy.mine': () => ({}),
  'payments.list-batches': () => ({}),
  'figures.rows': () => ({ key: 'paid-amount' }),
  'audit.trail': ({ claim }) => ({ subject: claim }),
}
