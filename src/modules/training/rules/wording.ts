import { wording } from '../../../kernel/decision/wording.ts'
import { type Level, levelName } from '../../../kernel/value/level.ts'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { CLASH_REMEDY, clashText, type KeptClash } from '../lessons/in-two-places.ts'

/** How the rules of filing (开班备案) and completion (结业) speak. */

export const STANDARDS_IN_FORCE = wording<[day: CivilDate]>('training.standards-in-force', {
  found: ([day]) => `没有查到${formatDay(day)}施行的管理标准或目录`,
  needed: '备案当日有公布的标准和目录',
  next: '标准或目录补充后再报开班',
})

export const STANDARD_IN_FORCE = wording<[day: CivilDate]>('training.standard-in-force', {
  found: ([day]) => `没有查到${formatDay(day)}施行的管理标准`,
  needed: '备案当日有公布的管理标准',
  next: '标准补充后系统会重新计算',
})

/** A time with its first day and, where it ends, its last. */
type Days = [from: CivilDate, to: CivilDate | null]

const daysOf = (from: CivilDate, to: CivilDate | null): string =>
  to === null ? `${formatDay(from)}起` : `${formatDay(from)}至${formatDay(to)}`

export const AGREEMENT = wording<[] | Days>('training.agreement', {
  found: ([from, to = null]) =>
    from === undefined ? '没有有效的补贴培训协议' : `协议有效：${daysOf(from, to)}`,
  needed: '备案当日有有效的补贴培训协议',
  next: '请先与区人社局签订补贴培训协议，再报开班',
})

/** An occupation and the levels of it that an organisation may train. */
type Scope = readonly [occupation: string, levels: readonly Level[]]

const scopeText = (scope: readonly Scope[]): string =>
  scope.length === 0
    ? '尚未登记任何职业'
    : scope.map(([occupation, levels]) => `${occupation}（${levels.map(levelName).join('、')}）`).join('；')

export const SCOPE = wording<[occupation: string, level: Level, scope: readonly Scope[]]>('training.scope', {
  found: ([occupation, level]) => `${occupation} ${levelName(level)}`,
  needed: ([, , scope]) => `在办学范围内：${scopeText(scope)}`,
  next: '请选择办学范围内的职业和等级，或者先办理范围变更',
})

export const NOT_UNDER_RECTIFICATION = wording<[] | Days>('training.not-under-rectification', {
  found: ([from, to = null]) => (from === undefined ? '不在整改期' : `正在整改：${daysOf(from, to)}`),
  needed: '不在整改期',
  next: '整改通过验收以后再报开班',
})

export const ACTIVE = wording<[] | [says: string, reason: string, from: CivilDate]>('training.active', {
  found: ([says, reason, from]) =>
    says === undefined || from === undefined ? '正常办学' : `${formatDay(from)}起${says}（${reason}）`,
  needed: '备案当日正常办学',
  next: '已开的班上完；恢复办学以后再报开班',
})

export const FIRST_YEAR = wording<[begun: CivilDate, before: number, now: number, most: number]>(
  'training.first-year',
  {
    found: ([begun, before, now]) =>
      `${formatDay(begun)}首次签订协议，名册上已有 ${before} 人，这个班 ${now} 人`,
    needed: ([, , , most]) => `第一年合计不超过 ${most} 人`,
    next: '请减少人数，或者满一年以后再报',
  },
)

export const CREDIT_ALLOWS = wording<[] | [grade: string, from: CivilDate]>('training.credit-allows', {
  found: ([grade, from]) =>
    grade === undefined || from === undefined
      ? '信用等级不影响开班'
      : `信用等级 ${grade}，${formatDay(from)}起不开新的补贴班`,
  needed: '信用等级允许开新的补贴班',
  next: '已开的班可以上完；改正以后申请信用修复，等级回升后再报开班',
})

export const FILED_BEFORE_START = wording<[filedOn: CivilDate, startsOn: CivilDate, endsOn: CivilDate]>(
  'training.filed-before-start',
  {
    found: ([filedOn, startsOn, endsOn]) =>
      `${formatDay(filedOn)}备案，${formatDay(startsOn)}至${formatDay(endsOn)}上课`,
    needed: '先备案，后开课',
    next: '请把开课日改到备案当日或以后',
  },
)

export const HOURS = wording<[have: number, least: number]>('training.hours', {
  found: ([have]) => `${have}课时`,
  needed: ([, least]) => `不少于${least}课时`,
  next: '课时不够的班期不能补贴，请增加课时',
})

export const COURSE_SCOPE = wording<[course: string, licensed: readonly string[]]>('training.course-scope', {
  found: ([course]) => course,
  needed: ([, licensed]) =>
    `在办学范围内：${licensed.length === 0 ? '尚未登记任何课程' : licensed.join('、')}`,
  next: '请选择办学范围内的课程，或者先请区人社局核定这门课',
})

export const COURSE_LISTED = wording<[name: string, kind: string]>('training.course-listed', {
  found: ([name, kind]) => `${name}（${kind}）`,
  needed: '市里公布的课程',
  next: '请从课程目录里选',
})

export const COURSE_SEATS = wording<[have: number, most: number]>('training.course-seats', {
  found: ([have]) => `名册 ${have} 人`,
  needed: ([, most]) => `一班不超过 ${most} 人`,
  next: '请减少人数，或者分两个班报',
})

export const PLAN_FILLS_HOURS = wording<[planned: number, hours: number]>('training.plan-fills-hours', {
  found: ([planned]) => `教学计划合计${planned}课时`,
  needed: ([, hours]) => `${hours}课时`,
  next: '请让教学计划的课时合计与申报课时相等',
})

/** The first of some days, and how many they are. */
type FirstDays = [days: readonly CivilDate[], count: number]

const daysText = (days: readonly CivilDate[], count: number): string => {
  const shown = days.map(formatDay).join('、')
  return count > days.length ? `${shown}等${count}天` : shown
}

export const PLAN_WITHIN_CLASS = wording<FirstDays>('training.plan-within-class', {
  found: ([days, count]) => (count === 0 ? '都在班期内' : `${daysText(days, count)}不在班期内`),
  needed: '每个上课日都在班期内',
  next: '请修改上课日或者班期',
})

export const LESSONS_PER_DAY = wording<[...FirstDays, perDay: number]>('training.lessons-per-day', {
  found: ([days, count]) => (count === 0 ? '没有超过' : `${daysText(days, count)}超过`),
  needed: ([, , perDay]) => `一天不超过${perDay}课时`,
  next: '请把超过的课时排到其他日期',
})

export const LESSONS_FIT = wording<[...FirstDays, time: string, minutes: number]>('training.lessons-fit', {
  found: ([days, count, time]) =>
    count === 0 ? `${time}，排得下` : `${daysText(days, count)}的时间排不下那一天的课时（${time}）`,
  needed: ([, , , minutes]) => `一课时${minutes}分钟，起止时间排得下当天课时`,
  next: '请把下课时间改晚，或者减少每天课时',
})

export const ONE_PLACE_AT_A_TIME = wording<[clashes: readonly KeptClash[], count: number]>(
  'training.one-place-at-a-time',
  {
    found: ([clashes, count]) =>
      count === 0
        ? '教师和教学地点在上课时间都空着'
        : `${clashes.map(clashText).join('；')}${count > clashes.length ? `，等 ${count} 处` : ''}`,
    needed: '教师、教学地点同一时间只有一个班',
    next: CLASH_REMEDY,
  },
)

export const TEACHER_REGISTERED = wording<
  [name: string, entry: readonly [from: CivilDate, to: CivilDate | null] | null]
>('training.teacher-registered', {
  found: ([name, entry]) =>
    entry ? `${name}：${daysOf(entry[0], entry[1])}任教` : `${name}不在登记的教师里`,
  needed: '任课教师在本机构登记，班期都在任教期内',
  next: '请从登记的教师里选；没有登记的，先在“教师”里登记；已经离任的请换教师',
})

export const TEACHER_TEACHES = wording<[name: string, teaches: readonly string[], occupation: string]>(
  'training.teacher-teaches',
  {
    found: ([name, teaches]) => `${name}登记的可任教职业：${teaches.join('、')}`,
    needed: ([, , occupation]) => `可以任教${occupation}`,
    next: '请换一位可以任教这个职业的教师；登记漏了的，先在“教师”里更正',
  },
)

export const VENUE_HOLDS = wording<[trainees: number, holds: number, place: string]>('training.venue-holds', {
  found: ([trainees, , place]) => `名册 ${trainees} 人，在“${place}”上课`,
  needed: ([, holds]) => `不超过场地登记的 ${holds} 人`,
  next: '请换一处坐得下的场地，或者减少人数；场地登记有变的，先在“教学场地”里更正',
})

export const TAUGHT_IN_FULL = wording<[taught: number, perDay: number, hours: number]>(
  'training.taught-in-full',
  {
    found: ([taught, perDay]) => `已上${taught}课时（一天最多计${perDay}课时）`,
    needed: ([, , hours]) => `${hours}课时`,
    next: '课时上满以后再结业',
  },
)

export const ATTENDANCE = wording<[attended: number, hours: number, percent: number]>('training.attendance', {
  found: ([attended]) => `出勤${attended}课时`,
  needed: ([, hours, percent]) => `不少于${hours}课时的${percent}%`,
  next: '出勤不够的不能结业，可以跟下一个班补课',
})

export const ATTENDANCE_WITNESSED = wording<[late: number]>('training.attendance-witnessed', {
  found: ([late]) => `其中${late}课时是上课当日以后补录的，或者待核实`,
  needed: '事后补录、待核实的签到经区人社局核对',
  next: '请区人社局核对签到，核对以后再办理结业',
})

export const BY_HAND_CAPPED = wording<[late: number, beyond: number, percent: number]>(
  'training.by-hand-capped',
  {
    found: ([late, beyond]) =>
      `教师手工签到超出上限${beyond}课时${late > 0 ? `，另有${late}课时是事后补录或待核实的` : ''}`,
    needed: ([, , percent]) => `手工签到不超过全部课时的${percent}%，超出的经区人社局核对`,
    next: '请区人社局核对签到，核对以后再办理结业；没有手机的学员可以出示签到凭证由教师扫',
  },
)
