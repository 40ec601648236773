/** A video as its content shows it (视频): of a kind that browsers play, with its length. */
export interface VideoFile {
  type: 'video/webm' | 'video/mp4'
  millis: number
}

/**
 * What a video is by its bytes, whatever its name says: WebM (Matroska, RFC 9559) or MP4 (ISO 14496-12) that tells its length;
 * null for anything else, such as a renamed archive.
 */
export function videoOf(bytes: Uint8Array): VideoFile | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    if (view.byteLength > 12 && view.getUint32(0) === EBML) return webm(view)
    if (view.byteLength > 12 && view.getUint32(4) === FTYP) return mp4(view)
  } catch (error) {
    // Cut off in the middle: its numbers lead past its end.
    if (!(error instanceof RangeError)) throw error
  }
  return null
}

const EBML = 0x1a45dfa3
const SEGMENT = 0x18538067
const INFO = 0x1549a966
const TIMESTAMP_SCALE = 0x2ad7b1
const DURATION = 0x4489
const FTYP = 0x66747970
const MOOV = 0x6d6f6f76
const MVHD = 0x6d766864

function webm(view: DataView): VideoFile | null {
  const segment = element(view, 0, view.byteLength, SEGMENT)
  const info = segment && element(view, segment.from, segment.to, INFO)
  const duration = info && element(view, info.from, info.to, DURATION)
  if (!info || !duration) return null
  const scale = element(view, info.from, info.to, TIMESTAMP_SCALE)
  const ticks =
    duration.to - duration.from === 4 ? view.getFloat32(duration.from) : view.getFloat64(duration.from)
  return lasting('video/webm', (ticks * (scale ? whole(view, scale) : 1_000_000)) / 1_000_000)
}

interface Place {
  from: number
  to: number
}

/** The first element of this id within a stretch; one of unknown size reaches to the end of what holds it. */
function element(view: DataView, from: number, to: number, wanted: number): Place | null {
  let at = from
  while (at < to) {
    const idLength = Math.clz32(view.getUint8(at)) - 23
    const id = whole(view, { from: at, to: at + idLength })
    at += idLength
    const first = view.getUint8(at)
    const sizeLength = Math.clz32(first) - 23
    const size = whole(view, { from: at, to: at + sizeLength }) - 2 ** (7 * sizeLength)
    at += sizeLength
    const unknown = size === 2 ** (7 * sizeLength) - 1
    const end = unknown ? to : at + size
    if (id === wanted) return { from: at, to: Math.min(end, to) }
    at = end
  }
  return null
}

function whole(view: DataView, { from, to }: Place): number {
  let value = 0
  for (let at = from; at < to; at += 1) value = value * 256 + view.getUint8(at)
  return value
}

function mp4(view: DataView): VideoFile | null {
  const moov = box(view, 0, view.byteLength, MOOV)
  const head = moov && box(view, moov.from, moov.to, MVHD)
  if (!head) return null
  const long = view.getUint8(head.from) === 1
  const scale = view.getUint32(head.from + (long ? 20 : 12))
  const ticks = long ? Number(view.getBigUint64(head.from + 24)) : view.getUint32(head.from + 16)
  return lasting('video/mp4', (ticks * 1000) / scale)
}

function box(view: DataView, from: number, to: number, wanted: number): Place | null {
  for (let at = from; at < to; ) {
    const short = view.getUint32(at)
    const size = short === 1 ? Number(view.getBigUint64(at + 8)) : short === 0 ? to - at : short
    if (size < 8) return null
    if (view.getUint32(at + 4) === wanted) return { from: at + (short === 1 ? 16 : 8), to: at + size }
    at += size
  }
  return null
}

/** A day is the longest: more is a broken number. */
const lasting = (type: VideoFile['type'], millis: number): VideoFile | null =>
  Number.isFinite(millis) && millis >= 1000 && millis <= 86_400_000
    ? { type, millis: Math.round(millis) }
    : null
