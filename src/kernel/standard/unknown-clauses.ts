import { columnOf } from './load/check-located.ts'
import type { Located } from './load/located.ts'
import type { PolicyDocument } from './policy-document.ts'

/** References (`{document, article}`) anywhere in a file that point to no document or article, one `FILE:LINE: …` each. */
export function unknownClauses(located: Located, documents: readonly PolicyDocument[]): string[] {
  const problems: string[] = []
  walk(located.value, [])
  return problems

  function walk(value: unknown, path: (string | number)[]): void {
    if (Array.isArray(value)) {
      for (const [index, part] of value.entries()) walk(part, [...path, index])
    } else if (typeof value === 'object' && value !== null) {
      if ('document' in value && 'article' in value) look(value.document, value.article, path)
      for (const [key, part] of Object.entries(value)) walk(part, [...path, key])
    }
  }

  function look(id: unknown, article: unknown, path: (string | number)[]): void {
    const document = documents.find((each) => each.id === id)
    if (document === undefined) {
      problems.push(`${located.at(path, 'document')}: ${columnOf([...path, 'document'])}: 没有文件 ${id}`)
    } else if (article !== null && !document.articles.some((each) => each.article === String(article))) {
      problems.push(
        `${located.at(path, 'article')}: ${columnOf([...path, 'article'])}: 文件 ${id} 没有条款 ${article}`,
      )
    }
  }
}
