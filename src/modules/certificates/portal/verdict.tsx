import type { ReactNode } from 'react'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { LinkButton } from '../../../portal/kit/link-button.tsx'
import { Notice } from '../../../portal/kit/notice.tsx'
import type { Verification } from '../verification.ts'
import { PrintedPaper } from './printed-paper.tsx'

/** The answer in one line, for the page's title. */
export const VERDICTS: Record<Verification['state'], string> = {
  valid: '真实有效',
  corrected: '已更正，请看新证',
  revoked: '已撤销',
  altered: '不能确认，请提防假证',
}

const SIGNS: Record<Verification['state'], string> = {
  valid: '✓',
  corrected: '→',
  revoked: '×',
  altered: '!',
}

/** What a code says of a certificate (查验结果): four answers, each in words and form of its own. */
export const Verdict = ({ found, children }: { found: Verification; children?: ReactNode }) => (
  <>
    <div className={`verdict ${found.state}`}>
      <span className="sign" aria-hidden="true">
        {SIGNS[found.state]}
      </span>
      <div>
        <h1>{VERDICTS[found.state]}</h1>
        <Said found={found} />
      </div>
    </div>
    {children}
    {found.state !== 'altered' && found.specimen && (
      <Notice title="演示证书">
        <p>这是演示城市里的证书，不作任何凭证。</p>
      </Notice>
    )}
    {found.state !== 'altered' && <PrintedPaper fields={found.fields} faded={found.state !== 'valid'} />}
    <Further found={found} />
  </>
)

function Said({ found }: { found: Verification }) {
  switch (found.state) {
    case 'valid':
      return (
        <p>
          这张证书由下列评价机构颁发，登记在册。请与您手里的证书<strong>逐项核对</strong>
          ：有一项不同，手里那张就是假的。
        </p>
      )
    case 'corrected':
      return <p>这张证书的内容后来更正过，原来这一张不再使用。下面是原来印的内容。</p>
    case 'revoked':
      return (
        <p>
          这张证书已于 {formatDay(found.on as CivilDate)} 撤销，原因：{found.reason}。撤销之日起不能再作凭证。
        </p>
      )
    case 'altered':
      return <p>{found.why}。这张证书可能被改动过，本平台不为它作证。</p>
  }
}

function Further({ found }: { found: Verification }) {
  if (found.state === 'corrected') {
    return (
      <div className="row">
        <LinkButton href={`/v/${found.successor.code}`}>看更正后的新证</LinkButton>
        {found.successor.revoked && <p className="bad">注意：更正后的新证已经撤销。</p>}
      </div>
    )
  }
  if (found.state === 'altered') {
    return (
      <div className="row">
        <LinkButton href="/verify">按编号和姓名再查一次</LinkButton>
      </div>
    )
  }
  return (
    <p className="muted">
      {found.state === 'valid' && found.digest
        ? '二维码里的防伪码与登记的证书相符。'
        : '证件号码按规定遮掩，与证书上印的一致。'}
    </p>
  )
}
