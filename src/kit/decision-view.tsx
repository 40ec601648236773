import { clauseAddress } from '../kernel/decision/clause-address.ts'
import {
  type Decision,
  decisive,
  type Outcome,
  type Reason,
  restsOnAssumption,
} from '../kernel/decision/decision.ts'
import type { Fen } from '../kernel/value/money.ts'
import { type CivilDate, formatDay } from '../kernel/value/time/civil-date.ts'
import { AssumedMark } from './assumed-mark.tsx'
import { MoneyText } from './money-text.tsx'
import { ruleNames } from './rule-names.ts'

interface DecisionViewProps {
  decision: Decision<unknown>
  /** What is decided, as a heading: 培训费补贴, 开班备案. */
  title: string
  /** The amount that a grant gives; shown only when granted. */
  amount?: Fen | null
  /** To whom it goes, said beside the amount. */
  payee?: string | null
  /** The names of the rules in Chinese, by their id, where the program's own names do not have them; else the clause stands. */
  rules?: Readonly<Record<string, string>>
  /** The outcomes in the words of this matter, where 符合条件 does not fit. */
  words?: Partial<Record<Outcome, string>>
  /** What assumed values were carried over from: 2019—2020 年. */
  basis?: string | null
  /** The last day of documents that soon end, by their id (将于…失效). */
  ends?: Readonly<Record<string, string>>
  /** The level of the heading where it stands. */
  heading?: 'h2' | 'h3'
}

/**
 * The one way in which a decision is shown, to applicant, officer and auditor alike: the outcome, because and
 * so, and each rule with what was found, what is needed, what to do next and the clause to read.
 */
export function DecisionView({
  decision,
  title,
  amount = null,
  payee = null,
  rules,
  words,
  basis,
  ends = {},
  heading: Heading = 'h2',
}: DecisionViewProps) {
  const { outcome, reasons } = decision
  const names = { ...ruleNames(), ...rules }
  const assumed = [
    ...new Set(reasons.filter((one) => one.assumed).map(({ rule, clause }) => names[rule] ?? clause.text)),
  ]
  const repeated = new Set(
    reasons.map(({ rule }) => rule).filter((rule, at, all) => all.indexOf(rule) !== at),
  )
  const paid = outcome === 'granted' && amount !== null
  const word = words?.[outcome] ?? (paid ? '符合条件，可以发放' : WORDS[outcome])
  return (
    <section className={`decision ${outcome}`} aria-label={title}>
      <Heading>{title}</Heading>
      <p className="outcome">
        <span className="sign" aria-hidden="true">
          {SIGNS[outcome]}
        </span>
        <strong>{word}</strong>
        {paid && <MoneyText amount={amount} />}
        {paid && payee && <span className="payee">{payee}</span>}
      </p>
      {restsOnAssumption(decision) && (
        <p className="resting">
          <AssumedMark basis={basis ?? null} />
          {assumed.length > 0 && `涉及：${assumed.join('、')}。`}
        </p>
      )}
      {reasons.length > 0 && (
        <p className="because">
          因为{because(decision, names)}，所以<strong>{word}</strong>
          {paid && (
            <>
              {' '}
              <MoneyText amount={amount} />
            </>
          )}
          。
        </p>
      )}
      <ul className="reasons">
        {unmetFirst(reasons).map((reason) => (
          <ReasonLine
            key={`${reason.rule} ${reason.clause.text} ${reason.found}`}
            reason={reason}
            name={names[reason.rule]}
            repeated={repeated.has(reason.rule)}
            end={ends[reason.clause.document]}
          />
        ))}
      </ul>
    </section>
  )
}

/** What stands in the way is read before what is in order. */
const unmetFirst = (reasons: readonly Reason[]): Reason[] =>
  [...reasons].sort((a, b) => Number(a.met) - Number(b.met))

const WORDS: Record<Outcome, string> = {
  granted: '符合条件',
  refused: '不符合条件',
  undecidable: '标准尚未公布，暂不能判定',
  held: '暂时挂起，原因消除后自动继续',
}

const SIGNS: Record<Outcome, string> = { granted: '✓', refused: '×', undecidable: '?', held: '‖' }

/** The reasons that settled it, as one clause of a sentence. */
function because(decision: Decision<unknown>, rules: Readonly<Record<string, string>>): string {
  return decisive(decision)
    .map(({ rule, clause, found, needed, met }) => {
      const name = rules[rule] ?? clause.text
      if (met) return found ? `${name}（${found}）` : `“${name}”符合要求`
      const facts = [found && `现为“${found}”`, needed && `需要“${needed}”`].filter(Boolean).join('，')
      return `“${name}”${decision.outcome === 'refused' ? '不符合要求' : '暂不能确定'}${facts && `（${facts}）`}`
    })
    .join('，')
}

function ReasonLine({
  reason,
  name,
  repeated,
  end,
}: {
  reason: Reason
  name: string | undefined
  /** The rule stands on several lines: each is headed by what was found, not by the same name again. */
  repeated: boolean
  end: string | undefined
}) {
  const { met, clause, found, needed, next } = reason
  const heading = (repeated && found) || (name ?? clause.text)
  return (
    <li className={met ? 'met' : 'unmet'}>
      <span className="sign" aria-hidden="true">
        {met ? '✓' : '!'}
      </span>
      <div>
        <p>
          <span className="sr">{met ? '满足：' : '未满足：'}</span>
          <strong>{heading}</strong>
        </p>
        {((found && !repeated) || needed) && (
          <p className="facts">
            {found && !repeated && <span>情况：{found}</span>}
            {needed && <span>要求：{needed}</span>}
          </p>
        )}
        {next && <p className="todo">下一步：{next}</p>}
        <p className="clause">
          依据：<a href={clauseAddress(clause)}>{clause.text}</a>
          {end && <span className="end">（{formatDay(end as CivilDate)}失效）</span>}
        </p>
      </div>
    </li>
  )
}
