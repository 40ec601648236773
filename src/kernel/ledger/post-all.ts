import type { Db } from '../database/database.ts'
import type { Kind } from './movements.ts'
import { type Movement, type Posted, post } from './post.ts'

/** Writes many movements of one kind; each as `post` would. */
export async function postAll(db: Db, kind: Kind, movements: readonly Movement[]): Promise<Posted[]> {
  const posted: Posted[] = []
  for (const movement of movements) posted.push(await post(db, kind, movement))
  return posted
}
