import type { Field, Values } from '../../../../workbench/kit/form/form-fields.ts'
import type { ItemView } from '../views.ts'

/** What another key is asked by: what the question offers, in its own words. */
export function keyFields(item: ItemView): Field[] {
  const choices = item.options.map(({ id, text }) => ({ value: id, text }))
  const one = (key: string, title: string): Field => ({ kind: 'choice', key, title, choices, required: true })
  switch (item.kind) {
    case 'text-entry':
      return [
        { kind: 'long-text', key: 'accepted', title: '正确的写法', hint: '一行一种写法。', required: true },
      ]
    case 'multiple':
      return [{ kind: 'choices', key: 'right', title: '正确的是', choices, required: true }]
    case 'order':
      return item.options.map((_, at) => one(`at-${at}`, `第 ${at + 1} 步`))
    case 'match':
      return item.left.map(({ id, text }) => one(`left-${id}`, text))
    default:
      return [one('right', '正确的是')]
  }
}

/** The key that these fields say, as the question's kind writes it. */
export function keyFrom(item: ItemView, values: Values): Record<string, unknown> {
  switch (item.kind) {
    case 'order':
      return { order: item.options.map((_, at) => values[`at-${at}`]) }
    case 'match':
      return { pairs: item.left.map(({ id }) => [id, values[`left-${id}`]]) }
    case 'text-entry':
      return {
        accepted: String(values.accepted ?? '')
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== ''),
      }
    default:
      return { right: values.right }
  }
}
