import type { Comparison } from '../../../kernel/case/evidence.ts'

const RESULTS = {
  ok: { sign: '✓', text: '相符' },
  attention: { sign: '!', text: '请判断' },
  bad: { sign: '×', text: '不符' },
}

/** 申报与权威数据对照: what was declared beside what the source says, and how far that source is trusted. */
export function Comparisons({ comparisons }: { comparisons: readonly Comparison[] }) {
  return (
    <section className="card" aria-labelledby="comparisons">
      <h2 id="comparisons">
        申报与权威数据对照 <small>{comparisons.length} 项</small>
      </h2>
      <table className="compare">
        <thead>
          <tr>
            <th scope="col">事项</th>
            <th scope="col">申请人填报</th>
            <th scope="col">权威数据</th>
            <th scope="col">结果</th>
          </tr>
        </thead>
        <tbody>
          {comparisons.map((one) => (
            <Line key={one.item} comparison={one} />
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Line({ comparison }: { comparison: Comparison }) {
  const { item, declared, authoritative, source, trust, result, note } = comparison
  const { sign, text } = RESULTS[result]
  return (
    <tr className={result}>
      <th scope="row">{item}</th>
      <td data-label="填报">{declared || '——（免填）'}</td>
      <td data-label="权威">
        {authoritative}
        <small className="source">
          {source} · {trust} 级
        </small>
      </td>
      <td>
        <span className={`sign ${result}`} aria-hidden="true">
          {sign}
        </span>{' '}
        {result === 'ok' && note ? note : text}
      </td>
    </tr>
  )
}
