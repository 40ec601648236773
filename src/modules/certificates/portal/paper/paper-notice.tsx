import { type CivilDate, formatDay } from '../../../../kernel/value/time/civil-date.ts'
import { Notice } from '../../../../portal/kit/notice.tsx'
import type { Verification } from '../../verification.ts'

/**
 * 纸质证书: whoever scanned a paper that is void, or a number that was never printed, is told so first; whoever came otherwise reads which paper
 * is in force.
 */
export function PaperNotice({ found, blank }: { found: Verification; blank: string | null }) {
  if (found.state !== 'valid') return null
  const { papers } = found
  const scanned = papers.find((one) => one.blank === blank)
  const inForce = papers.find((one) => one.voided === null)
  const now = inForce ? `现行有效的是证芯编号 ${inForce.blank} 的那一张。` : '现在没有有效的纸质证书。'
  if (scanned?.voided)
    return (
      <Notice title="您扫的这一张纸质证书已经作废" tone="bad">
        <p>
          证芯编号 {scanned.blank} 的纸质证书已于 {formatDay(scanned.voided as CivilDate)} 作废：{scanned.why}
          。证书本身仍然有效。{now}
        </p>
      </Notice>
    )
  if (blank !== null && !scanned)
    return (
      <Notice title="没有印过这一张纸质证书" tone="bad">
        <p>二维码里的证芯编号不是这张证书用过的，请提防假证。{now}</p>
      </Notice>
    )
  if (papers.length === 0) return null
  return (
    <Notice title="纸质证书">
      <p>{now}</p>
      {papers.some((one) => one.voided) && (
        <p>
          已经作废的：
          {papers
            .filter((one) => one.voided)
            .map((one) => `证芯编号 ${one.blank}（${one.why}）`)
            .join('、')}
          。拿到的是这些编号的，不要采信那张纸。
        </p>
      )}
    </Notice>
  )
}
