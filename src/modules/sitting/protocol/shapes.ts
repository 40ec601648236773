import { z } from 'zod'
import { CandidateItem } from '../../bank/index.ts'

/** What a machine says who it is with, since it entered. */
export const Token = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

const Identifier = z.string().min(1).max(60)

/** An answer to an item of any kind, as it is typed. */
export const AnswerShape = z.union([
  z.string().max(20_000),
  z.array(z.union([Identifier, z.tuple([Identifier, Identifier])])).max(40),
  z.strictObject({ x: z.number().min(0).max(4000), y: z.number().min(0).max(4000) }),
])

/** One saved answer; `at` is when it was typed, by the machine's reckoning of the server's clock. */
export const SaveShape = z.strictObject({
  item: Identifier,
  seq: z.number().int().min(1).max(2_000_999_999),
  answer: AnswerShape,
  at: z.number().int().min(0).max(9_999_999_999_999),
})

/** The same as a machine keeps it: sealed for the server, with the token that it had. */
export const SealedSave = SaveShape.extend({ token: Token })

/** As many as are sent at once. */
const PORTION = 400

export const SavesIn = {
  token: Token,
  saves: z.array(SaveShape).max(PORTION).default([]),
  /** What a machine had kept sealed before it was started anew. */
  sealed: z.array(z.string().max(60_000)).max(PORTION).default([]),
}

/** How the sitting stands, with each answer of the server: the machine's clock is set by it. */
export const Standing = {
  now: z.number().int(),
  endsAt: z.number().int(),
  state: z.enum(['waiting', 'absent', 'running', 'paused', 'handed-in', 'timed-out']),
}

/** A paper as a machine shows it, of an examination or of a rehearsal. */
export const PaperShape = z.object({
  title: z.string(),
  place: z.string(),
  name: z.string(),
  seat: z.string(),
  room: z.string(),
  opensAt: z.number().int(),
  handInFrom: z.number().int(),
  /** Why there is no paper to be seen now, in words. */
  why: z.string().nullable(),
  items: z.array(CandidateItem).nullable(),
  answers: z.array(z.object({ item: z.string(), seq: z.number().int(), answer: AnswerShape })),
  /** Saves of this machine are numbered above this. */
  after: z.number().int(),
  ...Standing,
})
