import { wording } from '../../../kernel/decision/wording.ts'
import { type Level, levelName } from '../../../kernel/value/level.ts'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import type { Leaf } from './condition.ts'
import { inWords, RULES_OF_LEAVES, ruleOf } from './words.ts'

/** How the rules on who may be examined speak (申报条件). */

export const STANDARD_IN_FORCE = wording<[day: CivilDate]>('assessment.apply.standard-in-force', {
  found: ([day]) => `没有查到${formatDay(day)}施行的认定标准`,
  needed: '当日有公布的认定标准',
  next: '标准补充后再报名',
})

export const CONDITIONS_IN_FORCE = wording<[day: CivilDate]>('assessment.levels.standard-in-force', {
  found: ([day]) => `没有查到${formatDay(day)}施行的申报条件`,
  needed: '报名当日有公布的申报条件',
  next: '标准补充后再报名',
})

export const AGE = wording<[born: CivilDate, years: number, from: CivilDate]>('assessment.age', {
  found: ([born]) => `${formatDay(born)}出生`,
  needed: ([, years]) => `年满${years}周岁`,
  next: ([, , from]) => `${formatDay(from)}起满足这一条，到时再报名`,
})

export const OWN_STAFF = wording('assessment.own-staff', {
  found: (_, met) =>
    met ? '考试当天在本单位工作' : '没有查到考试当天在本单位就业，也没有查到派遣、实习在本单位',
  needed: '用人单位只评价本单位职工，和备案了的派遣人员、实习学生',
  next: '请报考社会培训评价组织的考试；没有就业记录的请单位补登，派遣、实习的带协议到区人社窗口登记用工或实习单位',
})

export const NOT_HELD = wording<[certificate: string | null]>('assessment.not-held', {
  found: ([certificate]) => (certificate === null ? '还没有这个等级的有效证书' : `已有证书 ${certificate}`),
  needed: '还没有这个职业这个等级的有效证书',
  next: '不用再考；要考更高等级的，请选那个等级的考试',
})

export const ONE_EXAMINATION = wording<[exam: string | null]>('assessment.one-examination', {
  found: ([exam]) => (exam === null ? '没有报考另一场' : `已报考 ${exam}`),
  needed: '同一职业同一等级，同时只报一场',
  next: '等那一场发证或取消后再报名',
})

export const LEVEL_IN_STANDARD = wording<[level: Level, initial: Level]>('assessment.level-in-standard', {
  found: ([level]) => `标准没有${levelName(level)}`,
  needed: '标准设有这个等级',
  next: ([, initial]) => `请选择标准设有的等级，最低是${levelName(initial)}`,
})

const OTHER_WAYS: Record<string, string | undefined> = {
  'work-years': '请单位或者受理窗口登记本职业或相关职业的工作经历后再报名',
  certificate: '先取得这个等级的证书；以前在别处取得的，请评价机构或者受理窗口登记后再报名',
  title: '先取得对应的职称，或者看看其他条件',
  education: '请受理窗口登记毕业证书后再报名',
}

/** `otherWork` is how many times of employment do not count. */
type Missed = [leaf: Leaf, metOn: CivilDate | null, otherWork: number]

/** What a level asks and a person does not have yet, by the rule that its leaf is reported under. */
export const MISSING = Object.fromEntries(
  RULES_OF_LEAVES.map((rule) => [
    rule,
    wording<Missed>(`assessment.missing.${rule}`, {
      found: ([leaf, , otherWork]) =>
        'workYears' in leaf && otherWork > 0
          ? `还不满足；另有${otherWork}段工作经历属于其他职业、没有写明职业或没有核验，不计`
          : '还不满足',
      needed: ([leaf]) => inWords(leaf),
      next: ([leaf, metOn]) =>
        metOn === null ? (OTHER_WAYS[ruleOf(leaf)] ?? null) : `${formatDay(metOn)}起满足这一条，到时再报名`,
    }),
  ]),
) as Record<(typeof RULES_OF_LEAVES)[number], ReturnType<typeof wording<Missed>>>

export const ELIGIBLE = wording<[by: readonly Leaf[]]>('assessment.eligible', {
  found: ([by]) => by.map(inWords).join('，'),
})

export const ELIGIBLE_FOR_SPECIAL = wording('assessment.special.eligible', {
  found: '专项职业能力除年龄外没有申报条件',
})

export const INITIAL_LEVEL = wording<[level: Level]>('assessment.initial-level', {
  found: ([level]) => `${levelName(level)}是这个职业的初始等级，可以直接报考`,
})
