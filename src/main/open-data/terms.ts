import { z } from 'zod'
import { standardKind } from '../../kernel/standard/index.ts'

const termsData = z.strictObject({ licence: z.string().min(1), licenceUrl: z.url().nullable() })

type TermsData = z.output<typeof termsData>

/** On what terms the city lets its open data be used (开放许可). */
export const openDataTermsKind = standardKind<TermsData>('open-data', termsData, '开放数据使用说明')
