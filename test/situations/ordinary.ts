import type { Chapter } from './situation.ts'

/** The road as it is meant to be. */
export const ORDINARY: Chapter = {
  title: '一般情形',
  situations: [
    {
      title: '失业人员学成取证',
      happened: '登记失业人员参加80课时焊工四级班，结业、取证。',
      owed: '培训机构2,160.00元。',
      why: '焊工非常紧缺，80课时标准2160元按100%补；失业人员的培训费拨给培训机构。',
      claims: [
        {
          claim: '培训费',
          state: '已到账',
          amount: '2,160.00',
          payee: '培训机构',
          ledger: ['资金占用 2,160.00', '资金拨付 2,160.00'],
          because: 'class-rate',
          clause: '补贴实施办法 第九条',
        },
      ],
      async play(story) {
        const { claims } = await story.certified()
        await story.paid(claims[0] as string)
        return claims
      },
    },
  ],
}
