import { type Check, invalid, valid } from '../check.ts'

/** The code of an occupation (职业编码, 职业分类大典), as 6-18-02-04: 大类, 中类, 小类, 细类. */
export type OccupationCode = string & { readonly brand: 'OccupationCode' }

/** Checks the form of an occupation's code; whether an edition knows it is that edition's to say. */
export function checkOccupationCode(text: string): Check<OccupationCode> {
  if (text.length !== 10 || !/^\d-\d\d-\d\d-\d\d$/.test(text))
    return invalid('职业编码应写成 6-18-02-04 的样子。')
  if (!/^[1-8]/.test(text)) return invalid('职业编码首位是大类，应为1至8。')
  return valid(text as OccupationCode)
}
