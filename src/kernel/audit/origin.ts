import type { Actor } from '../identity/actor.ts'

/** Through which door an act came (从哪里): a screen, a page, another program, or the city's own worker. */
export const DOORS = {
  workbench: '工作台',
  portal: '公众网站',
  api: '接口',
  batch: '批量办理',
  decision: '撤回时间过后生效',
  system: '系统（定时、联动）',
} as const
export type Door = keyof typeof DOORS

/** Who asks, through which door, from which address. */
interface Asking {
  actor: Actor
  via?: Door | undefined
  address?: string | undefined
}

/**
 * From where an act came, as the audit keeps it: the door, and of the network no more than its range (IPv4 /24, IPv6 /48).
 * Null where nobody knows, as on the command line.
 */
export function originOf({ actor, via, address }: Asking): string | null {
  const door = via ?? (actor.kind === 'system' ? 'system' : null)
  if (door === null) return null
  const range = address ? rangeOf(address) : null
  return range ? `${door} ${range}` : door
}

/** `10.2.3.0/24`, `2001:db8:1::/48`; null for what is no address. */
function rangeOf(address: string): string | null {
  const v4 = /^(?:::ffff:)?(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/i.exec(address)
  if (v4) return `${v4[1]}.0/24`
  if (!/^[0-9a-f:]+$/i.test(address) || !address.includes(':')) return null
  const [before = '', after] = address.toLowerCase().split('::')
  const head = before === '' ? [] : before.split(':')
  // Within the first three groups the rest behind `::` counts only where it begins there.
  const rest = after === undefined || after === '' ? [] : after.split(':')
  const groups = [...head, ...Array<string>(Math.max(0, 8 - head.length - rest.length)).fill('0'), ...rest]
  return `${groups.slice(0, 3).join(':')}::/48`
}

/** An origin in words: 工作台，10.2.3.0/24. Null where none was kept, as of records of before. */
export function originInWords(origin: string | null): string | null {
  if (origin === null) return null
  const [door = '', range] = origin.split(' ')
  const title = DOORS[door as Door] ?? door
  return range ? `${title}，${range}` : title
}
