import { createHash, randomUUID } from 'node:crypto'
import type { Upload, VerbContext } from '../verb/index.ts'
import { TYPES_IN_WORDS, typeOf, VIDEOS_IN_WORDS, videoTypeOf } from './file-type.ts'
import { refusals } from './refusals.ts'
import {
  type AttachedFile,
  attachRow,
  contentOf,
  fileById,
  filesOf,
  keepContent,
  keptAt,
  type Subject,
} from './store.ts'

/** How many files one thing may have that are not taken back. */
const MOST = 40

/** What is taken in, how it is told by its content, and what helps whoever sends something else. */
const TAKES = {
  papers: {
    read: typeOf,
    words: TYPES_IN_WORDS,
    remedy: '手机拍的照片可以直接传；Word 文件请先另存为 PDF。',
  },
  video: {
    read: videoTypeOf,
    words: VIDEOS_IN_WORDS,
    remedy: '看的是内容，不是文件名：压缩包请先解开；别的格式请用录像软件导出成 MP4。',
  },
} as const

/**
 * Attaches a file to something (上传材料): its kind is read from its content, the same content is kept once, sealed. The
 * caller has asked whether the actor may. Throws 415 for another kind, 409 for one file too many.
 */
export async function attachFile(
  ctx: VerbContext,
  subject: Subject,
  file: Upload,
  about: string | null = null,
  takes: keyof typeof TAKES = 'papers',
): Promise<AttachedFile> {
  const { read, words, remedy } = TAKES[takes]
  const type = read(file.bytes)
  if (!type)
    throw refusals.wrongKindOfFile({
      detail: `请传 ${words} 文件。${remedy}`,
      fields: [{ path: 'file', message: `“${file.name}”不是 ${words} 文件` }],
    })
  const digest = createHash('sha256').update(file.bytes).digest('hex')
  const addresses = ctx.sealer.macs(digest, PURPOSE)
  const kept = await keptAt(ctx.db, addresses)
  const address = kept ?? ctx.sealer.mac(digest, PURPOSE)
  if (!kept)
    await keepContent(ctx.db, {
      address,
      type: type.type,
      size: file.bytes.byteLength,
      sealed: ctx.sealer.sealBytes(file.bytes, context(address)),
      at: ctx.now,
    })
  const there = (await filesOf(ctx.db, subject.kind, [subject.id])).filter((one) => !one.withdrawnAt)
  if (there.length >= MOST) throw refusals.tooManyFiles(MOST)
  const id = randomUUID()
  await attachRow(ctx.db, {
    id,
    subject,
    about,
    address,
    name: plainName(file.name, type.extension),
    account: ctx.actor.account,
    label: ctx.actor.label,
    at: ctx.now,
  })
  const attached = await fileById(ctx.db, id)
  if (!attached) throw new Error(`file ${id} vanished`)
  return attached
}

/** The bytes of a file; throws when what is kept was altered. */
export async function fileBytes(ctx: VerbContext, id: string): Promise<Uint8Array> {
  const { address, sealed } = await contentOf(ctx.db, id)
  return ctx.sealer.openBytes(sealed, context(address))
}

const PURPOSE = 'file.content'
const context = (address: string): string => `file_content.sealed:${address}`

/** A name without path or signs that turn the line around, ending as its content is. */
function plainName(name: string, extension: string): string {
  const last = name
    .split(/[\\/]/)
    .at(-1)
    ?.replaceAll(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
  const base = (last ?? '').replace(/\.[A-Za-z0-9]{1,5}$/, '').slice(0, 120)
  return `${base || '材料'}.${extension}`
}
