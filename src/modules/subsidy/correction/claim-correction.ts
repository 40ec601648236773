import { z } from 'zod'
import { answersOf, type CaseFile, type CorrectionTarget } from '../../../kernel/case/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { payAccountOf, setPayAccount } from '../../organisations/index.ts'
import { payAccount, setAccount } from '../../people/index.ts'
import { redecide } from '../case/claim-steps.ts'

const OfPerson = z.strictObject({
  account: z.string().trim().min(1, '请填写账号').max(40).meta({ title: '社保卡银行账号' }),
})
const OfUnit = z.strictObject({
  account: z.string().trim().min(1, '请填写账号').max(40).meta({ title: '对公账号' }),
  bank: z.string().trim().min(1, '请填写开户行').max(60).meta({ title: '开户行' }),
})

/** What the payee of a claim may be asked to put right, all at once (可以要求补正的内容). */
export async function correctableOfClaim(ctx: VerbContext, file: CaseFile): Promise<CorrectionTarget[]> {
  const account = file.organisation
    ? await payAccountOf(ctx.db, file.organisation)
    : file.person
      ? await payAccount(ctx.db, file.person)
      : null
  return [
    {
      key: 'account',
      sort: 'field',
      title: '收款账户',
      ask: '更正收款账户',
      now: account?.masked ?? '没有登记',
      input: file.organisation ? OfUnit : OfPerson,
      inWords: accountInWords,
    },
    // 技能提升补贴 asks for no class.
    ...(file.kind === 'JN'
      ? []
      : [{ key: 'attendance', sort: 'file' as const, title: '考勤原始记录', ask: '补交考勤原始记录' }]),
    { key: 'employment', sort: 'file', title: '劳动合同或社保记录', ask: '补交劳动合同或社保记录' },
    { key: 'group', sort: 'file', title: '人员类别证明', ask: '补交人员类别证明' },
    { key: 'certificate', sort: 'file', title: '证书', ask: '上传证书' },
  ]
}

const accountInWords = ({ account, bank }: { account: string; bank?: string }): string =>
  [`尾号 ${account.replaceAll(/\D/g, '').slice(-4)}`, bank].filter(Boolean).join('；')

/** Hands in what was put right: the account becomes the payee's, and the claim is decided on the facts as they are now. */
export async function corrected(ctx: VerbContext, file: CaseFile) {
  const given = (await answersOf(ctx, file.number)).get('account')?.input
  if (given && file.organisation) await setPayAccount(ctx, file.organisation, OfUnit.parse(given))
  else if (given && file.person) await setAccount(ctx, file.person, OfPerson.parse(given).account)
  ctx.act.subject('case', file.number)
  ctx.act.district(file.district)
  return redecide(ctx, file)
}
