import { wording } from '../../../../kernel/decision/wording.ts'
import { type Level, levelName } from '../../../../kernel/value/level.ts'
import type { CivilDate } from '../../../../kernel/value/time/civil-date.ts'
import { dayText, hadWhen } from './day-text.ts'

/** How the conditions of 技能提升补贴 speak. */

export const CERTIFICATE = wording<[has: Level | null, level: Level | null]>('subsidy.upgrade.certificate', {
  found: ([has]) => (has === null ? '没有查到证书' : `${levelName(has)}证书`),
  needed: ([, level]) => (level === null ? '职业资格证书或职业技能等级证书' : `${levelName(level)}证书`),
  next: '取得证书后再申领',
})

export const TIME_LIMIT = wording<[issuedOn: CivilDate, appliedOn: CivilDate, last: CivilDate]>(
  'subsidy.upgrade.time-limit',
  {
    found: ([issuedOn, appliedOn]) => `证书${dayText(issuedOn)}核发，${dayText(appliedOn)}申请`,
    needed: ([issuedOn, , last]) => `${dayText(issuedOn)}至${dayText(last)}之间申请`,
    next: '超过期限的证书不能再申领；取得更高等级的证书后可以重新申领',
  },
)

export const LEVEL_SUBSIDISED = wording<[level: Level | null]>('subsidy.upgrade.level-subsidised', {
  found: ([level]) => (level === null ? '没有证书等级' : levelName(level)),
  needed: '初级、中级或高级证书',
  next: '技师以上和专项证书没有这项补贴，可以看看培训费补贴',
})

export const INSURED = wording<[have: number, least: number]>('subsidy.upgrade.insured', {
  found: ([have]) => `累计缴费${have}个月`,
  needed: ([, least]) => `累计缴费满${least}个月`,
  next: '缴费满规定月数后，在证书的申请期限内可以再申请',
})

export const ENTERPRISE = wording('subsidy.upgrade.enterprise', {
  found: (_, met) => (met ? '企业参保' : '非企业单位或灵活就业参保'),
  needed: '以企业职工身份参保',
  next: '非企业单位和灵活就业参保人员不在范围内',
})

export const NOT_RETIRED = wording('subsidy.upgrade.not-retired', {
  found: (_, met) => (met ? '未退休' : '已到退休年龄或已领养老金'),
  needed: '申请时未到退休年龄，未领养老金',
  next: '如果登记有误，请带身份证到区人社局更正',
})

export const OCCUPATION_KNOWN = wording('subsidy.upgrade.occupation-known', {
  found: '申请没有写职业，又领过同一等级的补贴',
  needed: '证书的职业',
  next: '请补充证书上的职业名称',
})

export const ONCE = wording<[] | [paidOn: CivilDate | null]>('subsidy.upgrade.same-level-once', {
  found: ([paidOn]) => (paidOn === undefined ? '没有领过' : hadWhen(paidOn)),
  needed: '同一职业同一等级只领一次',
  next: '取得更高等级的证书后可以再申领',
})

export const NOT_TWICE = wording<[] | [paidOn: CivilDate | null]>('subsidy.upgrade.not-twice', {
  found: ([paidOn]) => (paidOn === undefined ? '没有领过' : `${hadWhen(paidOn)}职业培训补贴`),
  needed: '同一职业同一等级没有领过职业培训补贴',
  next: '同一证书只能享受一种补贴，取得更高等级的证书后可以再申领',
})

export const NO_LOWER_LEVEL = wording<[] | [paidOn: CivilDate | null]>('subsidy.upgrade.no-lower-level', {
  found: ([paidOn]) => (paidOn === undefined ? '没有领过更高等级' : `${hadWhen(paidOn)}更高等级`),
  needed: '没有领过同一职业更高等级的补贴',
  next: '领过高等级的，同一职业的低等级不再补贴',
})

export const TIMES = wording<[times: number, max: number]>('subsidy.upgrade.times', {
  found: ([times]) => `当年已领${times}次`,
  needed: ([, max]) => `每年最多${max}次`,
  next: '今年次数已满，明年在证书期限内可以再申领',
})
