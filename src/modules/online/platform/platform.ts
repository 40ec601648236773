import { z } from 'zod'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'

/** What an organisation says of its platform (申报内容). */
export const PlatformForm = z.strictObject({
  name: z.string().trim().min(2, '平台名称至少2个字').max(60, '平台名称最多60个字'),
  site: z
    .string()
    .trim()
    .max(200)
    .regex(/^https:\/\/[^\s/]+(\/\S*)?$/, '请填以 https:// 开头的网址'),
  about: z.string().trim().min(10, '至少10个字').max(500, '最多500个字'),
  checks: z.string().trim().min(10, '至少10个字').max(500, '最多500个字'),
})
export type PlatformForm = z.output<typeof PlatformForm>

/** How a platform stands (平台状态). */
export const STANDINGS = {
  applied: '遴选中',
  selected: '已入选',
  refused: '未入选',
  ended: '已退出',
} as const
export type Standing = keyof typeof STANDINGS

/** An online platform (线上平台). */
export interface Platform extends PlatformForm {
  id: string
  organisation: string
  district: string
  appliedIn: string
  standing: Standing
  selectedOn: CivilDate | null
  endedOn: CivilDate | null
  endReason: string | null
}

/** Why a platform is looked at: assessed as everyone is, or on its own way out. */
export const REVIEW_SORTS = { staged: '阶段性评估', exit: '退出' } as const
export type ReviewSort = keyof typeof REVIEW_SORTS
