import { levelName } from '../../../kernel/value/level.ts'
import { type CivilDate, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { DecisionView } from '../../../kit/decision-view.tsx'
import type { Estimate, Situation } from '../rules.ts'

interface Answered {
  situation: Situation
  day: CivilDate
  estimate: Estimate
  /** The last days of documents that end soon, by document. */
  ends: Readonly<Record<string, string>>
}

/** The calculator's answer: drawn by the server, and by the very same code in the browser. */
export const CalculatorAnswer = ({
  situation,
  day,
  estimate: { decision, missing, payee },
  ends,
}: Answered) => (
  <>
    <DecisionView
      title={`${situation.occupation} ${levelName(situation.level)} 培训费补贴`}
      decision={{
        ...decision,
        reasons: decision.reasons.map((reason) => missing.find(({ rule }) => rule === reason.rule) ?? reason),
      }}
      ends={ends}
      amount={decision.value}
      payee={payee && PAYEES[payee]}
      words={situation.certified ? WORDS.certified : WORDS.planning}
    />
    {missing.length > 0 && decision.outcome === 'granted' && (
      <section className="note" aria-label="还差什么">
        <h2>还差什么</h2>
        <ul>
          {missing.map(({ rule, needed, next }) => (
            <li key={rule}>
              {needed}
              {next && `。下一步：${next}`}
            </li>
          ))}
        </ul>
      </section>
    )}
    {decision.outcome === 'granted' && (
      <p>
        <a href={`/learn/classes?q=${encodeURIComponent(situation.occupation)}`}>
          看正在招生的“{situation.occupation}”班
        </a>
      </p>
    )}
    <p className="muted">按{formatDay(day)}开班备案时施行的目录和办法计算；以审核时登记的记录为准。</p>
  </>
)

const WORDS = {
  certified: {
    granted: '可以补贴',
    refused: '按这些情况不能补贴',
    undecidable: '现在还算不出来',
  },
  planning: {
    granted: '考取证书后预计补贴',
    refused: '按这些情况不能补贴',
    undecidable: '现在还算不出来',
  },
}

const PAYEES = {
  employer: '拨给您的用人单位，不是给您本人',
  trainer: '拨给培训机构，您不用先交再报',
  person: '拨给您本人',
}
