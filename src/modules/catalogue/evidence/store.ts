import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '../../../kernel/database/index.ts'
import { kept, readRows } from '../../../kernel/database/index.ts'
import type { Actor } from '../../../kernel/identity/actor.ts'
import { type Decimal, decimal } from '../../../kernel/value/decimal.ts'
import type { Evidence } from './evidence.ts'
import type { Grade } from './grade.ts'
import type { Period } from './period.ts'
import type { EvidenceText } from './read-evidence.ts'

/** A row of the register: evidence, what is kept beside it, and where it came from. */
export interface KeptEvidence extends Evidence {
  headcountGap: string | null
  trainingCost: string | null
  source: string
  importedAt: Date
  importedBy: string
}

/** A row of the sheet that was found in order. */
export type EvidenceLine = EvidenceText & Record<'headcount_gap' | 'training_cost' | 'source', string>

/** Keeps an import; returns how many of its rows take the place of earlier ones. */
export async function insertEvidence(
  db: Db,
  file: string,
  lines: readonly EvidenceLine[],
  by: Pick<Actor, 'account' | 'label'>,
  at: Date,
): Promise<number> {
  const { rows } = await sql<{
    id: number
  }>`insert into catalogue_evidence_import (file, rows, at, account, label)
    values (${file}, ${lines.length}, ${at}, ${by.account}, ${by.label}) returning id`.execute(db)
  const [kept] = rows
  if (!kept) throw new Error('the import was not kept')
  const list = JSON.stringify(lines)
  const earlier = await sql<{ count: number }>`select count(*)::int as count
    from json_to_recordset(${list}::json) as n(code text, period text)
    where exists (select 1 from catalogue_evidence e where e.code = n.code and e.period = n.period)`.execute(
    db,
  )
  await sql`insert into catalogue_evidence (import, code, name, period, vacancies, seekers, vacancy_days, wage_growth,
      survey_score, industry_growth, headcount_gap, training_cost, source)
    select ${kept.id}, code, name, period, nullif(vacancies, '')::numeric, nullif(seekers, '')::numeric,
      nullif(vacancy_days, '')::numeric, nullif(wage_growth, '')::numeric, nullif(survey_score, '')::numeric,
      nullif(industry_growth, '')::numeric, nullif(headcount_gap, '')::numeric, nullif(training_cost, '')::numeric, source
    from json_to_recordset(${list}::json) as n(code text, name text, period text, vacancies text, seekers text,
      vacancy_days text, wage_growth text, survey_score text, industry_growth text, headcount_gap text,
      training_cost text, source text)`.execute(db)
  return earlier.rows[0]?.count ?? 0
}

const EvidenceRow = z.object({
  code: z.string(),
  name: z.string(),
  period: kept<Period>(),
  vacancies: z.string().nullable(),
  seekers: z.string().nullable(),
  vacancy_days: z.string().nullable(),
  wage_growth: z.string().nullable(),
  survey_score: z.string().nullable(),
  industry_growth: z.string().nullable(),
  headcount_gap: z.string().nullable(),
  training_cost: z.string().nullable(),
  source: z.string(),
  at: z.date(),
  label: z.string(),
})

/** The evidence that counts, of one occupation or of all: the newest import of each quarter. */
export async function currentEvidence(db: Db, code: string | null = null): Promise<KeptEvidence[]> {
  const rows = await readRows(
    EvidenceRow,
    sql`select distinct on (e.code, e.period) e.*, i.at, i.label
    from catalogue_evidence e join catalogue_evidence_import i on i.id = e.import
    where ${code}::text is null or e.code = ${code} order by e.code, e.period, e.import desc`,
    db,
  )
  return rows.map((row) => ({
    code: row.code,
    name: row.name,
    period: row.period,
    vacancies: exact(row.vacancies),
    seekers: exact(row.seekers),
    vacancyDays: exact(row.vacancy_days),
    wageGrowth: exact(row.wage_growth),
    surveyScore: exact(row.survey_score),
    industryGrowth: exact(row.industry_growth),
    headcountGap: row.headcount_gap,
    trainingCost: row.training_cost,
    source: row.source,
    importedAt: row.at,
    importedBy: row.label,
  }))
}

const exact = (text: string | null): Decimal | null => (text === null ? null : decimal(text))

/** What experts decided on a proposal. `basis` names the proposal, so that a review of an earlier one is told apart. */
export interface Review {
  code: string
  name: string
  basis: string
  before: Grade | null
  proposed: Grade
  decided: Grade
  reason: string | null
  at: Date
  label: string
}

export async function insertReview(
  db: Db,
  review: Omit<Review, 'at' | 'label'>,
  by: Pick<Actor, 'account' | 'label'>,
  at: Date,
): Promise<void> {
  await sql`insert into catalogue_review (code, name, basis, class_before, proposed, decided, reason, at, account, label)
    values (${review.code}, ${review.name}, ${review.basis}, ${review.before}, ${review.proposed}, ${review.decided},
      ${review.reason}, ${at}, ${by.account}, ${by.label})`.execute(db)
}

/** The reviews of one occupation or of all, newest first. */
export async function reviews(db: Db, code: string | null = null): Promise<Review[]> {
  const { rows } = await sql<Review & { class_before: Grade | null }>`select * from catalogue_review
    where ${code}::text is null or code = ${code} order by id desc`.execute(db)
  return rows.map(({ class_before, ...row }) => ({ ...row, before: class_before }))
}
