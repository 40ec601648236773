import { z } from 'zod'
import { clauseReference, type Edition, standardKind } from '../../kernel/standard/index.ts'

const bare = z.strictObject({ clause: clauseReference })
const mark = z.string().regex(/^\d{1,3}(\.\d{1,2})?$/)

/** The papers of an examination: 理论知识, 操作技能, 综合评审. */
export const PAPERS = ['theory', 'skill', 'review'] as const
export type Paper = (typeof PAPERS)[number]

export const PAPER_NAMES: Record<Paper, string> = {
  theory: '理论知识',
  skill: '操作技能',
  review: '综合评审',
}

const papers = z.array(z.enum(PAPERS)).min(1)

const assessmentData = z.strictObject({
  scope: bare,
  papers: z.strictObject({
    byLevel: z.strictObject({ 5: papers, 4: papers, 3: papers, 2: papers, 1: papers, special: papers }),
    clause: clauseReference,
  }),
  marks: z.strictObject({ full: mark, pass: mark, clause: clauseReference }),
  doubleEntry: bare,
  independence: bare,
  /** 回避: which relations are declared, how many days before the day, and so many working days after it a request can be made. */
  recusal: z.strictObject({
    relations: z
      .array(
        z.strictObject({
          code: z.string().regex(/^[a-z][a-z-]{1,20}$/),
          text: z.string().min(2).max(60),
        }),
      )
      .min(1),
    daysBefore: z.number().int().min(0).max(30),
    askDays: z.number().int().min(0).max(60),
    /** Whoever has declared nothing for an examination marks, watches and supervises nothing in it. */
    declareFirst: z.boolean(),
    clause: clauseReference,
  }),
  publication: z.strictObject({ workingDays: z.number().int().positive(), clause: clauseReference }),
  certificate: bare,
  /** Nobody younger is examined, whatever the level (年满十六周岁). */
  minAge: z.strictObject({ years: z.number().int().positive(), clause: clauseReference }),
  /** R3.2: the lowest level that an occupation's standard has is open to all (初始等级). */
  initialLevel: bare,
  /** R4.7: which kinds of organisation certify under which letter. */
  issuer: bare,
  /** R4.1: 用人单位 examine their own staff. */
  ownStaff: bare,
  /** An examination held for a class is of its occupation and level. */
  sameClass: bare,
  /** One certificate of an occupation and level, and one examination for it at a time. */
  once: bare,
  /** How well facts must be known to count (资格审核): A 发证机构, B 窗口核验. */
  evidence: z.strictObject({ trust: z.array(z.enum(['A', 'B', 'C', 'D'])).min(1), clause: clauseReference }),
  absence: bare,
  /** What a violation (违纪) voids: all papers of the examination, or that paper. */
  violation: z.strictObject({ voids: z.enum(['all', 'paper']), clause: clauseReference }),
  /** How long a passed paper counts for a resit (补考). */
  resit: z.strictObject({ months: z.number().int().positive(), clause: clauseReference }),
  /** How long after publication a candidate may ask for a mark to be looked at again (成绩复核). */
  appeal: z.strictObject({ workingDays: z.number().int().positive(), clause: clauseReference }),
  /** How 专项职业能力 certificates are numbered: another letter, and a mark in the place of the level. */
  special: z.strictObject({
    letter: z
      .string()
      .regex(/^[A-Z]$/)
      .refine((letter) => letter !== 'Y' && letter !== 'S', '与等级证书重号'),
    levelMark: z.literal('0'),
    clause: clauseReference,
  }),
})

export type AssessmentData = z.output<typeof assessmentData>
export type AssessmentEdition = Edition<AssessmentData>

/** How a level is examined and certified (职业技能等级认定标准): papers, pass marks, publication. */
export const assessmentKind = standardKind<AssessmentData>(
  'assessment',
  assessmentData,
  '职业技能等级认定标准',
)
