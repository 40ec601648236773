import type { CaseFile, NoticeField } from '../../../kernel/case/index.ts'
import { levelName } from '../../../kernel/value/level.ts'
import { type Fen, formatYuan } from '../../../kernel/value/money.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { organisationsByIds } from '../../organisations/index.ts'
import { peopleByIds } from '../../people/index.ts'
import { claimsOfCases } from '../claim.ts'

/** What the public notice says of each claim; names and registers are asked once for all. */
export async function noticeFields(ctx: VerbContext, files: readonly CaseFile[]): Promise<NoticeField[][]> {
  const claims = await claimsOfCases(
    ctx.db,
    files.map(({ number }) => number),
  )
  const people = await peopleByIds(
    ctx,
    [...claims.values()].map(({ person }) => person),
  )
  const payees = await organisationsByIds(
    ctx.db,
    [...claims.values()].flatMap(({ payee, payeeId }) => (payee === 'person' ? [] : (payeeId ?? []))),
  )
  return files.map((file) => {
    const claim = claims.get(file.number)
    if (!claim) throw new Error(`${file.number} has no claim`)
    const person = people.get(claim.person)
    return [
      { label: '姓名', text: person?.maskedName ?? '*' },
      { label: '证件号码', text: person?.maskedIdNumber ?? '*' },
      { label: '职业（工种）', text: claim.occupation },
      { label: '等级', text: levelName(claim.level) },
      { label: '补贴金额', text: `${formatYuan((file.amount ?? 0) as Fen)} 元` },
      { label: '拨付对象', text: payees.get(claim.payeeId ?? '')?.name ?? '本人' },
    ]
  })
}
