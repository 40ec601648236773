import type { Answer, CandidateItem, Content } from '../../../modules/bank/index.ts'

/** What is right for a question as a candidate sees it, read from what its author wrote; null where a machine does not mark it. */
export function rightAnswer(seen: CandidateItem, written: readonly Content[]): Answer | null {
  const own = written.find(({ stem }) => stem.paragraphs.join() === seen.stem.paragraphs.join())
  if (!own) throw new Error(`nobody wrote the question “${seen.stem.paragraphs.join()}”`)
  if (own.kind === 'text-entry') return own.key.accepted[0] ?? ''
  if (own.kind === 'match' && seen.kind === 'match') {
    const said = (from: readonly { id: string; text: string }[], id: string) =>
      from.find((one) => one.id === id)?.text
    const named = (from: readonly { id: string; text: string }[], text: string | undefined) =>
      from.find((one) => one.text === text)?.id ?? ''
    return own.key.pairs.map(([left, right]): [string, string] => [
      named(seen.left, said(own.left, left)),
      named(seen.right, said(own.right, right)),
    ])
  }
  if (!('options' in own) || !('options' in seen)) return null
  const ids = rightIds(own).map((id) => own.options.find((one) => one.id === id)?.text)
  const found = ids.map((text) => seen.options.find((one) => one.text === text)?.id ?? '')
  return own.kind === 'choice' ? (found[0] ?? '') : found
}

const rightIds = (own: Extract<Content, { options: unknown }>): readonly string[] =>
  own.kind === 'choice' ? [own.key.right] : own.kind === 'multiple' ? own.key.right : own.key.order
