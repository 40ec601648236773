import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { shortMoment } from '../../../kernel/value/time/moment.ts'
import { useAnswer } from '../../api/answer.ts'
import type { Failure } from '../../api/failure.ts'
import { FailureNote } from '../../kit/failure-note.tsx'
import { type FileView, OneFile } from '../../kit/files/file-list.tsx'
import type { CaseView, StepOffer } from '../case-view.ts'
import { DueTag } from '../queue/due-tag.tsx'
import { AnswerItem } from './answer-item.tsx'

export type CorrectionItem = NonNullable<CaseView['correction']>['items'][number]

interface CorrectionProps {
  view: CaseView
  busy: boolean
  failure: Failure | null
  onTake: (offer: StepOffer) => void
}

/** 补正, first thing of a case: what was asked item by item, the answer to each, and what changed by it. */
export function Correction({ view, busy, failure, onTake }: CorrectionProps) {
  const { answer } = useAnswer<{ items: FileView[] }>('/cases/{number}/files', { number: view.number })
  const asked = view.correction
  if (!asked || (view.closed && !asked.open)) return null
  const files = answer?.items ?? []
  const offer = view.steps.find(({ step }) => step === asked.step?.step)
  const done = asked.items.length - asked.unanswered
  return (
    <section className={`card correction${asked.open ? ' open' : ''}`} aria-labelledby="to-correct">
      <h2 id="to-correct">
        {asked.open ? `需要补正 ${asked.items.length} 项` : `补正对照（${asked.items.length} 项）`}
        {asked.open && view.due && `，${formatDay(view.due as CivilDate)}以前交回`}{' '}
        {asked.open && <DueTag days={view.workingDaysLeft} estimatedYears={view.estimatedYears} />}
      </h2>
      <p>
        {asked.by} {shortMoment(asked.askedAt)} 一次告知
        {asked.note && `：${asked.note}`}
        {asked.open && `。已答复 ${done} 项，还有 ${asked.unanswered} 项。`}
        {asked.open && asked.overdue}
      </p>
      <ol className="correction-items">
        {asked.items.map((item) => (
          <li key={item.id}>
            <h3>
              {item.ask}{' '}
              <span className={`tag ${item.answeredAt ? 'ok' : asked.open ? 'warn' : 'bad'}`}>
                {item.answeredAt
                  ? `已答复 ${shortMoment(item.answeredAt)}`
                  : asked.open
                    ? '还没有答复'
                    : '没有答复'}
              </span>
            </h3>
            <Changed item={item} files={files} />
            {asked.open && asked.mine && <AnswerItem number={view.number} item={item} />}
          </li>
        ))}
      </ol>
      {asked.mine && offer && (
        <>
          {failure && <FailureNote failure={failure} />}
          <p className="buttons">
            <button
              type="button"
              className="btn"
              disabled={asked.unanswered > 0 || !offer.allowed || busy}
              onClick={() => onTake(offer)}
            >
              {offer.title}
            </button>
            {asked.unanswered > 0 && (
              <span className="muted">
                还有 {asked.unanswered} 项没有答复。答复一项保存一项，可以分几次做。
              </span>
            )}
          </p>
        </>
      )}
    </section>
  )
}

/** What an item was and what it is now: words beside words, the new file beside the old. */
function Changed({ item, files }: { item: CorrectionItem; files: readonly FileView[] }) {
  const old = files.find(({ id }) => id === item.replaces)
  const fresh = files.filter(({ about, withdrawnAt }) => about === item.id && withdrawnAt === null)
  if (!item.before && !item.answeredAt) return null
  return (
    <div className="before-after">
      {(item.before || old) && (
        <div>
          <b>原来</b>
          {old ? (
            <ul className="case-files">
              <OneFile file={old} />
            </ul>
          ) : (
            <p>{item.before}</p>
          )}
        </div>
      )}
      {item.answeredAt && (
        <div>
          <b>改后</b>
          {item.after && <p className="after">{item.after}</p>}
          {fresh.length > 0 && (
            <ul className="case-files">
              {fresh.map((file) => (
                <OneFile key={file.id} file={file} />
              ))}
            </ul>
          )}
          {item.said && <p>说明：{item.said}</p>}
        </div>
      )}
    </div>
  )
}
