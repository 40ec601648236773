import type { Level } from '../../kernel/value/level.ts'
import { fen, formatYuan } from '../../kernel/value/money.ts'
import type { TagTone } from '../../kit/tag.tsx'
import { catalogueKind, listingOf } from '../../modules/catalogue/rules.ts'
import { estimate } from '../../modules/subsidy/index.ts'
import type { Visit } from '../../portal/page.ts'

/** What a class says of its cost: who teaches whom what, and for how long. */
interface Taught {
  occupation: string
  level: string | number
  course: string | null
  hours: number
  mode: 'offline' | 'blended'
}

/**
 * Who pays for a class (谁出钱), by the rule and not by promise: nothing is left to pay only where the subsidy is as much as
 * the published cost of the training; else the subsidy's amount stands there, or that it is not certain yet.
 */
export async function classCost(
  { perform, standards, today }: Pick<Visit, 'perform' | 'standards' | 'today'>,
  one: Taught,
): Promise<{ text: string; tone: TagTone }> {
  if (one.course) return { text: '按培训项目补贴', tone: 'plain' }
  const { decision } = await perform(estimate, {
    occupation: one.occupation,
    level: String(one.level) as '4',
    hours: one.hours,
    mode: one.mode,
    filedOn: today,
  })
  const { value } = decision
  if (decision.outcome !== 'granted' || typeof value !== 'number') return { text: '补贴待定', tone: 'plain' }
  const edition = (await standards()).inForce(catalogueKind, today)
  const level = (one.level === 'special' ? 'special' : Number(one.level)) as Level
  const cell = edition && listingOf(edition, { ...one, level }).cell
  return cell?.kind === 'amount' && value >= cell.amount
    ? { text: '自己出 0 元', tone: 'ok' }
    : { text: `补贴 ${formatYuan(fen(value))} 元`, tone: 'plain' }
}
