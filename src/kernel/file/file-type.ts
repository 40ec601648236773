import { type VideoFile, videoOf } from './video-file.ts'

/** A kind of file that is taken in (材料格式), as its content shows it. */
export interface FileType {
  type: 'application/pdf' | 'image/jpeg' | 'image/png' | VideoFile['type']
  title: string
  extension: string
  /** May be drawn beside the facts; a paper opens in a window of its own. */
  picture: boolean
}

const TYPES: readonly (FileType & { begins: readonly number[] })[] = [
  {
    type: 'application/pdf',
    title: 'PDF',
    extension: 'pdf',
    picture: false,
    begins: [0x25, 0x50, 0x44, 0x46, 0x2d],
  },
  { type: 'image/jpeg', title: 'JPG', extension: 'jpg', picture: true, begins: [0xff, 0xd8, 0xff] },
  {
    type: 'image/png',
    title: 'PNG',
    extension: 'png',
    picture: true,
    begins: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  },
]

/** Videos are taken only where a video is asked for (录像). */
const VIDEOS: readonly FileType[] = [
  { type: 'video/mp4', title: 'MP4', extension: 'mp4', picture: false },
  { type: 'video/webm', title: 'WebM', extension: 'webm', picture: false },
]

/** The kinds of video that are taken in, in words. */
export const VIDEOS_IN_WORDS = VIDEOS.map(({ title }) => title).join('、')

/** The kinds that are taken in, in words. */
export const TYPES_IN_WORDS = TYPES.map(({ title }) => title).join('、')

/** What a file is by its first bytes, whatever its name says; null for a kind that is not taken in. */
export const typeOf = (bytes: Uint8Array): FileType | null =>
  TYPES.find(({ begins }) => begins.every((byte, at) => bytes[at] === byte)) ?? null

/** Which kind of video it is by its content, whatever its name says; null for anything else, a renamed archive too. */
export function videoTypeOf(bytes: Uint8Array): FileType | null {
  const video = videoOf(bytes)
  return video && typeNamed(video.type)
}

/** The same by the type's own name; throws on a name that no file was kept under. */
export function typeNamed(type: string): FileType {
  const found = [...TYPES, ...VIDEOS].find((one) => one.type === type)
  if (!found) throw new Error(`no file type ${type}`)
  return found
}
