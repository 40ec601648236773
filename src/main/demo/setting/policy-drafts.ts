import { addDays, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { draftDocument } from '../../../modules/policy/index.ts'
import { CASE_VERBS } from '../../modules.ts'
import type { Walk } from '../story/road.ts'

/** Leaves the policy library with work: one document for each of 编辑, 审核 and 签发, one that was signed, one that was withdrawn. */
export async function policyDrafts(walk: Walk, today: CivilDate): Promise<void> {
  for (const [at, { document, title, text }] of DRAFTS.entries()) {
    const { number } = await walk.does({ login: 'shiju' }, draftDocument, {
      document,
      title,
      short: title.replace(/（演示..）/, ''),
      issuer: '演示·市人社局',
      from: addDays(today, 60),
      source: '演示草案，不是已发布的文件',
      text,
    })
    const last = at === DRAFTS.length - 1
    if (last)
      await walk.does({ login: 'shiju' }, CASE_VERBS.stepCase, {
        number,
        step: 'withdraw',
        reason: 'postponed',
      })
    if (last) continue
    if (at > 0) await walk.does({ login: 'shiju' }, CASE_VERBS.stepCase, { number, step: 'submit' })
    if (at > 1) await walk.does({ login: 'shifuhe' }, CASE_VERBS.stepCase, { number, step: 'review' })
    if (at > 2) await walk.does({ login: 'qianfa' }, CASE_VERBS.stepCase, { number, step: 'sign' })
  }
}

/** Fictional throughout, in the order of how far each has come. */
const DRAFTS = [
  {
    document: 'yanshi-studio',
    title: '技能大师工作室管理办法（演示草案）',
    text: `第一条 演示：本办法规定技能大师工作室的申报、建设和考核。
第二条 演示：工作室由领办人所在单位申报，区人社局初审。
第三条 演示：工作室每年报告一次带徒和攻关情况。`,
  },
  {
    document: 'yanshi-attendance',
    title: '培训考勤操作细则（演示草案）',
    text: `第一条 演示：学员到课应当当日扫码签到。
第二条 演示：没有带手机的学员由教师代签，并写明原因。
第三条 演示：班主任每日核对签到人数，发现差异当日更正。`,
  },
  {
    document: 'yanshi-notice',
    title: '补贴公示操作细则（演示草案）',
    text: `第一条 演示：补贴发放前应当公示，公示内容隐去姓名中间一字。
第二条 演示：公示期内收到异议的，先核查，后发放。`,
  },
  {
    document: 'yanshi-venue',
    title: '培训场地核查办法（演示文件）',
    text: `第一条 演示：本文件为虚构，只用来演示签发后的样子。
第二条 演示：开班前由区人社局到场核查一次教学场地。`,
  },
  {
    document: 'yanshi-fees',
    title: '考试收费公示办法（演示草案）',
    text: `第一条 演示：评价机构收费应当公示。`,
  },
] as const
