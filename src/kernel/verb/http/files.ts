import { z } from 'zod'

/** The largest file that is taken in, in bytes. */
export const UPLOAD_LIMIT = 8 * 1024 * 1024

/** A file that comes in: multipart from a form, or `{name, content}` with base64 in JSON. */
export const upload = (limit: number = UPLOAD_LIMIT) =>
  z
    .strictObject({
      name: z.string().min(1).max(200),
      content: z
        .union([
          z.base64().max(Math.ceil((limit * 4) / 3) + 4),
          z.custom<Uint8Array>((value) => value instanceof Uint8Array),
        ])
        .transform((content) =>
          typeof content === 'string' ? new Uint8Array(Buffer.from(content, 'base64')) : content,
        ),
    })
    .transform(({ name, content }) => ({ name, bytes: content }))
    .refine(({ bytes }) => bytes.byteLength > 0, '文件是空的，可能没有传完，请重新选择文件')
    .refine(
      ({ bytes }) => bytes.byteLength <= limit,
      `文件超过 ${Math.floor(limit / 1048576)} MB，请拆分后再传`,
    )

export type Upload = z.output<ReturnType<typeof upload>>

/** A file that goes out. */
export const Download = z.object({
  name: z.string(),
  type: z.string(),
  bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
})
export type Download = z.infer<typeof Download>

export const isDownload = (value: unknown): value is Download =>
  typeof value === 'object' && value !== null && 'bytes' in value && value.bytes instanceof Uint8Array
