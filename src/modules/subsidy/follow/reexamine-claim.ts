import { readFile } from '../../../kernel/case/index.ts'
import { reexaminable } from '../../../kernel/reexamination/index.ts'
import { recoverOverturned } from '../../payments/index.ts'
import { gatherCase } from '../case/claim-steps.ts'
import { claimOfCase } from '../claim.ts'
import { CLAIM } from '../raise/raise-claims.ts'

/**
 * What was paid on a claim is looked at again when its ground is gone (复查): the decision as it was beside the one that
 * today's records give. When two people find that it does not stand, the money is to come back.
 */
export const claimReexamination = reexaminable({
  kind: CLAIM,
  title: '补贴',
  async about(ctx, number) {
    const file = await readFile(ctx.db, number)
    if (!file) throw new Error(`no case ${number}`)
    return {
      district: file.district,
      person: file.person,
      organisation: file.organisation,
      title: file.title,
      subtitle: file.subtitle,
      href: `/work/cases/${number}`,
    }
  },
  async redecide(ctx, number) {
    const file = await readFile(ctx.db, number)
    const { record, decision } = await gatherCase(ctx, await claimOfCase(ctx.db, number))
    return { before: file?.record?.decision ?? null, after: decision, record }
  },
  overturn: recoverOverturned,
})
