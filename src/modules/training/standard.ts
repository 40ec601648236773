import { z } from 'zod'
import { clauseReference, type Edition, standardKind } from '../../kernel/standard/index.ts'
import { KeptDay } from '../../kernel/value/shapes.ts'

const bare = z.strictObject({ clause: clauseReference })

const trainingData = z.strictObject({
  agreement: bare,
  scope: bare,
  rectification: bare,
  /** A provider whose credit is too low files no new class (信用等级, R6.7). */
  credit: bare.optional(),
  /** A provider that winds up, or has gone into another, files no new class (办学状态). */
  standing: bare.optional(),
  /** A provider's first year: so many days from its first agreement, in which so many people at most may be on its rosters. */
  firstYear: z
    .strictObject({
      days: z.number().int().positive(),
      trainees: z.number().int().positive(),
      clause: clauseReference,
    })
    .optional(),
  catalogueDay: bare,
  persons: bare,
  overlap: bare,
  /** The shortest class that any subsidy is paid for. */
  minimum: z.strictObject({ lessons: z.number().int().positive(), clause: clauseReference }),
  hours: z.strictObject({
    lessonMinutes: z.number().int().positive(),
    perDay: z.number().int().positive(),
    clause: clauseReference,
  }),
  attendance: z.strictObject({
    minimumPercent: z.number().int().min(0).max(100),
    clause: clauseReference,
  }),
  /** Who may be on a roster, and how early a class is filed. */
  limits: z.strictObject({
    mostTrainees: z.number().int().positive(),
    youngest: z.number().int().min(14).max(60),
    filedAheadDays: z.number().int().positive(),
    clause: clauseReference,
  }),
  /** What in the sign-ins asks for a second look (疑点), and after how many days an entry by hand is late (补录). */
  doubts: z.strictObject({
    bulkPeople: z.number().int().min(2),
    bulkSeconds: z.number().positive(),
    byHandPercent: z.number().int().min(0).max(100),
    lateDays: z.number().int().min(0),
    clause: clauseReference,
  }),
  /** What makes a sign-in wait for a second look, how much by hand counts without one, and when the second roll call falls. */
  signIn: z
    .strictObject({
      farMetres: z.number().positive(),
      lateHours: z.number().positive(),
      byHandPercent: z.number().int().min(0).max(100),
      rollCall: z.strictObject({
        fromMinutes: z.number().int().min(1),
        toMinutes: z.number().int().min(1),
      }),
      clause: clauseReference,
    })
    .optional(),
  /** New classes say their times (上课时间); a sign-in so long before or after the lessons begin is a signal. */
  lessonTimes: z
    .strictObject({
      earlyMinutes: z.number().int().min(0),
      lateMinutes: z.number().int().min(0),
      clause: clauseReference,
    })
    .optional(),
  /** Within so many minutes a remote check is answered (远程抽查). */
  remoteCheck: z
    .strictObject({ answerMinutes: z.number().int().min(1).max(240), clause: clauseReference })
    .optional(),
  /** A class is not larger than its registered venue holds (场地容量). */
  venue: bare.optional(),
  /** From this day of filing on the teacher of a class is one of the register (教师登记); before it a name was enough. */
  teachers: z.strictObject({ registeredFrom: KeptDay, clause: clauseReference }).optional(),
  /** Who compares pictures at a sign-in (照片比对), and for how many days after the last lesson of a class never completed. */
  faceCheck: z
    .strictObject({
      provider: z.string().min(2).max(60),
      keptDays: z.number().int().min(0),
      clause: clauseReference,
    })
    .optional(),
  /** From how many answers on what trainees say of a provider is shown (满意度). */
  satisfaction: z.strictObject({ fewest: z.number().int().min(2), clause: clauseReference }).optional(),
  /** So many months after a completion the register of employment is asked (就业跟踪), and from how many on the share is shown. */
  followUp: z
    .strictObject({
      months: z.number().int().min(1).max(36),
      fewest: z.number().int().min(2),
      clause: clauseReference,
    })
    .optional(),
  /** What a training certificate (培训合格证书) shows. */
  certificate: bare,
  process: bare,
  retention: z.strictObject({ years: z.number().int().positive(), clause: clauseReference }),
})

export type TrainingData = z.output<typeof trainingData>
export type TrainingEdition = Edition<TrainingData>

/** How subsidised classes are filed, taught and attended (补贴培训管理标准). */
export const trainingKind = standardKind<TrainingData>('training', trainingData, '补贴培训管理标准')
