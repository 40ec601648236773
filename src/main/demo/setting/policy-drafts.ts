import { addDays, type CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { draftDocument } from '../../../modules/policy/index.ts'
import type { Walk } from '../story/road.ts'
import { SUBMITTED, type Taken, takeThrough } from './taken.ts'

/** Leaves the policy library with work: documents for each of 编辑, 审核 and 签发, one that was signed, one that was withdrawn. */
export async function policyDrafts(walk: Walk, today: CivilDate): Promise<void> {
  for (const { document, title, text, end } of DRAFTS) {
    const { number } = await walk.does({ login: 'shiju' }, draftDocument, {
      document,
      title,
      short: title.replace(/（演示..）/, ''),
      issuer: '演示·市人社局',
      from: addDays(today, 60),
      source: '演示草案，不是已发布的文件',
      text,
    })
    await takeThrough(walk, number, STEPS[end])
  }
}

const REVIEWED: Taken[] = [...SUBMITTED, { login: 'shifuhe', step: 'review' }]

/** How far a document has come, by the steps that it took. */
const STEPS = {
  drafted: [],
  submitted: SUBMITTED,
  reviewed: REVIEWED,
  signed: [...REVIEWED, { login: 'qianfa', step: 'sign' }],
  withdrawn: [{ login: 'shiju', step: 'withdraw', reason: 'postponed' }],
} satisfies Record<string, readonly Taken[]>

/** Fictional throughout: one at each stage, and five that wait for the signer. */
const DRAFTS: readonly { document: string; title: string; text: string; end: keyof typeof STEPS }[] = [
  {
    document: 'yanshi-studio',
    end: 'drafted',
    title: '技能大师工作室管理办法（演示草案）',
    text: `第一条 演示：本办法规定技能大师工作室的申报、建设和考核。
第二条 演示：工作室由领办人所在单位申报，区人社局初审。
第三条 演示：工作室每年报告一次带徒和攻关情况。`,
  },
  {
    document: 'yanshi-attendance',
    end: 'submitted',
    title: '培训考勤操作细则（演示草案）',
    text: `第一条 演示：学员到课应当当日扫码签到。
第二条 演示：没有带手机的学员由教师代签，并写明原因。
第三条 演示：班主任每日核对签到人数，发现差异当日更正。`,
  },
  {
    document: 'yanshi-notice',
    end: 'reviewed',
    title: '补贴公示操作细则（演示草案）',
    text: `第一条 演示：补贴发放前应当公示，公示内容隐去姓名中间一字。
第二条 演示：公示期内收到异议的，先核查，后发放。`,
  },
  {
    document: 'yanshi-venue',
    end: 'signed',
    title: '培训场地核查办法（演示文件）',
    text: `第一条 演示：本文件为虚构，只用来演示签发后的样子。
第二条 演示：开班前由区人社局到场核查一次教学场地。`,
  },
  {
    document: 'yanshi-fees',
    end: 'withdrawn',
    title: '考试收费公示办法（演示草案）',
    text: `第一条 演示：评价机构收费应当公示。`,
  },
  {
    document: 'yanshi-makeup',
    end: 'reviewed',
    title: '补课管理细则（演示草案）',
    text: `第一条 演示：学员缺课的，培训机构应当在结业前安排补课。
第二条 演示：补课同样签到，计入课时。`,
  },
  {
    document: 'yanshi-teachers',
    end: 'reviewed',
    title: '培训教师备案办法（演示草案）',
    text: `第一条 演示：授课教师应当有相应职业的资格证明。
第二条 演示：机构更换教师的，提前三日备案。`,
  },
  {
    document: 'yanshi-survey',
    end: 'reviewed',
    title: '学员满意度调查办法（演示草案）',
    text: `第一条 演示：每班结业时请学员评价一次，不记名。
第二条 演示：结果按机构公布。`,
  },
  {
    document: 'yanshi-archive',
    end: 'reviewed',
    title: '培训档案保存办法（演示草案）',
    text: `第一条 演示：开班、签到、考试和发放的记录保存十年。
第二条 演示：纸质档案扫描后与办件一并保存。`,
  },
]
