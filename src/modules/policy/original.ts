import type { Db } from '../../kernel/database/index.ts'
import { type AttachedFile, type FileSubject, filesOf } from '../../kernel/file/index.ts'
import { allows, may } from '../../kernel/verb/index.ts'
import { refusals } from './refusals.ts'
import { versionOfCase } from './store.ts'

const KIND = 'policy-version'

/** The signed original of a policy document (签发原件): kept for ever with the version that it is of. */
export const originalFiles: FileSubject = {
  kind: KIND,
  title: '政策文件原件',
  async rights(ctx, number) {
    const posts = (['policy.edit', 'policy.review', 'policy.sign'] as const).map((one) => may(one))
    if (!posts.some((one) => allows(one, ctx.actor))) throw refusals.notYourDocument()
    if (!(await versionOfCase(ctx.db, number))) throw refusals.noSuchVersion()
    return { open: true, mayAttach: allows(may('policy.edit'), ctx.actor) }
  },
  ended: async () => new Map(),
}

/** The originals of these versions that stand, the newest of each, by the number of the version's case. */
export async function originalsOf(db: Db, numbers: readonly string[]): Promise<Map<string, AttachedFile>> {
  const files = await filesOf(db, KIND, numbers)
  return new Map(files.filter((one) => one.withdrawnAt === null).map((one) => [one.subject.id, one]))
}
