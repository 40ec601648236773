import type { Db } from '../database/index.ts'
import type { CivilDate } from '../value/time/civil-date.ts'
import type { VerbContext } from '../verb/index.ts'

/** What an actor may do with the files of something that it may see. */
export interface FileRights {
  /** Whether it is theirs to attach to at all; what is no longer open takes nothing from anybody. */
  mayAttach: boolean
  /** Whether files are attached and taken back still. */
  open: boolean
}

/** A sort of thing that files hang on (所附对象): a case, a fact, an organisation, a version of a policy document. */
export interface FileSubject {
  kind: string
  title: string
  /** Asked as for the thing itself: throws its own 403 or 404 to whom may not see it. */
  rights(ctx: VerbContext, id: string): Promise<FileRights>
  /** What a file that was attached, or taken back, is about: whoever asked for it keeps count. */
  counts?(ctx: VerbContext, id: string, about: string, by: 1 | -1): Promise<void>
  /** Since when each of these is done with, from which its files' term counts; what is still in use is not named. */
  ended(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, CivilDate>>
}
