import type { ItemView } from '../views.ts'

/** What was chosen or typed, by the name of its field. */
export type Typed = Readonly<Record<string, string>>

/** The key that these fields say, as the question's kind writes it. */
export function keyFrom(item: ItemView, typed: Typed): Record<string, unknown> {
  switch (item.kind) {
    case 'multiple':
      return { right: item.options.flatMap(({ id }) => (typed[id] === 'yes' ? [id] : [])) }
    case 'order':
      return { order: item.options.map((_, at) => typed[`at-${at}`] ?? '') }
    case 'match':
      return { pairs: item.left.map(({ id }) => [id, typed[id] ?? '']) }
    case 'text-entry':
      return {
        accepted: (typed.accepted ?? '')
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== ''),
      }
    default:
      return { right: typed.right ?? '' }
  }
}

/** 新的答案, by what the question offers. */
export function KeyFields({
  item,
  typed,
  change,
}: {
  item: ItemView
  typed: Typed
  change(typed: Typed): void
}) {
  const set = (name: string, value: string) => change({ ...typed, [name]: value })
  if (item.kind === 'text-entry')
    return (
      <label>
        新的答案，一行一种写法
        <textarea
          rows={3}
          value={typed.accepted ?? ''}
          onChange={(event) => set('accepted', event.target.value)}
        />
      </label>
    )
  if (item.kind === 'multiple')
    return (
      <fieldset>
        <legend>新的答案</legend>
        {item.options.map(({ id, text }) => (
          <label key={id}>
            <input
              type="checkbox"
              checked={typed[id] === 'yes'}
              onChange={(event) => set(id, event.target.checked ? 'yes' : '')}
            />
            {text}
          </label>
        ))}
      </fieldset>
    )
  return (
    <fieldset>
      <legend>新的答案</legend>
      {fieldsOf(item).map(([name, title]) => (
        <label key={name}>
          {title}{' '}
          <select value={typed[name] ?? ''} onChange={(event) => set(name, event.target.value)}>
            <option value="">请选择</option>
            {item.options.map(({ id, text }) => (
              <option key={id} value={id}>
                {text}
              </option>
            ))}
          </select>
        </label>
      ))}
    </fieldset>
  )
}

/** One choice for a single answer, one a place for an order, one a line for pairs. */
function fieldsOf(item: ItemView): [name: string, title: string][] {
  if (item.kind === 'order') return item.options.map((_, at) => [`at-${at}`, `第 ${at + 1} 步`])
  if (item.kind === 'match') return item.left.map(({ id, text }) => [id, text])
  return [['right', '正确的是']]
}
