import { civilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { Tag } from '../../../kit/tag.tsx'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { FailureNote } from '../../../workbench/kit/failure-note.tsx'
import { Waiting } from '../../../workbench/kit/waiting.tsx'
import { useAddress } from '../../../workbench/shell/address.ts'
import { useMay } from '../../../workbench/shell/me.ts'
import { Go } from '../../../workbench/shell/search/go.tsx'
import { Lines } from './lines.tsx'
import { Supervising } from './supervising.tsx'
import type { VisitView } from './words.ts'

/** 一次质量督导: for the bureau how it stands and where it goes on; for the team what is in dispute, the report and its signatures. */
export default function Visit() {
  const { number = '' } = useAddress().params
  const { answer, waiting, failure, again } = useAnswer<VisitView>('/visits/{number}', { number })
  return (
    <div className="page">
      <h1>{answer ? `质量督导：${answer.title}` : '质量督导'}</h1>
      {failure && <FailureNote failure={failure} again={again} />}
      {waiting && <Waiting what="正在取督导" />}
      {answer && <Shown visit={answer} again={again} />}
      <p className="buttons">
        <Go className="btn ghost" to="/visits">
          回到质量督导
        </Go>
      </p>
    </div>
  )
}

function Shown({ visit, again }: { visit: VisitView; again(): void }) {
  const plans = useMay('visits.plan')
  const decides = useMay('visits.decide')
  const handles = plans || decides
  const owed = visit.team.filter((one) => one.owed)
  return (
    <>
      <p>
        {visit.organisation}，{visit.place}，{formatDay(civilDate(visit.day))}，{visit.kindTitle}（
        {visit.announced ? '事先告知' : '不事先告知'}）<Tag tone="plain">{visit.standingTitle}</Tag>
      </p>
      {visit.examOver && (
        <p className="note warn">这场考试已经取消或者作废；不用再去的，请在办件里选“督导不能进行”。</p>
      )}
      {visit.redLines > 0 && (
        <p className="note bad">
          现场查出 {visit.redLines} 项红线问题。
          {visit.freezes.length > 0
            ? `已经暂停发证：${visit.freezes.join('、')}。`
            : '还没有暂停发证；要暂停的，请在办件里选“红线问题，暂停发证”。'}
        </p>
      )}
      {owed.length > 0 && (
        <p className="note warn">
          {owed.map(({ name, card, why }) => `${name}（${card}）回避：${why}`).join('；')}
          。请在办件里换督导员。
        </p>
      )}
      {handles && (
        <p className="row">
          <Go className="btn" to={`/cases/${visit.number}`}>
            办理这件督导
          </Go>
          {visit.finding && <Go to={`/cases/${visit.finding}`}>起因：疑点核查 {visit.finding}</Go>}
          {visit.handedTo && <Go to={`/cases/${visit.handedTo}`}>已转 {visit.handedTo}</Go>}
        </p>
      )}
      <h2>督导组</h2>
      <ul>
        {visit.team
          .filter(({ gone, owed: waits }) => !gone || waits)
          .map(({ name, card, lead, gone }) => (
            <li key={card}>
              {name}（{card}）{lead ? '，组长' : ''}
              {gone ? '，已回避，等换人' : ''}
            </li>
          ))}
      </ul>
      {visit.own !== 'none' && <Supervising visit={visit} again={again} />}
      {visit.summary !== null && (
        <section>
          <h2>督导报告</h2>
          <p>{visit.summary}</p>
          <p className="muted">
            {visit.problems === null ? '' : `不符合 ${visit.problems} 项。`}
            {visit.signed.length > 0 ? `已签名：${visit.signed.join('、')}。` : '还没有人签名。'}
          </p>
        </section>
      )}
      <Lines visit={visit} again={again} />
    </>
  )
}
