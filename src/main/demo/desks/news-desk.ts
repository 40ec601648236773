import { draftNews } from '../../../modules/news/index.ts'
import { SUBMITTED, type Taken, takeThrough } from '../setting/taken.ts'
import type { Walk } from '../story/road.ts'

/** Leaves the notices board with articles at every stage: written, checked, waiting, published, dropped, withdrawn. */
export async function newsDesk(walk: Walk): Promise<void> {
  for (const { end, ...article } of ARTICLES) {
    const { number } = await walk.does({ login: 'shiju' }, draftNews, { source: '演示·市人社局', ...article })
    await takeThrough(walk, number, STEPS[end])
  }
}

const CHECKED: Taken[] = [...SUBMITTED, { login: 'shifuhe', step: 'check' }]
const PUBLISHED: Taken[] = [...CHECKED, { login: 'qianfa', step: 'publish' }]

/** How far an article has come, by the steps that it took. */
const STEPS = {
  drafted: [],
  checking: SUBMITTED,
  publishing: CHECKED,
  published: PUBLISHED,
  dropped: [{ login: 'shiju', step: 'drop', reason: 'not-needed' }],
  withdrawn: [...PUBLISHED, { login: 'qianfa', step: 'withdraw', reason: 'outdated' }],
} satisfies Record<string, readonly Taken[]>

interface Told {
  end: keyof typeof STEPS
  column: 'news' | 'notice' | 'story' | 'event'
  title: string
  summary: string
  body: string
}

/** Fictional throughout. */
const ARTICLES: readonly Told[] = [
  {
    end: 'published',
    column: 'news',
    title: '演示：焊工技能大赛闭幕',
    summary: '演示内容，全部虚构：一百名选手比试三天，名次已经公布。',
    body: '演示：比赛分理论和实操两部分。\n\n## 成绩\n\n演示：前三名由主办单位颁奖。',
  },
  {
    end: 'published',
    column: 'story',
    title: '演示：一位电工的二十年',
    summary: '演示内容，全部虚构：从学徒到高级技师走过的路。',
    body: '演示：他从学徒做起，一步一步考到高级技师。\n\n演示：现在他带着六个徒弟。',
  },
  {
    end: 'withdrawn',
    column: 'event',
    title: '演示：技能体验日报名',
    summary: '演示内容，全部虚构：活动已经结束，报名撤下。',
    body: '演示：体验日开放八个工种，现场可以动手，名额已满。',
  },
  {
    end: 'publishing',
    column: 'notice',
    title: '演示：窗口服务时间调整',
    summary: '演示内容，全部虚构：节后第一周窗口延长一小时。',
    body: '演示：为方便上班的人，节后第一周窗口延长到下午六点半。',
  },
  {
    end: 'checking',
    column: 'news',
    title: '演示：新一批培训机构签约',
    summary: '演示内容，全部虚构：十家机构签了补贴培训协议。',
    body: '演示：协议写明能教的职业和等级，到期前要重新评估。',
  },
  {
    end: 'drafted',
    column: 'story',
    title: '演示：女焊工的第一张证书',
    summary: '演示内容，全部虚构：学了四十天，一次考过。',
    body: '演示：她说最难的是仰焊，练了整整一个星期才稳下来。',
  },
  {
    end: 'dropped',
    column: 'notice',
    title: '演示：重复的通知',
    summary: '演示内容，全部虚构：和已发的一篇重复，作废。',
    body: '演示：这一篇和已经发布的一篇内容相同，不再需要。',
  },
]
