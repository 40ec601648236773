import { Item } from './item.ts'
import { wrongWithKey } from './wrong-with-key.ts'

/** The question with another key (更正答案), as it stands in its paper; else in words why this is no key to it. How it is scored stays. */
export function withKey(
  item: Item,
  key: Readonly<Record<string, unknown>>,
): { item: Item } | { fault: string } {
  if (Object.keys(item.key).some((name) => name !== 'scoring' && !(name in key)))
    return { fault: '请写新的答案' }
  const scoring = 'scoring' in item.key ? { scoring: item.key.scoring } : {}
  const read = Item.safeParse({ ...item, key: { ...key, ...scoring } })
  if (!read.success) return { fault: read.error.issues[0]?.message ?? '答案的写法不对' }
  const [fault] = wrongWithKey(read.data)
  return fault ? { fault: fault.message } : { item: read.data }
}
