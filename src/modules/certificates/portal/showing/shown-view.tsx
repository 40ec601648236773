import { formatMoment } from '../../../../kernel/value/time/moment.ts'
import { Notice } from '../../../../portal/kit/notice.tsx'
import type { Shown } from '../../showing/read.ts'
import { PrintedPaper } from '../printed-paper.tsx'

/** What was shown, that it holds, and what was kept back, in plain words. */
export const ShownView = ({ shown }: { shown: Shown }) => (
  <>
    <Notice tone="ok" title="签名有效，证书没有撤销、没有更正">
      <p>
        持证人只出示了下面这些，都和签发时一样。到 {formatMoment(shown.endsAt)} 为止。
        {shown.bound && '是持证人用自己钱包里的密钥出示的。'}
      </p>
    </Notice>
    {shown.specimen && (
      <Notice title="演示证书">
        <p>这是演示城市里的证书，不作任何凭证。</p>
      </Notice>
    )}
    <PrintedPaper fields={shown.fields} faded={false} />
    {shown.hidden.length > 0 && (
      <p>
        没有出示的：{shown.hidden.join('、')}。
        {shown.hidden.includes('姓名') && '没有出示姓名，凭这个不能确认证书就是来人的。'}
      </p>
    )}
  </>
)
