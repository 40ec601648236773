import { wording } from '../../../kernel/decision/wording.ts'
import { type Level, levelName } from '../../../kernel/value/level.ts'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { PAPER_NAMES, PAPERS, type Paper } from '../standard.ts'

/** How the rules on an examination speak: its plan (认定计划), its marks (成绩) and its certificates (发证). */

export const STANDARD_IN_FORCE = wording<[day: CivilDate]>('assessment.standard-in-force', {
  found: ([day]) => `没有查到${formatDay(day)}施行的认定标准`,
  needed: '当日有公布的认定标准',
  next: '标准补充后系统会重新计算',
})

export const SCOPE = wording<[occupation: string, level: Level]>('assessment.scope', {
  found: ([occupation, level]) => `${occupation} ${levelName(level)}`,
  needed: '在评价机构备案的职业和等级内',
  next: '请选择备案范围内的职业和等级，或者先办理范围变更',
})

export const NOT_TEACHING_OUT = wording<[teachOut: boolean]>('assessment.not-teaching-out', {
  found: ([teachOut]) => (teachOut ? '正在退出，不办新考试' : '备案有效'),
  needed: '备案没有在退出',
  next: '已经安排的考完即可；新的考试请由别的评价机构组织',
})

export const OWN_VENUE = wording<[chosen: boolean]>('assessment.own-venue', {
  found: ([chosen]) => (chosen ? '在本单位登记的考点' : '没有选本单位登记的考点'),
  needed: '在本单位登记的考点考',
  next: '请选考点；没有的先在“本单位评价备案”里登记',
})

export const VENUE_IN_SCOPE = wording<[district: string]>('assessment.venue-in-scope', {
  found: ([district], met) =>
    met ? `${district}在备案范围内` : `考试那天${district}不在这个职业、等级的备案范围内`,
  needed: '考点所在的区、考试的日期都在备案范围内',
  next: '请换一个区的考点或者日期，或者先申请增项、延续',
})

export const VENUE_PLACES = wording<[seats: number, places: number]>('assessment.venue-seats', {
  found: ([seats, places]) => `安排 ${seats} 个座位，考点有 ${places} 个考位`,
  needed: '座位数不超过考点的考位数',
  next: '请减少座位，或者分场安排',
})

export const SAME_CLASS = wording<[occupation: string, level: Level, trained: string, at: Level]>(
  'assessment.same-class',
  {
    found: ([occupation, level, trained, at]) =>
      `考试是${occupation}${levelName(level)}，班次是${trained}${levelName(at)}`,
    needed: '考试与班次是同一职业（工种）、同一等级',
    next: '请按班次的职业和等级安排考试，或者不选班次',
  },
)

export const INDEPENDENCE = wording<[own: boolean]>('assessment.independence', {
  found: ([own], met) => {
    if (!own) return '培训和评价不是同一机构'
    return met ? '培训和评价是同一机构，已公开说明' : '培训和评价是同一机构'
  },
  needed: '评价机构不是培训机构，或者已经公开说明',
  next: '请换一家评价机构，或者先公开说明利害关系',
})

export const ISSUER_KIND = wording<[letter: 'S' | 'Y' | null]>('assessment.issuer-kind', {
  found: ([letter]) =>
    letter === null ? '登记的机构类别不发等级证书' : letter === 'S' ? '社会培训评价组织' : '用人单位',
  needed: '社会培训评价组织，或者自主评价的用人单位',
  next: '请先在机构名录登记为评价机构',
})

export const SITE_CODE = wording<[code: string | null]>('assessment.site-code', {
  found: ([code]) => (code ? `机构（站点）序列码 ${code}` : '没有机构（站点）序列码'),
  needed: '6 位机构（站点）序列码，证书编号要用',
  next: '请市人社局在机构名录补登序列码后再安排考试',
})

export const BODY_CODE = wording<[code: string]>('assessment.body-code', {
  found: ([code]) => `机构代码 ${code || '没有登记'}`,
  needed: '4 位机构代码，没有的为 0000',
  next: '请市人社局在机构名录更正机构代码',
})

export const ENTERED_TWICE = wording<[paper: Paper, entries: 0 | 1]>('assessment.entered-twice', {
  found: ([paper, entries]) => `${PAPER_NAMES[paper]}成绩${entries === 0 ? '还没有录入' : '只录入了一遍'}`,
  needed: '两人分别录入',
  next: '评价机构录完成绩后自动继续，您不用办理',
})

export const ENTRIES_AGREE = wording<[paper: Paper, full: string]>('assessment.entries-agree', {
  found: ([paper, full]) => `${PAPER_NAMES[paper]}两遍录入不一致或不在0到${full}分之间`,
  needed: '两遍录入一致',
  next: '评价机构核对试卷、重新录入后自动继续，您不用办理',
})

const again = (months: number) => `考试日起${months}个月内可以报名补考这一科，合格的科目不用再考`

/** Each paper has rules of its own: which of them were passed is asked later, when a resit carries marks. */
const ofPaper = (paper: Paper) => {
  const name = PAPER_NAMES[paper]
  return {
    carried: wording<[value: string, heldOn: CivilDate, exam: string]>(`assessment.carried.pass-${paper}`, {
      found: ([value, heldOn, exam]) => `${name}${value}分（${formatDay(heldOn)} ${exam}）`,
      needed: '合格科目在保留期内',
    }),
    fallen: wording<[heldOn: CivilDate, exam: string, why: string]>(`assessment.fallen.pass-${paper}`, {
      found: ([heldOn, exam, why]) => `${name}以前的成绩不再有效（${formatDay(heldOn)} ${exam}：${why}）`,
      needed: '以前合格的科目仍然有效',
      next: '请报名补考这一科；有异议的，请在公示期内提出',
    }),
    valid: wording<[itself: boolean]>(`assessment.valid-${paper}`, {
      found: ([itself]) => (itself ? `${name}考试违纪` : `${name}成绩因同场违纪无效`),
      needed: '考试没有违纪',
      next: '有异议的，请在公示期内提出',
    }),
    sat: wording<[months: number]>(`assessment.sat-${paper}`, {
      found: `${name}缺考`,
      needed: '参加考试',
      next: ([months]) => again(months),
    }),
    pass: wording<[mark: string, pass: string, months: number]>(`assessment.pass-${paper}`, {
      found: ([mark]) => `${name}${mark}分`,
      needed: ([, pass]) => `${pass}分及以上`,
      next: ([, , months]) => again(months),
    }),
  }
}

export const PAPER = Object.fromEntries(PAPERS.map((paper) => [paper, ofPaper(paper)])) as Record<
  Paper,
  ReturnType<typeof ofPaper>
>

export const ELIGIBLE = wording('assessment.issue.eligible', {
  found: (_, met) => (met ? '符合申报条件' : '不符合申报条件'),
  needed: '符合申报条件',
  next: '请核对报名材料',
})

export const PASSED = wording('assessment.passed', {
  found: (_, met) => (met ? '各科合格' : '有科目不合格'),
  needed: '各科合格',
  next: '补考合格后再发证',
})

export const PUBLISHED = wording<[until: CivilDate | null, workingDays: number]>('assessment.published', {
  found: ([until]) => (until ? `公示到${formatDay(until)}` : '成绩还没有公示'),
  needed: ([, workingDays]) => `成绩公示满${workingDays}个工作日`,
  next: '公示期满后自动继续，您不用办理',
})

export const NO_OBJECTION = wording('assessment.no-objection', {
  found: '有异议正在处理',
  needed: '没有未处理完的异议',
  next: '异议处理完后自动继续',
})

export const NUMBER = wording('assessment.number', { found: '编制22位证书编码' })
