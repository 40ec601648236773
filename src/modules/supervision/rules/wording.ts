import { wording } from '../../../kernel/decision/wording.ts'
import { groupName, levelInWords, dayInWords as on, purposeName } from '../in-words.ts'

/** How each check (疑点规则) speaks: what was found, and what would be in order. */

const WITHOUT_DOUBT = '两人核查，听取当事人说明后再定性'

export const RETIRED = wording<[start: string, since: string, by: string]>('supervision.F1', {
  found: ([start, since, by]) =>
    `${on(start)}开班时${by === 'age' ? '已到退休年龄' : '已退休或领养老金'}（${on(since)}起）`,
  needed: '开班日没有退休、不领养老金',
  next: WITHOUT_DOUBT,
})
export const STUDENT = wording<[group: string, start: string, since: string]>('supervision.F2', {
  found: ([group, start, since]) =>
    `申报的类别是${groupName(group)}，而${on(start)}开班时是全日制在校学生（${on(since)}起）`,
  needed: '在校学生按学生申报',
  next: WITHOUT_DOUBT,
})
export const GONE = wording<[kind: string, since: string, signed: number]>('supervision.F3', {
  found: ([kind, since, signed]) =>
    `${on(since)}起${kind === 'deceased' ? '已死亡' : '在押或服刑'}，其后还有 ${signed} 次签到`,
  needed: '签到的人当时能到场',
  next: WITHOUT_DOUBT,
})
export const LATER = wording<[group: string, start: string, since: string]>('supervision.F4', {
  found: ([group, start, since]) =>
    since
      ? `申报的类别是${groupName(group)}，身份从${on(since)}起，晚于${on(start)}开班`
      : `申报的类别是${groupName(group)}，登记里没有这个身份`,
  needed: '开班日以前已经取得身份',
  next: WITHOUT_DOUBT,
})
export const TWICE = wording<[kind: string, days: number, first: string]>('supervision.F5', {
  found: ([kind, days, first]) =>
    kind === 'class'
      ? `有 ${days} 天同时在两个班签到（${on(first)}起）`
      : `有 ${days} 天上课时间在单位打卡上班（${on(first)}起）`,
  needed: '同一时间只在一处',
  next: WITHOUT_DOUBT,
})
export const SHARED = wording<[kinds: string[], people: number, keys: number]>('supervision.F6', {
  found: ([kinds, people, keys]) => `${people} 人合用 ${keys} 个${kinds.join('、')}`,
  needed: '各人用各人的设备、号码、账户',
  next: WITHOUT_DOUBT,
})
export const SPEED = wording<[kind: string, count: number, within: number, days: number]>('supervision.F7', {
  found: ([kind, count, within, days]) =>
    kind === 'burst'
      ? `${within} 分钟里补录了 ${count} 条签到，跨 ${days} 天，都是事后`
      : kind === 'rapid'
        ? `同一设备 ${within} 秒里替 ${count} 人签到`
        : `两次签到之间每小时走了 ${count} 公里`,
  needed: '一人一次，当时当地签到',
  next: WITHOUT_DOUBT,
})
export const WATCHED = wording<[watched: number, wall: number, day: string]>('supervision.F8', {
  found: ([watched, wall, day]) => `${on(day)}计了 ${watched} 秒学习，实际只经过 ${wall} 秒`,
  needed: '观看时间不多于实际经过的时间',
  next: WITHOUT_DOUBT,
})
export const SHORT = wording<[planned: number, taught: number]>('supervision.F9', {
  found: ([planned, taught]) => `计划上课 ${planned} 天，有人签到的只有 ${taught} 天`,
  needed: '按备案的计划上课',
  next: WITHOUT_DOUBT,
})
export const SOON = wording<[certificates: number, weeks: number, registered: string]>('supervision.F10', {
  found: ([certificates, weeks, registered]) =>
    `${on(registered)}登记，${weeks} 周以内发证 ${certificates} 张`,
  needed: '登记后逐步开展，不成批发证',
  next: WITHOUT_DOUBT,
})
export const OUTSIDE = wording<[kind: string, what: string]>('supervision.F11', {
  found: ([kind, what]) => (kind === 'scope' ? `评价范围里没有${what}` : `考场“${what}”不在备案的场地里`),
  needed: '在备案的范围和场地里评价',
  next: WITHOUT_DOUBT,
})
export const CONTEST = wording<[certificates: number, entrants: number]>('supervision.F12', {
  found: ([certificates, entrants]) => `${entrants} 人参赛，${certificates} 人凭竞赛取证`,
  needed: '凭竞赛取证的是名列前茅的少数人',
  next: WITHOUT_DOUBT,
})
export const TEACHER = wording<[days: number, first: string]>('supervision.F13', {
  found: ([days, first]) => `同一教师有 ${days} 天同时在两处上课（${on(first)}起）`,
  needed: '一位教师同一时间只在一处上课',
  next: WITHOUT_DOUBT,
})
export const MARKS = wording<[marks: number, near: number, same: number, failed: number]>('supervision.F14', {
  found: ([marks, near, same]) => `${marks} 人全部及格，${near} 人压在及格线上，${same} 人分数相同`,
  needed: '成绩有高有低',
  next: WITHOUT_DOUBT,
})
export const AGAIN = wording<[occupation: string, level: string, purposes: string[]]>('supervision.F15', {
  found: ([occupation, level, purposes]) =>
    `${occupation} ${levelInWords(level)}领了 ${purposes.length} 次：${purposes.map(purposeName).join('、')}`,
  needed: '同人同职业同等级只享受一次',
  next: WITHOUT_DOUBT,
})
export const UNANSWERED = wording<[day: string, minutes: number]>('supervision.F16', {
  found: ([day, minutes]) => `${on(day)}上课时远程抽查，${minutes} 分钟内没有应答，也没有说明`,
  needed: '上课时按时应答远程抽查',
  next: WITHOUT_DOUBT,
})
