import type { FileSubject } from '../../../kernel/file/index.ts'
import { allows, may } from '../../../kernel/verb/index.ts'
import { refusals } from '../refusals.ts'
import { readClass } from '../store.ts'
import { checksEnded, readCheck } from './store.ts'

/** What the picture of a remote check hangs on. */
export const REMOTE_SUBJECT = 'remote-check'

/** Pictures that answer a remote check (远程抽查照片): for the provider and whoever supervises the district; handed in with the answer only. */
export const remoteFiles: FileSubject = {
  kind: REMOTE_SUBJECT,
  title: '远程抽查照片',
  async rights(ctx, id) {
    const sees = allows(may('training.teach'), ctx.actor) || allows(may('training.supervise'), ctx.actor)
    if (!sees) throw refusals.notYourRecording()
    const check = /^[0-9a-f-]{36}$/.test(id) ? await readCheck(ctx.db, id) : null
    const one = check && (await readClass(ctx.db, check.class))
    if (!one) throw refusals.noSuchClass()
    ctx.within({ organisation: one.provider, district: one.district })
    return { mayAttach: false, open: false }
  },
  ended: (db, ids) => checksEnded(db, ids),
}
