import { baseName } from '../../../kernel/value/occupation.ts'
import type { Register, RegisteredOccupation } from '../../occupations/rules.ts'
import type { CatalogueEdition, CatalogueLine } from '../edition.ts'
import { pairWarnings } from './pairs.ts'

/** Something that does not fit but bars nothing: whoever signs decides. */
export interface Warning {
  occupation: string
  message: string
}

/** R2.5, R2.8: the pairs of hour bands, and the code, name and marks that the register of occupations has. */
export function warningsOf(edition: CatalogueEdition, register: Register): Warning[] {
  return [
    ...pairWarnings(edition).map(({ occupation, message }) => ({ occupation, message })),
    ...edition.data.rows.flatMap((line) => {
      const registered = line.code === '' ? undefined : register.byCode.get(line.code)
      if (registered === undefined) return []
      return [nameDiffers(line, registered), marksDiffer(line, registered)]
        .filter((message) => message !== null)
        .map((message) => ({ occupation: line.name, message }))
    }),
  ]
}

/** A code that the register does not know, with the code that it has for the name; null where all is well. */
export function unknownCode(
  { code, name }: Pick<CatalogueLine, 'code' | 'name'>,
  { classification, byCode, byName }: Register,
): string | null {
  if (code === '' || classification === null || byCode.has(code)) return null
  const right = byName.get(name) ?? byName.get(baseName(name))
  return `职业分类大典没有职业编码 ${code}，${right?.code ? `“${right.name}”的编码是 ${right.code}` : '请核对，或者留空'}`
}

function nameDiffers({ name }: CatalogueLine, registered: RegisteredOccupation): string | null {
  if (registered.name === name || registered.name === baseName(name)) return null
  return `编码 ${registered.code} 在职业分类大典中是“${registered.name}”`
}

/** R2.8: 数字 (S) and 绿色 (L) are the occupation's own marks; a flag that the register does not know says nothing. */
function marksDiffer({ marks }: CatalogueLine, { digital, green }: RegisteredOccupation): string | null {
  if (digital === null || green === null) return null
  const registered = `${digital ? 'S' : ''}${green ? 'L' : ''}`
  if (registered === marks) return null
  return `大典标注为${MARKS[registered]}，草案为${MARKS[marks]}`
}

const MARKS: Readonly<Record<string, string>> = {
  '': '无标注',
  S: '数字职业（S）',
  L: '绿色职业（L）',
  SL: '数字、绿色职业（SL）',
}
