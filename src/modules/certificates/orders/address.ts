import { z } from 'zod'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { refusals } from '../refusals.ts'
import type { Delivery } from './in-words.ts'
import { DELIVERIES } from './in-words.ts'

export const DeliveryShape = z
  .enum(Object.keys(DELIVERIES) as ['collect', 'post'], '请选择怎么拿')
  .meta({ title: '怎么拿', choices: DELIVERIES })

/** The one line that is typed: where it is sent. */
export const AddressShape = z.string().trim().max(120, '地址不超过 120 个字').meta({
  title: '寄到哪里',
  description: '写到门牌号，例如：和平街道和平里 3 号楼 2 门 501',
})

/** Under which an address is sealed. */
const addressContext = (certificate: string): string => `paper_order.address:${certificate}`

/** How a paper comes to its holder, ready to be kept: the address sealed, none where it is collected. Throws 422 where it is too short to send to. */
export function delivered(
  ctx: VerbContext,
  certificate: string,
  { delivery, address = '' }: { delivery: Delivery; address?: string | undefined },
): { delivery: Delivery; address: string | null } {
  if (delivery === 'collect') return { delivery, address: null }
  if (address.trim().length < 6)
    throw refusals.addressTooShort({
      fields: [{ path: 'address', message: '请写清寄到哪里，到门牌号' }],
    })
  return { delivery, address: ctx.sealer.seal(address.trim(), addressContext(certificate)) }
}

export const openAddress = (
  ctx: VerbContext,
  { certificate, address }: { certificate: string; address: string | null },
): string | null => (address === null ? null : ctx.sealer.open(address, addressContext(certificate)))
