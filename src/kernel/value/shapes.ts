import { z } from 'zod'
import type { DistrictCode } from './district.ts'
import { type CertificateLevel, type Level, levelOf } from './level.ts'
import type { CaseNumber as NumberOfCase } from './number/case-number.ts'
import { type CivilDate, parseCivilDate } from './time/civil-date.ts'
import { isTimeOfDay, type TimeOfDay } from './time/time-of-day.ts'

/** A day as text (YYYY-MM-DD) that exists in the calendar (日期). */
export const Day = z
  .string()
  .meta({ format: 'date' })
  .transform((text, context): CivilDate => {
    const parsed = parseCivilDate(text)
    if (parsed.valid) return parsed.value
    context.issues.push({ code: 'custom', message: parsed.reason, input: text })
    return z.NEVER
  })

/** A day as it goes out and is kept: still a day for whoever reads it. */
export const KeptDay = z
  .string()
  .meta({ format: 'date' })
  .refine((text): text is CivilDate => parseCivilDate(text).valid)

/** A time of the day as it comes in and goes out (HH:MM). */
export const Time = z
  .string()
  .trim()
  .meta({ format: 'time' })
  .refine((text): text is TimeOfDay => isTimeOfDay(text), '时间应形如 08:30')

/** The day that something public is asked for (?on=YYYY-MM-DD); today where none is named. */
export const onDay = Day.optional()

/** The code of a district (行政区划代码); whether it is the city's is asked of the city. */
export const District = z
  .string()
  .regex(/^\d{6}$/, '请选择区')
  .transform((text) => text as DistrictCode)

/** A level that certificates have (等级). */
export const CertificateLevelShape = z.union(
  [z.literal(5), z.literal(4), z.literal(3), z.literal(2), z.literal(1)],
  '应为 5、4、3、2 或 1',
) satisfies z.ZodType<CertificateLevel>

/** A level as it comes in and goes out; `special` for 专项职业能力. */
export const LevelShape = z.union(
  [z.literal(5), z.literal(4), z.literal(3), z.literal(2), z.literal(1), z.literal('special')],
  '应为 5、4、3、2、1 或 "special"',
) satisfies z.ZodType<Level>

/** A certificate's level where only text can stand. */
export const CertificateLevelKey = z.enum(['5', '4', '3', '2', '1'])

/** A level where only text can stand: as a key, in a query. */
export const LevelKey = z.enum(['5', '4', '3', '2', '1', 'special'])

/** The level that such a text means. */
export const LevelText = LevelKey.transform(levelOf)

/** The name of an occupation or 工种 as people write it (职业); `occupationKey` says which ones are the same. */
export const OccupationName = z.string().trim().min(1, '请填写职业').max(60)

/** 办件号: kind, year, district, gapless serial. */
export const CaseNumber = caseNumber('[A-Z]{2}', 'BT-2026-120116-000318')

/** The number of a case of one kind. */
export const caseNumberOf = (kind: string) => caseNumber(kind, `${kind}-2026-120116-000318`)

function caseNumber(kind: string, like: string) {
  return z
    .string()
    .regex(new RegExp(`^${kind}-\\d{4}-\\d{6}-\\d{6}$`), `办件号形如 ${like}`)
    .transform((text) => text as NumberOfCase)
}
