import { z } from 'zod'
import { clauseReference, type Edition, standardKind } from '../../kernel/standard/index.ts'
import { LevelKey } from '../../kernel/value/shapes.ts'
import { GROUPS } from './facts.ts'

const percent = z.number().int().min(0).max(100)
const group = z.enum(GROUPS)
const people = z.number().int().min(0)
const bare = z.strictObject({ clause: clauseReference })

const window = z.enum(['year', 'lifetime'])

const subsidyData = z.strictObject({
  rates: z.strictObject({
    percentByDemand: z.strictObject({ 非常紧缺: percent, 紧缺: percent, 一般紧缺: percent }),
    /** 技师 and 高级技师, whatever the demand. */
    technicianPercent: percent,
    clause: clauseReference,
  }),
  blended: z.strictObject({ percent, clause: clauseReference }),
  assessment: z.strictObject({ percent, clause: clauseReference }),
  hours: z.strictObject({ bands: z.tuple([z.literal(80), z.literal(120)]), clause: clauseReference }),
  certificate: bare,
  persons: z.strictObject({ groups: z.array(group), clause: clauseReference }),
  payee: z.strictObject({
    employer: z.array(group),
    /** The employer of which day is paid where the trainee changed employers: of the filing, or of the last day. */
    employerOn: z.enum(['filing', 'completion']),
    employerClause: clauseReference,
    clause: clauseReference,
  }),
  limits: z.strictObject({
    counted: z.array(z.strictObject({ groups: z.array(group), max: z.number().int().positive(), window })),
    clause: clauseReference,
  }),
  once: bare,
  notWithSkillUpgrade: bare,
  violation: bare,
  /** 职业培训包: an occupation marked `*` is trained by its package (R2.7). */
  trainingPackage: bare,
  publicTraining: z.strictObject({
    maxUpliftPercent: percent,
    /** How far the amount is raised, by people trained and hired of them; the highest step that is reached counts. */
    steps: z.array(z.strictObject({ trained: people, hired: people, percent })),
    stepsClause: clauseReference,
    clause: clauseReference,
  }),
  time: z.strictObject({
    reviewWorkingDays: z.number().int().positive(),
    noticeWorkingDays: z.number().int().positive(),
    clause: clauseReference,
  }),
})

export type SubsidyData = z.output<typeof subsidyData>
export type SubsidyEdition = Edition<SubsidyData>

/** Rates, limits and times of training and assessment subsidies (职业培训补贴标准). */
export const subsidyKind = standardKind<SubsidyData>('subsidy', subsidyData, '职业培训补贴标准')

const yuan = z.number().int().positive()
const limit = z.strictObject({ max: z.number().int().positive(), window, clause: clauseReference })

const skillUpgradeData = z.strictObject({
  amounts: z.strictObject({
    yuan: z.partialRecord(LevelKey, yuan),
    clause: clauseReference,
  }),
  insured: z.strictObject({ months: z.number().int().positive(), clause: clauseReference }),
  timeLimit: z.strictObject({ months: z.number().int().positive(), clause: clauseReference }),
  once: bare,
  notWithTraining: bare,
  limit: limit.nullable(),
  noLowerAfterHigher: bare.nullable(),
  handling: z.strictObject({
    reviewWorkingDays: z.number().int().positive(),
    reportDayOfMonth: z.number().int().min(1).max(28),
    noticeWorkingDays: z.number().int().positive(),
    clause: clauseReference,
  }),
})

export type SkillUpgradeData = z.output<typeof skillUpgradeData>
export type SkillUpgradeEdition = Edition<SkillUpgradeData>

/** Amounts and conditions of 技能提升补贴, paid from unemployment insurance. */
export const skillUpgradeKind = standardKind<SkillUpgradeData>(
  'skill-upgrade',
  skillUpgradeData,
  '失业保险技能提升补贴标准',
)
