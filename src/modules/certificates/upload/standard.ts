import { z } from 'zod'
import { standardKind } from '../../../kernel/standard/index.ts'

/** What the national query is told of a certificate. */
export const UPLOADED = [
  'action',
  'number',
  'name',
  'document',
  'idNumber',
  'occupationCode',
  'occupation',
  'workType',
  'level',
  'organisation',
  'issuedOn',
  'replaces',
] as const
export type Uploaded = Record<(typeof UPLOADED)[number], string>

const upload = z.strictObject({
  batchRows: z.number().int().min(1).max(5_000),
  /** After so many hours without upload, or without a receipt, it is chased (催办). */
  chaseHours: z.number().int().min(1).max(1_000),
  columns: z
    .array(
      z.strictObject({
        key: z.enum(UPLOADED),
        title: z.string().min(1).max(20),
        required: z.boolean(),
        longest: z.number().int().min(1).max(200),
      }),
    )
    .min(1)
    .refine((columns) => columns.some(({ key }) => key === 'number'), '没有证书编号一栏，回执对不上'),
})
export type UploadRules = z.output<typeof upload>

/** How certificates go to the national query (上传全国联网查询): the columns, how many at once, when it is chased. */
export const uploadKind = standardKind('certificate-upload', upload, '证书上传全国联网查询')
