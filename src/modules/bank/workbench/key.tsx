import type { Content } from '../item/item.ts'
import { typedOf } from '../item/typed.ts'

/** The key of a question, for whoever may see it. */
export const Key = ({ content }: { content: Content }) => (
  <details className="stack">
    <summary>答案</summary>
    <ul>
      {typedOf(content)
        .lines.split('\n')
        .filter((line) => !marked(content.kind) || line.startsWith('*'))
        .map((line) => (
          <li key={line}>{line.replace(/^\*/, '')}</li>
        ))}
    </ul>
  </details>
)

/** Kinds whose right lines are marked among others. */
const marked = (kind: Content['kind']): boolean =>
  kind === 'choice' || kind === 'multiple' || kind === 'hotspot'
