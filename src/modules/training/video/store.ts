import { sql } from 'kysely'
import { z } from 'zod'
import { type Db, lockName, readRows } from '../../../kernel/database/index.ts'
import { type AttachedFile, filesOf } from '../../../kernel/file/index.ts'
import { KeptDay } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'

/** What files of a class's day hang on (某班某日的录像). */
export const VIDEO_SUBJECT = 'class-day'

/** The day of a class as what its recordings hang on. */
export const videoSubject = (id: string, day: CivilDate) => ({ kind: VIDEO_SUBJECT, id: `${id}:${day}` })

/** A recording of a day of a class (上课录像), with its file. */
export interface ClassVideo {
  day: CivilDate
  beginsAt: Date
  millis: number
  file: AttachedFile
}

/** Writes when a recording begins and how long it runs. */
export async function insertVideo(
  db: Db,
  id: string,
  { day, beginsAt, millis, file }: ClassVideo,
): Promise<void> {
  await sql`insert into class_video (file, class, day, content, begins_at, millis)
    values (${file.id}::uuid, ${id}::uuid, ${day}, ${file.address}, ${beginsAt}, ${millis})`.execute(db)
}

/** The recordings of a class, those taken back included, in the order of what they show. */
export const videosOf = (db: Db, id: string): Promise<ClassVideo[]> =>
  videosWhere(db, sql`class = ${id}::uuid`)

/** Every recording of this content, of whichever class; whoever asks second waits for the first. */
export async function videosOfContent(db: Db, content: string): Promise<ClassVideo[]> {
  await lockName(db, `class_video:${content}`)
  return videosWhere(db, sql`content = ${content}`)
}

async function videosWhere(db: Db, where: ReturnType<typeof sql>): Promise<ClassVideo[]> {
  const rows = await readRows(
    Row,
    sql`select file, class, day, begins_at, millis from class_video where ${where} order by begins_at, file`,
    db,
  )
  const subjects = new Set(rows.map((row) => videoSubject(row.class, row.day).id))
  const files = await filesOf(db, VIDEO_SUBJECT, [...subjects])
  return rows.flatMap(({ day, begins_at, millis, file: id }) => {
    const file = files.find((one) => one.id === id)
    // Past its term it is removed (到期销毁).
    return file ? [{ day, beginsAt: begins_at, millis, file }] : []
  })
}

const Row = z.object({
  file: z.string(),
  class: z.string(),
  day: KeptDay,
  begins_at: z.date(),
  millis: z.number(),
})
