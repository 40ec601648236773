import { z } from 'zod'
import { levelName } from '../../../kernel/value/level.ts'
import { District, LevelShape } from '../../../kernel/value/shapes.ts'

/** Several that are written with a 顿号 between them, each once. */
const several = (text: string): string[] => [
  ...new Set(text.split(/[、，,；;\s]+/).filter((name) => name !== '')),
]

/** What is applied for (申请内容). The fields stand once: for the form, its corrections and its checks. */
export const APPLICATION_FIELDS = {
  occupations: z
    .string()
    .trim()
    .min(1, '请填写职业')
    .max(400)
    .refine((text) => several(text).length <= 20, '一次最多20个职业')
    .meta({ title: '评价的职业', description: '按职业分类大典的名称，几个之间用顿号隔开' }),
  standard: z
    .string()
    .trim()
    .min(2, '请写明标准和版本')
    .max(200)
    .meta({ title: '依据的标准和版本', description: '国家职业标准或评价规范的编号、年份' }),
  scheme: z.string().trim().min(10, '至少10个字').max(1000).meta({
    title: '认定方案要点',
    kind: 'long-text',
    description: '怎么组织、怎么命题、怎么考、怎么监督；全文附在材料里',
  }),
  conflict: z.string().trim().min(4, '没有的请写“没有”和理由').max(500).meta({
    title: '利害关系说明',
    kind: 'long-text',
    description: '与培训机构、企业有没有利害关系、怎么回避；备案后公开',
  }),
} as const

export const ApplicationForm = z.strictObject({
  category: z.enum(['Y', 'S'], '请选面向谁评价'),
  candidates: z
    .array(z.enum(['staff', 'dispatched', 'interns']))
    .max(3)
    .default([]),
  levels: z.array(LevelShape).min(1, '请至少选一个等级').max(6),
  districts: z.array(District).min(1, '请至少选一个区').max(20),
  ...APPLICATION_FIELDS,
})

export type WrittenKey = keyof typeof APPLICATION_FIELDS
export const WRITTEN = Object.keys(APPLICATION_FIELDS) as WrittenKey[]
export const titleOf = (key: WrittenKey): string =>
  (APPLICATION_FIELDS[key].meta() as { title: string }).title

/** What is kept of it, its occupations apart. */
export type Applied = Omit<z.output<typeof ApplicationForm>, 'occupations'> & { occupations: string[] }

export const appliedOf = (form: z.output<typeof ApplicationForm>): Applied => ({
  ...form,
  candidates: form.category === 'Y' ? [...new Set(['staff' as const, ...form.candidates])] : [],
  levels: [...new Set(form.levels)],
  districts: [...new Set(form.districts)],
  occupations: several(form.occupations),
})

export { several }

/** Levels as people read them. */
export const levelsInWords = (levels: Applied['levels']): string => levels.map(levelName).join('、')
