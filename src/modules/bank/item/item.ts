import { z } from 'zod'
import { Identifier, Line } from './text.ts'

/** The picture's bytes are part of the question, so that they are sealed with it and nothing else has to be fetched. */
export const Picture = z.strictObject({
  type: z.enum(['image/png', 'image/jpeg']),
  data: z.base64('图片内容不完整').max(700_000, '图片最大 500 KB'),
  /** What it shows, for who does not see it. */
  alt: Line(200),
  width: z.number().int().min(1).max(4000),
  height: z.number().int().min(1).max(4000),
})
export type Picture = z.output<typeof Picture>

/** 题干: what is asked. */
const Stem = z.strictObject({
  paragraphs: z.array(Line(2000)).min(1, '请写题干').max(20),
  pictures: z.array(Picture).max(4),
})

/** One of the answers that are offered. */
export const Option = z.strictObject({ id: Identifier, text: Line(500) })
export type Option = z.output<typeof Option>

const options = z.array(Option).min(2, '至少两个选项').max(12)

/** A part of a picture; circle: x, y, r; rectangle: left, top, right, bottom; polygon: x, y, x, y, … */
export const Region = z.strictObject({
  id: Identifier,
  shape: z.enum(['circle', 'rect', 'poly']),
  coords: z.array(z.number().int().min(0).max(4000)).min(3).max(60),
})
export type Region = z.output<typeof Region>

/** All of it or nothing, or a share for each right one where nothing wrong was chosen (部分得分). */
export const Scoring = z.enum(['all', 'partial'])
export type Scoring = z.output<typeof Scoring>

/** Whole or half points. */
export const Points = z.number().min(0.5).max(100).multipleOf(0.5, '分值以 0.5 分为单位')

/** Where the blank stands in the paragraph of a question to fill in. */
export const BLANK = '____'

const asked = { stem: Stem, points: Points }

/** What is kept from candidates besides the key: what it examines and how many are expected to know it. */
const kept = {
  /** The knowledge point, as the occupation's blueprint names it. */
  point: Identifier,
  /** The share of candidates who are expected to answer it, in percent (难度). */
  difficulty: z.number().int().min(1).max(99),
}

/** What a question says, without the name and the version that it is kept under. */
const contents = {
  choice: { options, key: z.strictObject({ right: Identifier }) },
  multiple: {
    options,
    key: z.strictObject({ right: z.array(Identifier).min(1, '请选正确答案').max(12), scoring: Scoring }),
  },
  order: { options, key: z.strictObject({ order: z.array(Identifier).min(2).max(12) }) },
  match: {
    left: z.array(Option).min(1).max(12),
    right: options,
    key: z.strictObject({
      pairs: z
        .array(z.tuple([Identifier, Identifier]))
        .min(1, '请给出配对')
        .max(12),
      scoring: Scoring,
    }),
  },
  'text-entry': {
    key: z.strictObject({ accepted: z.array(Line(100)).min(1, '请写正确答案').max(20) }),
  },
  'extended-text': {
    lines: z.number().int().min(1).max(60),
    key: z.strictObject({ reference: z.array(Line(2000)).min(1, '请写参考答案').max(20) }),
  },
  hotspot: {
    picture: Picture,
    regions: z.array(Region).min(1).max(20),
    key: z.strictObject({ right: Identifier }),
  },
} as const

const content = <K extends keyof typeof contents>(kind: K) =>
  z.strictObject({ kind: z.literal(kind), ...asked, ...kept, ...contents[kind] })

const named = <K extends keyof typeof contents>(kind: K) =>
  content(kind).extend({ id: z.uuid(), version: z.number().int().min(1) })

/** The kinds of question that are known here (题型). */
export const KINDS = [
  'choice',
  'multiple',
  'order',
  'match',
  'text-entry',
  'extended-text',
  'hotspot',
] as const
export type Kind = (typeof KINDS)[number]

/** What they are called. */
export const KIND_NAMES: Readonly<Record<Kind, string>> = {
  choice: '单选题',
  multiple: '多选题',
  order: '排序题',
  match: '配对题',
  'text-entry': '填空题',
  'extended-text': '简答题',
  hotspot: '识图题',
}

/** What an author writes (试题内容); whether its key fits what it offers is asked by `wrongWithKey`. */
export const Content = z.discriminatedUnion('kind', [
  content('choice'),
  content('multiple'),
  content('order'),
  content('match'),
  content('text-entry'),
  content('extended-text'),
  content('hotspot'),
])
export type Content = z.output<typeof Content>

/** A question with its key, as it is kept under its name and version (试题). Nothing of this kind leaves the server for a candidate. */
export const Item = z.discriminatedUnion('kind', [
  named('choice'),
  named('multiple'),
  named('order'),
  named('match'),
  named('text-entry'),
  named('extended-text'),
  named('hotspot'),
])
export type Item = z.output<typeof Item>

const shown = { id: z.uuid(), version: z.number().int(), ...asked }

/** A question as a candidate sees it: named field by field, so that what is added to a question one day is not shown by itself. */
export const CandidateItem = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('choice'), ...shown, options }),
  z.strictObject({ kind: z.literal('multiple'), ...shown, options }),
  z.strictObject({ kind: z.literal('order'), ...shown, options }),
  z.strictObject({ kind: z.literal('match'), ...shown, left: contents.match.left, right: options }),
  z.strictObject({ kind: z.literal('text-entry'), ...shown }),
  z.strictObject({ kind: z.literal('extended-text'), ...shown, lines: contents['extended-text'].lines }),
  z.strictObject({ kind: z.literal('hotspot'), ...shown, picture: Picture }),
])
export type CandidateItem = z.output<typeof CandidateItem>
