import type { FileSubject } from '../../kernel/file/index.ts'
import { allows, may } from '../../kernel/verb/index.ts'
import { organisationById } from './organisation.ts'
import { refusals } from './refusals.ts'

/** What an organisation hands in for its register (登记材料): seen by itself and by whoever keeps the register, kept for ever. */
export const organisationFiles: FileSubject = {
  kind: 'organisation',
  title: '机构登记',
  async rights(ctx, id) {
    const keeps = allows(may('organisations.manage'), ctx.actor)
    if (!keeps && (ctx.actor.organisation === null || ctx.actor.organisation !== id))
      throw refusals.notYourFiles()
    if (!(await organisationById(ctx.db, id))) throw refusals.noSuchOrganisation()
    return { mayAttach: true, open: true }
  },
  ended: async () => new Map(),
}
