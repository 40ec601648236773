import type { CaseFile, Evidence } from '../../../kernel/case/index.ts'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { phoneOfPerson } from '../../people/index.ts'
import { certificateTab } from '../evidence.ts'
import { openAddress } from './address.ts'
import { CAUSES, DELIVERIES, VOIDS } from './in-words.ts'
import { papersOf } from './papers.ts'
import { orderOf } from './store.ts'

/** What whoever prints and sends it sees: the certificate, where it goes, and every paper of it that there was. */
export async function orderEvidence(ctx: VerbContext, file: CaseFile): Promise<Evidence> {
  const order = await orderOf(ctx.db, file.number)
  const shown = await certificateTab(ctx, order.certificate)
  const papers = await papersOf(ctx.db, order.certificate)
  const address = openAddress(ctx, order)
  const phone = address ? await phoneOfPerson(ctx, order.person) : null
  return {
    comparisons: [],
    tabs: [
      {
        key: 'delivery',
        title: '怎么交给持证人',
        kind: 'facts',
        facts: [
          { label: '事由', text: CAUSES[order.cause] },
          { label: '怎么拿', text: DELIVERIES[order.delivery] },
          ...(address ? [{ label: '寄到哪里', text: address }] : []),
          ...(phone ? [{ label: '收件电话', text: phone }] : []),
          ...(order.handed ? [{ label: '已经这样交出', text: order.handed }] : []),
        ],
      },
      ...(papers.length > 0
        ? [
            {
              key: 'papers',
              title: '印过的纸质证书',
              kind: 'table' as const,
              columns: ['证芯编号', '印制日期', '状态'],
              rows: papers.map((one) => [
                one.blank,
                formatDay(one.printedOn),
                one.void ? `${formatDay(one.void.on)}作废：${VOIDS[one.void.why]}` : '现行有效',
              ]),
            },
          ]
        : []),
      ...(shown ? [shown] : []),
    ],
    documents: [],
  }
}
