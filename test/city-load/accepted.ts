/** What may read much of a table that grows, and why: who asks, and of which table. */
export const ACCEPTED: readonly { by: string; of: string; why: string }[] = [
  {
    by: 'audit.verify',
    of: 'audit_record',
    why: 'checks that no record of the whole audit was changed: asked for by the auditor, and meant to read everything',
  },
  {
    by: 'subsidy.simulate-impact',
    of: 'case_file',
    why: 'decides the claims of a year anew by a draft: a year of a city, however many years it has',
  },
  {
    by: 'organisations.list',
    of: 'organisation',
    why: 'among two thousand names reading them costs less than their index, which a larger city uses',
  },
  {
    by: 'verb.sweep-keys',
    of: 'idempotency',
    why: 'keys live for thirty days; an index for a sweep each ten minutes would be paid by every act',
  },
  {
    by: 'certificates.upload-file',
    of: 'certificate_upload',
    why: 'of ninety thousand rows five hundred are found as cheaply by reading them all; a larger city uses their index',
  },
  {
    by: 'training.publish-outcomes',
    of: 'class_satisfaction',
    why: 'what came of all teaching is looked through once a month, in the background',
  },
  {
    by: 'training.publish-outcomes',
    of: 'trainee',
    why: 'what came of all teaching is looked through once a month, in the background',
  },
  {
    by: 'bank.blueprint',
    of: 'bank_version',
    why: 'whether a bank has enough of each point is counted over the bank: of some thousand versions all are read as cheaply',
  },
]
