import { tellOf } from '../../../kernel/message/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { organisationsByIds } from '../../organisations/index.ts'
import { returnedTold } from './line/store.ts'

/** 退回通知: whoever issued them is told of each certificate that came back, with what is wrong, and where it is mended. */
export async function tellReturned(ctx: VerbContext, certificates: readonly string[]): Promise<void> {
  const back = await returnedTold(ctx.db, certificates)
  const organisations = await organisationsByIds(
    ctx.db,
    back.map(({ organisation }) => organisation),
  )
  for (const { number, organisation, times, reason } of back)
    await tellOf(
      ctx,
      {
        number,
        seq: times,
        district: organisations.get(organisation)?.district ?? '',
        href: '/work/certificates/returned',
        asks: true,
      },
      { kind: 'organisation', id: organisation },
      `证书 ${number} 没有传上全国联网查询：${reason}。请更正，或者核对无误后重新上送。`.slice(0, 300),
    )
}

/** The same once more, for what was not mended within the city's hours. */
export async function tellStillReturned(
  ctx: VerbContext,
  late: readonly { number: string; organisation: string; times: number }[],
  hours: number,
): Promise<void> {
  const organisations = await organisationsByIds(
    ctx.db,
    late.map(({ organisation }) => organisation),
  )
  for (const { number, organisation, times } of late)
    await tellOf(
      ctx,
      {
        number,
        // Once for each time that it came back.
        seq: -times,
        district: organisations.get(organisation)?.district ?? '',
        href: '/work/certificates/returned',
        asks: true,
      },
      { kind: 'organisation', id: organisation },
      `证书 ${number} 退回已经超过 ${hours} 小时，持证人在全国查不到，请马上更正，或者核对无误后重新上送。`,
    )
}
