import { type CaseFile, type Foreseen, fromTo, yuan } from '../../../kernel/case/index.ts'
import { type Fen, fen } from '../../../kernel/value/money.ts'
import { yearOf } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { fundStands, payeeAccount } from '../../payments/index.ts'
import { classByNumber, traineesOf } from '../../training/index.ts'
import { claimOfCase } from '../claim.ts'
import type { Group, Project } from '../facts.ts'
import { payeeNames } from '../raise/payee-names.ts'
import { estimateOf } from '../rules.ts'
import { gatherCase } from './claim-steps.ts'
import { FUND_OF_PROJECT } from './fund-of-project.ts'
import { payeeRef } from './payee-ref.ts'

/** What approving a claim will do, by the rule that then decides it: the amount, who is paid, and the fund's rest. */
export async function foreseeApproval(ctx: VerbContext, file: CaseFile): Promise<Foreseen[]> {
  const claim = await claimOfCase(ctx.db, file.number)
  const found = await gatherCase(ctx, claim, 'looks')
  if (found.amount === null)
    return [{ label: '拨付', text: '按现在的记录不符合条件，办不成通过', warns: true }]
  const to = payeeRef(found)
  const account = to && (await payeeAccount(ctx.db, to))
  const name = (await payeeNames(ctx.db, [found])).get(found) ?? ''
  return [
    { label: '拨付', text: yuan(found.amount) },
    {
      label: '付给',
      text: account ? `${name}，${account.masked}` : `${name}，收款账户还没有登记，先搁置`,
      warns: account === null,
    },
    await foreseeFund(ctx, file.district, claim.project, found.amount),
  ]
}

async function foreseeFund(
  ctx: VerbContext,
  district: string,
  project: Project,
  amount: Fen,
): Promise<Foreseen> {
  const { title, available } = await fundStands(ctx, district, yearOf(ctx.today), FUND_OF_PROJECT[project])
  const after = fen(available - amount)
  return after < 0
    ? { label: title, text: `可用 ${yuan(available)}，不够，通过后等财政追加额度`, warns: true }
    : { label: title, text: `可用 ${fromTo(available, after)}` }
}

/** What a class will cost if all complete it and are certified, by the claims' own rule: shown to who approves the class. */
export async function foreseeClass(ctx: VerbContext, file: CaseFile): Promise<Foreseen[]> {
  const one = await classByNumber(ctx.db, file.number)
  if (!one) return []
  const standards = await ctx.standards()
  const { occupation, level, hours, mode, filedOn } = one
  const worth = (group: Group): number =>
    estimateOf({ occupation, level, hours, mode, group, certified: true }, filedOn, standards).decision
      .value ?? 0
  const groups = (await traineesOf(ctx.db, one.id)).map(({ group }) => group as Group)
  const each = new Map([...new Set(groups)].map((group) => [group, worth(group)]))
  const sum = groups.reduce((so, group) => so + (each.get(group) ?? 0), 0)
  const nothing = groups.filter((group) => each.get(group) === 0).length
  const fund = await foreseeFund(ctx, file.district, 'training', fen(sum))
  return [
    {
      label: '预计补贴',
      text: `全部取证时最多 ${yuan(fen(sum))}${nothing > 0 ? `，其中 ${nothing} 人没有补贴` : ''}`,
    },
    { ...fund, text: fund.warns ? `${fund.text.split('，')[0]}，不够全班的补贴` : fund.text },
  ]
}
