import type { VerbContext } from '../../../kernel/verb/index.ts'
import type { Exam } from '../store.ts'

/** Somebody of another organisation who has a part in an examination, such as a quality supervisor. */
interface Outsider {
  person: string
  card: string
  name: string
}
type Known = (ctx: VerbContext, exam: Exam) => Promise<Outsider | null>

const kept = new Map<string, Known>()

/** A module above says whether whoever acts has a part in an examination of another organisation, and declares for it. */
export function tellsOutsiders(module: string, known: Known): void {
  kept.set(module, known)
}

/** Whoever acts, as somebody from outside with a part in the examination; null for everybody else. */
export async function outsiderHere(ctx: VerbContext, exam: Exam): Promise<Outsider | null> {
  for (const known of kept.values()) {
    const found = await known(ctx, exam)
    if (found) return found
  }
  return null
}
