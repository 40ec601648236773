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
    {
      code: 'paper-certificate',
      order: 41,
      title: '申领、补发纸质证书',
      summary: '电子证书和纸质证书效力相同；要纸质的，邮寄或领取，不收费。',
      tags: [{ text: '不收费', tone: 'ok' }, { text: '材料 0 份' }],
      words: '证书 纸质 打印 邮寄 领取 丢了 遗失 损坏 补办 补发 换证',
      basis: [basisOf((await standards()).ruling('assessment-measures', null, today))],
      conditions: ['证书有效，没有更正、撤销', '补发的：原来那一张遗失或者损坏，申请以后马上作废'],
      papers: [{ name: '证书、姓名、手机号', from: '证书登记' }],
      flow: ['选怎么拿，邮寄的写地址', '发证机构制证', '寄出或领取，告诉您'],
      typed: 1,
      start: { title: '看我的证书', href: '/my/certificates' },
    },
  ]
}
