import { AssumedMark } from '../../kit/assumed-mark.tsx'
import { MoneyText } from '../../kit/money-text.tsx'
import { ChoiceField } from '../kit/field/choice-field.tsx'
import { SelectField } from '../kit/field/select-field.tsx'
import type { Calculator } from './home-data.ts'

/** 算一算: three questions that lead to the calculator's page, and an example of what it says. */
export const HomeCalculator = ({ calculator }: { calculator: Calculator }) => (
  <section className="card calc" aria-labelledby="calc-h">
    <h2 id="calc-h">算一算：能领多少补贴？</h2>
    <p className="muted">回答三个问题，不用登录</p>
    <form action={calculator.href} aria-label="算一算">
      {calculator.questions.map(({ name, label, kind, options, chosen }, at) =>
        kind === 'list' ? (
          <SelectField
            key={name}
            name={name}
            label={`${at + 1}. ${label}`}
            options={options}
            value={chosen}
          />
        ) : (
          <ChoiceField
            key={name}
            name={name}
            label={`${at + 1}. ${label}`}
            options={options}
            value={chosen}
            inline
          />
        ),
      )}
      <button className="btn wide" type="submit">
        算一算
      </button>
    </form>
    {calculator.example && (
      <div className="result">
        <p className="muted">例如：{calculator.example.title}</p>
        <p className="amt">
          <MoneyText amount={calculator.example.amount} />
        </p>
        {calculator.example.basis && <AssumedMark basis={calculator.example.basis} />}
        <ul>
          {calculator.example.because.map((reason) => (
            <li key={reason}>{reason}</li>
          ))}
        </ul>
      </div>
    )}
  </section>
)
