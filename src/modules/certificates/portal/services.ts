import type { Visit } from '../../../portal/page.ts'
import { basisOf, type Service } from '../../../portal/pages/service-guide.tsx'

/** What can be done here: 查验证书真伪. */
export async function services({ standards, today }: Visit): Promise<readonly Service[]> {
  return [
    {
      code: 'verify-certificate',
      order: 40,
      title: '查验证书真伪',
      summary: '扫码就能看到证书上印的每一项。',
      tags: [{ text: '不用登录', tone: 'ok' }],
      words: '证书 查询 真伪 扫码',
      basis: [basisOf((await standards()).ruling('assessment-measures', null, today))],
      conditions: ['任何人都可以查'],
      papers: [{ name: '证书上的二维码，或证书编号和持证人姓名', from: null }],
      flow: ['扫码或输入编号', '看结果'],
      typed: 2,
      start: { title: '去查证书', href: '/verify' },
    },
  ]
}
