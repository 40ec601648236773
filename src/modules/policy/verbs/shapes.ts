import { z } from 'zod'
import { Body } from '../version.ts'

/** A version of a document as it goes out. */
export const VersionBody = z.object({
  title: z.string(),
  short: z.string(),
  issuer: z.string(),
  documentNumber: z.string().nullable(),
  from: z.string(),
  to: z.string().nullable(),
  source: z.string(),
  ...Body.shape,
  interpretation: z.string(),
  questions: z.array(z.object({ question: z.string(), answer: z.string() })),
})

const Side = z.object({
  anchor: z.string(),
  label: z.string(),
  title: z.string(),
  stretches: z.array(z.object({ text: z.string(), mark: z.enum(['same', 'gone', 'new']) })),
})

/** One line of two versions side by side. */
export const ComparedLine = z.object({
  kind: z.enum(['same', 'changed', 'moved', 'added', 'removed']),
  before: Side.nullable(),
  after: Side.nullable(),
})
