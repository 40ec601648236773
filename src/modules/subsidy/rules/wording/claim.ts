import { wording } from '../../../../kernel/decision/wording.ts'
import { type Level, levelName } from '../../../../kernel/value/level.ts'
import type { CivilDate } from '../../../../kernel/value/time/civil-date.ts'
import { GROUP_NAMES, type Group, type PaidBefore, PROJECT_NAMES } from '../../facts.ts'
import { dayText, hadWhen } from './day-text.ts'

/** How the conditions of a claim for a class speak (培训费、评价费). */

export const HOURS = wording<[have: number, least: number]>('subsidy.hours', {
  found: ([have]) => `${have}课时`,
  needed: ([, least]) => `不少于${least}课时`,
  next: '课时不够的班期不能补贴，请按教学计划补足课时',
})

export const CERTIFICATE = wording<[level: Level]>('subsidy.certificate', {
  found: ([level]) => `${levelName(level)}证书`,
  needed: ([level]) => `${levelName(level)}证书`,
})

export const NO_CERTIFICATE = wording<[level: Level]>('subsidy.none.certificate', {
  found: '没有查到证书',
  needed: ([level]) => `${levelName(level)}证书`,
  next: '通过这一等级的评价、取得证书后再申领',
})

export const OTHER_LEVEL = wording<[has: Level, level: Level]>('subsidy.other-level.certificate', {
  found: ([has]) => `${levelName(has)}证书`,
  needed: ([, level]) => `${levelName(level)}证书`,
  next: '通过这一等级的评价、取得证书后再申领',
})

export const OTHER_OCCUPATION = wording<[named: string, has: Level, occupation: string, level: Level]>(
  'subsidy.other-occupation.certificate',
  {
    found: ([named, has]) => `${named}${levelName(has)}证书`,
    needed: ([, , occupation, level]) => `${occupation}${levelName(level)}证书`,
    next: '证书的职业要与培训的职业相同；通过所学职业的评价、取得证书后再申领',
  },
)

export const GROUP = wording<[group: Group]>('subsidy.group', {
  found: ([group]) => GROUP_NAMES[group],
  needed: '属于补贴对象',
  next: '请核对人员类别，或者向区人社局咨询',
})

export const NOT_A_PUPIL = wording('subsidy.not-a-pupil', {
  found: (_, met) => (met ? '不是中学在校生' : '初级或高级中学在校生'),
  needed: '不是初级、高级中学在校生',
  next: '中学在校期间不能享受补贴，毕业后可以参加培训',
})

export const NOT_RETIRED = wording('subsidy.not-retired', {
  found: (_, met) => (met ? '未退休' : '已到退休年龄或已领养老金'),
  needed: '未到退休年龄，未领养老金',
  next: '如果登记有误，请带身份证到区人社局更正',
})

export const ALIVE = wording('subsidy.alive', {
  found: (_, met) => (met ? '没有死亡登记' : '培训期间登记为已死亡'),
  needed: '培训期间健在',
  next: '如果登记有误，请先在公安机关更正，再请区人社局核实',
})

export const FREE = wording('subsidy.not-in-custody', {
  found: (_, met) => (met ? '没有羁押服刑记录' : '培训期间登记为被羁押或者服刑'),
  needed: '培训期间没有被羁押或者服刑',
  next: '如果登记有误，请先在登记机关更正，再请区人社局核实',
})

export const GROUP_BEFORE_CLASS = wording<[since: CivilDate, filedOn: CivilDate]>(
  'subsidy.group-before-class',
  {
    found: ([since]) => `${dayText(since)}起`,
    needed: ([, filedOn]) => `不晚于开班备案日（${dayText(filedOn)}）`,
    next: '开班以后才取得的身份不能用于这个班，请按开班当日的身份申领',
  },
)

export const GROUP_AGREES = wording<[registered: readonly Group[], filed: Group]>('subsidy.group-agrees', {
  found: ([registered]) => `登记为${registered.map((group) => GROUP_NAMES[group]).join('、')}`,
  needed: ([, filed]) => `与备案的人员类别（${GROUP_NAMES[filed]}）一致`,
  next: '请凭人员类别证明到区人社局核实；登记更正后系统自动继续办理',
})

export const NO_VIOLATION = wording('subsidy.no-violation', {
  found: (_, met) => (met ? '没有违规记录' : '查实违规'),
  needed: '人员和班期没有查实的违规',
  next: '对认定有异议的，可以向作出认定的人社局申请复核',
})

export const ONCE = wording<[] | [paidOn: CivilDate | null]>('subsidy.same-level-once', {
  found: ([paidOn]) => (paidOn === undefined ? '没有领过' : hadWhen(paidOn)),
  needed: '同一职业同一等级只补一次',
  next: '可以参加更高等级或者其他职业的培训',
})

const OTHER_NAMES = { ...PROJECT_NAMES, apprenticeship: '新型学徒制补贴' }

export const NOT_TWICE = wording<[] | [project: PaidBefore['project'], paidOn: CivilDate | null]>(
  'subsidy.not-twice',
  {
    found: ([project, paidOn = null]) =>
      project === undefined ? '没有领过' : `${hadWhen(paidOn)}${OTHER_NAMES[project]}`,
    needed: '同一职业同一等级没有领过技能提升补贴或学徒制补贴',
    next: '同一证书只能享受一种补贴，可以参加更高等级的培训',
  },
)

export const TIMES = wording<[window: 'year' | 'lifetime', times: number, max: number]>('subsidy.times', {
  found: ([window, times]) => (window === 'year' ? `当年已领${times}次` : `已领${times}次`),
  needed: ([window, , max]) => (window === 'year' ? `每年最多${max}次` : `只补${max}次`),
  next: ([window]) => (window === 'year' ? '今年次数已满，明年开班的可以再申领' : '毕业学年的补贴已经用完'),
})

export const BY_PACKAGE = wording('subsidy.training-package', {
  found: (_, met) => (met ? '按职业培训包组织' : '没有按职业培训包组织'),
  needed: '目录标“*”的职业按职业培训包培训',
  next: '请按这个职业的职业培训包备案和开班',
})
