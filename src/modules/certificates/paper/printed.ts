import { z } from 'zod'
import { levelName } from '../../../kernel/value/level.ts'
import { DOCUMENTS } from '../../../kernel/value/person/identity-document.ts'
import { KeptDay, LevelShape } from '../../../kernel/value/shapes.ts'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'

/** Everything that is printed on a certificate (R4.8), as the signed credential holds it. Nothing else is printed. */
export const Printed = z.strictObject({
  name: z.string(),
  /** 证件类型 as it is (R4.8). */
  idType: z.enum(Object.values(DOCUMENTS)),
  /** Masked on paper, page and credential alike, so that they can be compared. */
  maskedIdNumber: z.string(),
  occupation: z.string(),
  occupationCode: z.string().nullable(),
  workType: z.string().nullable(),
  level: LevelShape,
  number: z.string(),
  organisation: z.string(),
  creditCode: z.string(),
  issuedOn: KeptDay,
  /** The demo's certificates say so wherever they are shown (演示). */
  specimen: z.boolean(),
})
export type Printed = z.infer<typeof Printed>

export interface PrintedField {
  label: string
  value: string
}

/** The printed lines in their order: the same on the PDF, on the verification page and in offline verification. */
export function printedFields(printed: Printed): PrintedField[] {
  return [
    { label: '姓名', value: printed.name },
    { label: '证件类型', value: printed.idType },
    { label: '证件号码', value: printed.maskedIdNumber },
    { label: '职业名称', value: withCode(printed) },
    { label: '工种名称', value: printed.workType ?? '——' },
    { label: '职业技能等级', value: levelName(printed.level) },
    { label: '证书编号', value: printed.number },
    { label: '评价机构', value: printed.organisation },
    { label: '机构信用代码', value: printed.creditCode },
    { label: '发证日期', value: formatDay(printed.issuedOn) },
  ]
}

const withCode = ({ occupation, occupationCode }: Printed): string =>
  occupationCode ? `${occupation}（${occupationCode}）` : occupation
