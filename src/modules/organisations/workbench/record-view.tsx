import type { ReactNode } from 'react'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import type { Record } from './record.ts'

/** Everything that the register holds of an organisation, each line with its days and source. */
export function RecordView({ record }: { record: Record }) {
  const { organisation, agreements, scopes, rectifications, statuses, related } = record
  return (
    <>
      <section className="card">
        <h2>登记信息</h2>
        <p>
          {organisation.kindText}，统一社会信用代码 {organisation.creditCode}
        </p>
        <p>
          地址：{organisation.address || '未登记'}；电话：{organisation.phone || '未登记'}
        </p>
        {record.siteCode && (
          <p>
            证书编码：机构代码 {record.bodyCode}，机构（站点）序列码 {record.siteCode}
          </p>
        )}
      </section>
      <Lines title="补贴培训协议" none="没有登记过协议。">
        {agreements.map(({ id, number, from, to, endReason, source }) => (
          <li key={id}>
            {number}：{period(from, to)}
            {endReason && `（已解除：${endReason}）`}，{source}
          </li>
        ))}
      </Lines>
      <Lines title="培训和评价范围" none="没有核定过范围。">
        {scopes.map(({ purpose, occupation, levelText, from, to, source }) => (
          <li key={`${purpose} ${occupation} ${from}`}>
            {purpose}：{occupation} {levelText}，{period(from, to)}，{source}
          </li>
        ))}
      </Lines>
      <Lines title="办学状态" none="一直正常办学。">
        {statuses.map(({ title, reason, from, decidedIn }) => (
          <li key={decidedIn}>
            {formatDay(from as CivilDate)}起{title}（{reason}），办件 {decidedIn}
          </li>
        ))}
      </Lines>
      <Lines title="总部、分支和合并" none="没有总部、分支，也没有合并。">
        {related.map(({ id, name, sort, title, from }) => (
          <li key={`${sort} ${id}`}>
            {title}：{name}，{formatDay(from as CivilDate)}起
          </li>
        ))}
      </Lines>
      <Lines title="整改" none="没有整改记录。">
        {rectifications.map(({ letter, reason, from, to }) => (
          <li key={letter}>
            {letter}：{period(from, to)}，{reason}
          </li>
        ))}
      </Lines>
    </>
  )
}

const Lines = ({ title, none, children }: { title: string; none: string; children: ReactNode[] }) => (
  <section className="card">
    <h2>{title}</h2>
    {children.length > 0 ? <ul className="dots">{children}</ul> : <p className="muted">{none}</p>}
  </section>
)

const period = (from: string, to: string | null): string =>
  `${formatDay(from as CivilDate)} 至 ${to ? formatDay(to as CivilDate) : '今'}`
