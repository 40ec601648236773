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
  publication: z.strictObject({ workingDays: z.number().int().positive(), clause: clauseReference }),
  certificate: bare,
})

export type AssessmentData = z.output<typeof assessmentData>
export type AssessmentEdition = Edition<AssessmentData>

/** How a level is examined and certified (职业技能等级认定标准): papers, pass marks, publication. */
export const assessmentKind = standardKind<AssessmentData>(
  'assessment',
  assessmentData,
  '职业技能等级认定标准',
)
