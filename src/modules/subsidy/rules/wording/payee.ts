import { wording } from '../../../../kernel/decision/wording.ts'
import { GROUP_NAMES, type Group } from '../../facts.ts'

/** How the rules on who is paid speak (拨付对象). */

const KNOWN = '登记了用人单位'
const DAYS = { filing: '开班备案当日', completion: '结业当日' }
type EmployerOn = keyof typeof DAYS

export const PAYEE = wording<[group: Group, toEmployer: boolean]>('subsidy.payee', {
  found: ([group]) => GROUP_NAMES[group],
  needed: ([, toEmployer]) => `拨给${toEmployer ? '用人单位' : '培训机构'}`,
})

export const PAID_TO = wording<[group: Group, toEmployer: boolean]>('subsidy.to.payee', {
  found: ([group, toEmployer]) => `${GROUP_NAMES[group]}：拨给${toEmployer ? '用人单位' : '培训机构'}`,
})

export const PAID_TO_PERSON = wording('subsidy.to-person.payee', { found: '拨给职工本人' })

export const NO_MEASURES = wording('subsidy.no-measures.payee', { found: '当日没有施行中的补贴办法' })

export const CONFIRMED_EMPLOYER = wording('subsidy.confirmed.employer-known', {
  found: '区人社局凭材料核定',
  needed: KNOWN,
})

export const NO_EMPLOYER = wording<[on: EmployerOn]>('subsidy.none.employer-known', {
  found: ([on]) => `${DAYS[on]}没有登记的用人单位`,
  needed: KNOWN,
  next: '请用人单位补办参保登记；或者凭劳动合同和社保记录请区人社局核定',
})

export const EMPLOYER_AGREES = wording('subsidy.employer-agrees', {
  found: '备案名册写的单位与登记的用人单位不同',
  needed: '名册与登记是同一家用人单位',
  next: '请凭劳动合同和社保记录请区人社局核定由哪家单位领取',
})

export const EMPLOYER_ON = wording<[on: EmployerOn]>('subsidy.employer-on', {
  found: '培训期间换了用人单位',
  needed: ([on]) => `拨给${DAYS[on]}的用人单位`,
})
