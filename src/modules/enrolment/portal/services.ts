import type { Visit } from '../../../portal/page.ts'
import { basisOf, type Service } from '../../../portal/pages/service-guide.tsx'

/** What can be done here: 培训报名. */
export async function services({ standards, today }: Visit): Promise<readonly Service[]> {
  return [
    {
      code: 'sign-up',
      order: 15,
      title: '培训报名',
      summary: '选班、点报名，不用填表；机构一个工作日内答复。',
      tags: [{ text: '不用填表' }, { text: '跑 0 次' }],
      words: '报名 招生 学技能 培训班',
      basis: [basisOf((await standards()).ruling('training-supervision', 'providers', today))],
      conditions: ['已经登录', '班还在招生'],
      papers: [{ name: '姓名、证件号码、手机号', from: '登录时已有' }],
      flow: ['选一个班', '点报名', '机构答复', '等开班'],
      typed: 0,
      start: { title: '去选班', href: '/learn/offers' },
    },
  ]
}
