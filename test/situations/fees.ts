import type { Chapter, Standing } from './situation.ts'
import { paid } from './standings.ts'

/** A fee of evaluation of class A, level 4. */
const fee = (state: string, ledger: readonly string[], claim = '评价费'): Standing => ({
  claim,
  state,
  amount: '350.00',
  payee: '培训机构',
  ledger: ledger.map((move) => `${move} 350.00`),
  because: 'evaluation-rate',
  clause: '补贴实施办法 第十条',
})

/** 评价补贴, beside the training. */
export const FEES: Chapter = {
  title: '评价补贴',
  situations: [
    {
      title: '培训费和评价费各一笔',
      happened: '登记失业人员焊工四级取证，系统同时发起培训费、评价费两笔申领。',
      owed: '培训机构2,160.00元和350.00元',
      why: '取证的两样都补：培训费按紧缺程度，评价费按评价类别A类四级350元的100%。',
      claims: [paid('2,160.00'), fee('已到账', ['资金占用', '资金拨付'])],
      async play(story) {
        const one = await story.certified()
        const [assessed] = await story.claimsOf(one, 'assessment')
        await story.ready(one.claims[0] as string)
        await story.ready(assessed as string)
        await story.pay()
        return [one.claims[0] as string, assessed as string]
      },
    },
    {
      title: '只批评价费',
      happened: '培训费还在复核，评价费先通过、先拨付。',
      owed: '评价费350.00元先到账',
      why: '两样补贴各自办理，互不占用次数。',
      claims: [fee('已到账', ['资金占用', '资金拨付'])],
      async play(story) {
        const one = await story.certified()
        const [assessed] = await story.claimsOf(one, 'assessment')
        await story.paid(assessed as string)
        return [assessed as string]
      },
    },
  ],
}
