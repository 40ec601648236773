import { wording } from '../../../kernel/decision/wording.ts'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'

/** How the accreditation of assessment organisations (评价机构备案) speaks. */

export const APPLICANT = wording<[category: 'Y' | 'S']>('accreditation.applicant-kind', {
  found: ([category], met) =>
    met ? '单位类别符合' : category === 'Y' ? '不是用人单位' : '不是面向社会培训评价的单位',
  needed: ([category]) =>
    category === 'Y' ? '用人单位评价本单位职工' : '学校、培训机构、实训基地或评价组织',
  next: '单位类别有误的请联系登记岗更正',
})

export const EXAMINERS = wording<[occupation: string, has: number, needs: number]>(
  'accreditation.examiners-with-card',
  {
    found: ([occupation, has]) => `${occupation}有证的考评员 ${has} 人`,
    needed: ([occupation, , needs]) => `${occupation}有效证卡的考评员不少于 ${needs} 人，能考所报的每个等级`,
    next: '先在“本单位评价备案”里登记考评员和证卡',
  },
)

export const SUPERVISORS = wording<[has: number, needs: number]>('accreditation.supervisors-with-card', {
  found: ([has]) => `有证的质量督导员 ${has} 人`,
  needed: ([, needs]) => `有效证卡的质量督导员不少于 ${needs} 人`,
  next: '先在“本单位评价备案”里登记质量督导员和证卡',
})

export const VENUE = wording<[district: string, has: number, needs: number]>('accreditation.venue-places', {
  found: ([district, has]) => (has === 0 ? `${district}没有考点` : `${district}最大的考点 ${has} 个考位`),
  needed: ([, , needs]) => `每个区至少有一个 ${needs} 个考位以上的考点`,
  next: '先在“本单位评价备案”里登记考点，或者不报这个区',
})

export const NOT_YET = wording<[] | [until: CivilDate, from: CivilDate]>('accreditation.not-accredited-yet', {
  found: ([until]) => (until === undefined ? '所报的还没有备案' : `同样的范围备案到${formatDay(until)}`),
  needed: ([, from]) =>
    from === undefined ? '同样的范围没有在有效期内' : `${formatDay(from)}起可以申请延续`,
  next: '只报还没有备案的职业、等级或者区',
})

export const NOT_LEAVING = wording<[teachOut: boolean]>('accreditation.not-leaving', {
  found: ([teachOut]) => (teachOut ? '正在退出，不再安排新考试' : '没有在办退出'),
  needed: '没有在办退出',
  next: '退出办完以后再申请',
})

export const NOT_BANNED = wording<[] | [revokedOn: CivilDate, from: CivilDate]>(
  'accreditation.accreditation-ban',
  {
    found: ([revokedOn]) => (revokedOn === undefined ? '没有被取消过' : `${formatDay(revokedOn)}被取消备案`),
    needed: ([, from]) => (from === undefined ? '没有在取消以后的限期里' : `${formatDay(from)}起才能再申请`),
    next: '到期以后再申请',
  },
)

export const SCHEME = wording<[passes: number, fails: number, needs: number]>(
  'accreditation.scheme-reviewed',
  {
    found: ([passes, fails]) => `${passes} 人评审通过${fails > 0 ? `，${fails} 人不通过` : ''}`,
    needed: ([, , needs]) => `认定方案由 ${needs} 人评审，都通过`,
    next: '退回重新评审，或者不予备案',
  },
)
