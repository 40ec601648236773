import { z } from 'zod'
import { standardKind } from '../../../kernel/standard/index.ts'
import { codeFault, registerOn } from '../../occupations/rules.ts'
import { parsePeriod } from './period.ts'

const shortageData = z.strictObject({
  period: z.string().refine((text) => parsePeriod(text).valid, '应为 2022Q3 这样的季度'),
  /** How many places the published list has; `rows` are those that could be cited. */
  places: z.number().int().positive(),
  rows: z.array(
    z.strictObject({
      rank: z.string().regex(/^[1-9]\d*$/),
      code: z.string().regex(/^\d-\d{2}-\d{2}-\d{2}$/),
      name: z.string().min(1),
    }),
  ),
})

type ShortageList = z.output<typeof shortageData>

/** The national list of occupations with more posts than seekers (“最缺工”职业排行): shown beside a proposal, not scored. */
export const shortageKind = standardKind<ShortageList>(
  'shortage-list',
  shortageData,
  '全国“最缺工”职业排行',
  () => '',
  ({ data, from }, standards) => {
    const register = registerOn(standards, from)
    return data.rows.flatMap(({ code, name }, index) => {
      const message = codeFault(register, code, name)
      return message === null ? [] : [{ path: ['rows', index, 'code'], message }]
    })
  },
)
