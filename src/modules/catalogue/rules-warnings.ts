import type { CatalogueEdition, CatalogueLine } from './edition.ts'
import type { Occupation } from './occupations.ts'
import { pairWarnings } from './rules-pairs.ts'

/** Something that does not fit but bars nothing: whoever signs decides. */
export interface Warning {
  occupation: string
  message: string
}

/** R2.5, R2.8: the pairs of hour bands, and the code, name and marks that the register of occupations has. */
export function warningsOf(edition: CatalogueEdition, occupations: readonly Occupation[]): Warning[] {
  const register = new Map(occupations.map((one) => [one.code, one]))
  return [
    ...pairWarnings(edition).map(({ occupation, message }) => ({ occupation, message })),
    ...edition.data.rows.flatMap((line) => {
      const registered = line.code === '' ? undefined : register.get(line.code)
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
  occupations: readonly Occupation[],
): string | null {
  if (code === '' || occupations.length === 0 || occupations.some((one) => one.code === code)) return null
  const right = occupations.find((one) => one.name === broader(name) && one.code !== '')
  return `职业分类大典没有编码 ${code}，${right ? `“${right.name}”的编码是 ${right.code}` : '请核对，或者留空'}`
}

function nameDiffers({ name }: CatalogueLine, registered: Occupation): string | null {
  if (registered.name === name || registered.name === broader(name)) return null
  return `编码 ${registered.code} 在职业分类大典中是“${registered.name}”`
}

/** R2.8: 数字 (S) and 绿色 (L) are the occupation's own marks; a flag that the register does not know says nothing. */
function marksDiffer({ marks }: CatalogueLine, { digital, green }: Occupation): string | null {
  if (digital === '' || green === '') return null
  const registered = `${digital === '1' ? 'S' : ''}${green === '1' ? 'L' : ''}`
  if (registered === marks) return null
  return `大典标注为${MARKS[registered]}，草案为${MARKS[marks]}`
}

const MARKS: Readonly<Record<string, string>> = {
  '': '无标注',
  S: '数字职业（S）',
  L: '绿色职业（L）',
  SL: '数字、绿色职业（SL）',
}

/** The occupation of a 工种 in brackets: 铣工(数控铣工) → 铣工. */
const broader = (name: string): string => name.split(/[(（]/, 1)[0] ?? name
