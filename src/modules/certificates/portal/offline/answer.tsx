import { formatMoment } from '../../../../kernel/value/time/moment.ts'
import { Notice } from '../../../../portal/kit/notice.tsx'
import { isOld, type Kept, type Reading } from '../../offline/reading.ts'
import type { Standing } from '../../offline/standing.ts'
import { printedFields } from '../../paper/printed.ts'
import { PrintedPaper } from '../printed-paper.tsx'

interface AnswerProps {
  reading: Reading
  kept: Kept
  hours: number
  now: Date
}

/** What the device says of a certificate by itself: the signature, the status and as of when, and what it does not know. */
export const OfflineAnswer = ({ reading, kept, hours, now }: AnswerProps) => {
  const { look, sign, title } = headingOf(reading)
  return (
    <>
      <div className={`verdict ${look}`}>
        <span className="sign" aria-hidden="true">
          {sign}
        </span>
        <div>
          <h2>{title}</h2>
          <p>{saidOf(reading)}</p>
          {reading.kind !== 'fake' && <p>{statusOf(reading.standing, kept)}</p>}
        </div>
      </div>
      {reading.kind !== 'fake' && kept.ended && isOld(kept.ended, hours, now) && (
        <Notice tone="warn" title="失效证书表该更新了">
          <p>已经超过 {hours} 小时。请到有网络的地方打开这一页，再验一次。</p>
        </Notice>
      )}
      {'printed' in reading && (
        <>
          {reading.printed.specimen && (
            <Notice title="演示证书">
              <p>这是演示城市里的证书，不作任何凭证。</p>
            </Notice>
          )}
          <PrintedPaper fields={printedFields(reading.printed)} faded={reading.standing === 'ended'} />
        </>
      )}
    </>
  )
}

function headingOf(reading: Reading): { look: string; sign: string; title: string } {
  if (reading.kind === 'fake') return { look: 'altered', sign: '!', title: '不是原件，请不要采信' }
  if (reading.standing === 'ended') return { look: 'revoked', sign: '×', title: '已经失效' }
  if (reading.kind === 'unchecked') return { look: 'corrected', sign: '?', title: '在这里分不出真假' }
  if (reading.standing === 'unknown')
    return { look: 'corrected', sign: '?', title: '签名真实，有没有失效不知道' }
  return { look: 'valid', sign: '✓', title: reading.kind === 'fits' ? '纸上的码与凭证相符' : '签名真实' }
}

function saidOf(reading: Reading): string {
  switch (reading.kind) {
    case 'fake':
    case 'unchecked':
      return `${reading.reason}。`
    case 'fits':
      return '纸上的二维码与刚才读的凭证是同一张。请把纸上印的与下面逐项核对，有一项不同就是假的。'
    case 'genuine':
      return reading.of === 'pdf'
        ? '这个 PDF 文件是本平台签发的原件，一个字节也没有改动。'
        : '下面的内容是本平台签发的原样。请与手里的证书逐项核对，有一项不同就是假的。'
  }
}

const statusOf = (standing: Standing, { ended }: Kept): string =>
  standing === 'unknown' || !ended
    ? '这台设备没有失效证书表，不知道后来有没有更正或撤销。请联网打开这一页。'
    : standing === 'ended'
      ? `${formatMoment(ended.at)}的失效证书表里有它：后来更正或者撤销了，不能再作凭证。`
      : `到 ${formatMoment(ended.at)} 没有更正，没有撤销。`

/** What the device has kept, and of when. */
export const KeptNote = ({
  kept,
  hours,
  now,
  opens,
}: {
  kept: Kept | null
  hours: number
  now: Date
  opens: boolean
}) => {
  if (!kept)
    return (
      <Notice tone="warn" title="这台设备还没有留存公钥">
        <p>请在有网络的地方打开这一页，再拿去离线用。</p>
      </Notice>
    )
  const old = kept.ended === null || isOld(kept.ended, hours, now)
  return (
    <Notice tone={old ? 'warn' : 'ok'} title={opens ? '没有网络也能用了' : '这一页开着时没有网络也能用'}>
      <p>
        公钥：{formatMoment(kept.keysAt)}取得。失效证书表：
        {kept.ended ? `${formatMoment(kept.ended.at)}的` : '没有取到'}
        {old ? '，该联网更新了' : `，${hours} 小时内有效`}。
      </p>
    </Notice>
  )
}
