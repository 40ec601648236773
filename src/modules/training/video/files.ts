import type { FileSubject } from '../../../kernel/file/index.ts'
import { allows, may } from '../../../kernel/verb/index.ts'
import { refusals } from '../refusals.ts'
import { classesByIds, readClass } from '../store.ts'
import { VIDEO_SUBJECT } from './store.ts'

/** Recordings of a class's day (上课录像): for its provider and whoever supervises its district; handed in with the hour only. */
export const videoFiles: FileSubject = {
  kind: VIDEO_SUBJECT,
  title: '上课录像',
  async rights(ctx, subject) {
    const id = classIn(subject)
    const one = /^[0-9a-f-]{36}$/.test(id) ? await readClass(ctx.db, id) : null
    const sees = allows(may('training.teach'), ctx.actor) || allows(may('training.supervise'), ctx.actor)
    if (!sees) throw refusals.notYourRecording()
    if (!one) throw refusals.noSuchClass()
    ctx.within({ organisation: one.provider, district: one.district })
    return { mayAttach: false, open: one.state === 'approved' }
  },
  async ended(db, subjects) {
    const classes = new Map((await classesByIds(db, subjects.map(classIn))).map((one) => [one.id, one]))
    return new Map(
      subjects.flatMap((subject) => {
        const day = classes.get(classIn(subject))?.completedOn
        return day ? [[subject, day] as const] : []
      }),
    )
  },
}

const classIn = (subject: string): string => subject.split(':')[0] ?? ''
