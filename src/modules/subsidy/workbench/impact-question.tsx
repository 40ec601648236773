import type { FormEvent } from 'react'
import { LEVELS, levelName } from '../../../kernel/value/level.ts'
import { useAnswer } from '../../../workbench/api/answer.ts'
import { useAddress } from '../../../workbench/shell/address.ts'
import { DEMANDS } from '../../catalogue/rules.ts'

/** 改一个数: an amount of the catalogue, or the percentage of a class; sent, it stands in the address. */
export function ImpactQuestion() {
  const { query, setQuery } = useAddress()
  const { answer } = useAnswer<{ entries: { name: string }[] }>('/catalogue')
  function ask(keys: readonly string[], others: readonly string[]) {
    return (event: FormEvent<HTMLFormElement>) => {
      event.preventDefault()
      const form = new FormData(event.currentTarget)
      const patch: Record<string, string | null> = Object.fromEntries(others.map((key) => [key, null]))
      for (const key of keys) patch[key] = String(form.get(key) ?? '').trim() || null
      setQuery(patch)
    }
  }
  return (
    <>
      <section>
        <h2>改一格金额</h2>
        <form className="filters noprint" aria-label="改一格金额" onSubmit={ask(AMOUNT, RATE)}>
          <Select
            name="occupation"
            title="职业"
            options={(answer?.entries ?? []).map(({ name }) => [name, name])}
          />
          <Select
            name="level"
            title="等级"
            options={LEVELS.map((level) => [String(level), levelName(level)])}
            first="4"
          />
          <Select
            name="hours"
            title="课时"
            options={[
              ['120', '120 课时'],
              ['80', '80 课时'],
            ]}
          />
          <div>
            <label htmlFor="impact-amount">改为（元）</label>
            <input
              id="impact-amount"
              name="amount"
              className="text"
              inputMode="decimal"
              required
              pattern="\d{1,6}(\.\d{1,2})?|——|/"
              title="金额（元），或者 ——、/"
              defaultValue={query.amount ?? ''}
              key={query.amount}
              autoComplete="off"
            />
          </div>
          <button type="submit" className="btn">
            测算这一格
          </button>
        </form>
      </section>
      <section>
        <h2>改一类比例</h2>
        <form className="filters noprint" aria-label="改一类比例" onSubmit={ask(RATE, AMOUNT)}>
          <Select name="demand" title="紧缺程度" options={DEMANDS.map((demand) => [demand, demand])} />
          <div>
            <label htmlFor="impact-percent">补贴比例改为（%）</label>
            <input
              id="impact-percent"
              name="percent"
              className="text"
              type="number"
              min={0}
              max={100}
              step={1}
              required
              defaultValue={query.percent ?? ''}
              key={query.percent}
            />
          </div>
          <button type="submit" className="btn">
            测算这一类
          </button>
        </form>
      </section>
    </>
  )
}

const AMOUNT = ['occupation', 'level', 'hours', 'amount'] as const
const RATE = ['demand', 'percent'] as const

interface SelectProps {
  name: string
  title: string
  options: readonly (readonly [value: string, text: string])[]
  /** What is chosen at first; else the first option. */
  first?: string
}

function Select({ name, title, options, first = options[0]?.[0] ?? '' }: SelectProps) {
  const { query } = useAddress()
  return (
    <div>
      <label htmlFor={`impact-${name}`}>{title}</label>
      <select
        id={`impact-${name}`}
        name={name}
        className="text"
        defaultValue={query[name] ?? first}
        key={`${query[name]} ${options.length}`}
      >
        {options.map(([value, text]) => (
          <option key={value} value={value}>
            {text}
          </option>
        ))}
      </select>
    </div>
  )
}
