import type { z } from 'zod'
import { ClassForm } from '../schema.ts'

/** How each field of a filing is filled in: typed by hand, or chosen from what is known (填写、选择、上传). */
const HOW = {
  occupation: 'chosen',
  level: 'chosen',
  hours: 'typed',
  startsOn: 'chosen',
  hoursPerDay: 'given',
  restDays: 'given',
  beginsAt: 'given',
  endsAt: 'given',
  mode: 'given',
  place: 'typed',
  teacher: 'chosen',
  byPackage: 'chosen',
  roster: 'uploaded',
} as const satisfies Record<keyof typeof ClassForm, 'typed' | 'chosen' | 'given' | 'uploaded'>

const count = (how: string): number =>
  (Object.keys(ClassForm) as (keyof typeof ClassForm)[]).filter(
    (key) => HOW[key] === how && !(ClassForm[key] as z.ZodType).safeParse(undefined).success,
  ).length

/** How many fields of a filing have to be typed and how many chosen, counted from the form itself (手工填写项数). */
export const FILING_EFFORT = { typed: count('typed'), chosen: count('chosen') }
