import { z } from 'zod'

/** What an enterprise says of its centre (申报内容). The fields stand once: for the form, its corrections and its checks. */
export const CENTRE_FIELDS = {
  staff: z
    .number('请填数字')
    .int('请填整数')
    .min(1, '至少1人')
    .max(1_000_000)
    .meta({ title: '职工人数', unit: '人' }),
  capacity: z
    .number('请填数字')
    .int('请填整数')
    .min(1, '至少1人')
    .max(100_000)
    .meta({ title: '同期培训能力', unit: '人', description: '同一时间最多能培训多少人' }),
  teachers: z.number('请填数字').int('请填整数').min(0).max(1000).meta({ title: '专兼职教师', unit: '人' }),
  occupations: z
    .string()
    .trim()
    .min(1, '请填写培训的职业')
    .max(400)
    .meta({ title: '培训的职业', description: '按职业分类大典的名称，几个之间用顿号隔开，最多20个' }),
  place: z
    .string()
    .trim()
    .min(4, '请写清地址和房间')
    .max(200)
    .meta({ title: '培训地点', description: '在本单位哪里培训，写到楼和房间' }),
  why: z
    .string()
    .trim()
    .min(10, '至少10个字')
    .max(500, '最多500个字')
    .meta({ title: '申报理由', kind: 'long-text', description: '做什么、培训怎么组织、有什么成效' }),
} as const

export const CentreForm = z.strictObject(CENTRE_FIELDS)
export type CentreForm = z.output<typeof CentreForm>

/** What is kept of an application, its occupations apart. */
export type Applied = Omit<CentreForm, 'occupations'> & { occupations: string[] }

const MOST = 20

/** The occupations that were written, each once; at most twenty. */
export const occupationsIn = (text: string): string[] =>
  [...new Set(text.split(/[、，,；;\s]+/).filter((name) => name !== ''))].slice(0, MOST)
