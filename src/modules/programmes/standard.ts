import { z } from 'zod'
import { clauseReference, type Edition, type Standards, standardKind } from '../../kernel/standard/index.ts'
import type { CivilDate } from '../../kernel/value/time/civil-date.ts'
import { KIND_NAMES } from '../organisations/rules.ts'
import { type ProgrammeKind, SIGNER_KEYS, TERM_KEYS } from './kinds.ts'

const percent = z.number().int().min(0).max(100)
const people = z.number().int().min(1).max(10_000)
const months = z.number().int().min(1).max(120)
const paper = z.string().min(2).max(60)
const clause = clauseReference

const programmeData = z.strictObject({
  /** Which organisations may plan one (申报主体). */
  applicants: z.strictObject({ kinds: z.array(z.enum(KIND_NAMES)).min(1), clause }),
  /** Whether another organisation teaches with it (合作机构). */
  partner: z.enum(['none', 'optional', 'required']),
  /** Whom it teaches: those on the rosters of its classes, or those who are named one by one. */
  members: z.enum(['classes', 'named']),
  heads: z.strictObject({ least: people, most: people, clause }),
  term: z.strictObject({ mostMonths: months, clause }),
  /** Lessons held together, and how far they may be online and must be on video; null where nothing is said. */
  hours: z.strictObject({
    least: z.number().int().min(1).max(2000),
    onlineMostPercent: percent.nullable(),
    videoLeastPercent: percent.nullable(),
    clause,
  }),
  /** The most that is paid for one who is done (每人补贴上限). */
  amount: z.strictObject({ mostYuan: z.number().int().min(1).max(100_000), clause }),
  payee: z.strictObject({ to: z.enum(['applicant', 'teacher']), clause }),
  /** By what somebody is done (培训完成的凭据). */
  proof: z.strictObject({ by: z.enum(['completion', 'certificate']), clause }),
  /** What each must be when it starts, and must still be when money is decided (开始时、结算时都要符合). */
  persons: z.strictObject({
    at: z.enum(['employed-here', 'not-employed', 'any']),
    still: z.enum(['employed-here', 'any']),
    /** The employment contract of who is named one by one lasts so long at least. */
    contractMonths: months.nullable(),
    clause,
  }),
  /**
   * Hired in the city within so many months after its end (限期就业); null where it is not asked. An employer has days of its own to
   * register whom it hired, so that the register is asked until they are over too (登记时限).
   */
  hired: z
    .strictObject({ months, registerDays: z.number().int().min(0).max(90).default(0), clause })
    .nullable(),
  /** How often one person is paid for it (每人几次); null where it is not limited beside each course once. */
  often: z
    .strictObject({ most: z.number().int().min(1).max(20), within: z.enum(['year', 'life']), clause })
    .nullable()
    .default(null),
  mentors: z.strictObject({ each: z.number().int().min(0).max(2), clause }),
  /** The agreement of three, and which of its terms, when changed, asks whose signature anew (重签表). */
  agreement: z
    .strictObject({ reopens: z.record(z.enum(TERM_KEYS), z.array(z.enum(SIGNER_KEYS))), clause })
    .nullable(),
  advance: z.strictObject({ mostPercent: percent, clause }).nullable(),
  documents: z.strictObject({ plan: z.array(paper), settlement: z.array(paper), clause }),
})
export type ProgrammeData = z.output<typeof programmeData>
export type ProgrammeEdition = Edition<ProgrammeData>

const kindOf = (kind: ProgrammeKind, title: string) =>
  standardKind<ProgrammeData>(`programme-${kind}`, programmeData, title)

/** The standard of each kind of training beside catalogue classes (R3.6–R3.9). */
export const PROGRAMME_STANDARDS = {
  project: kindOf('project', '项目制培训标准'),
  apprenticeship: kindOf('apprenticeship', '企业新型学徒制标准'),
  mentoring: kindOf('mentoring', '名师带徒标准'),
  directed: kindOf('directed', '定向培训标准'),
  safety: kindOf('safety', '安全技能培训标准'),
  startup: kindOf('startup', '创业培训标准'),
} as const satisfies Record<ProgrammeKind, unknown>

/** What is in force of a kind on a day; null where nothing is published for it. */
export const programmeOn = (
  standards: Standards,
  kind: ProgrammeKind,
  day: CivilDate,
): ProgrammeEdition | null => standards.inForce(PROGRAMME_STANDARDS[kind], day)
