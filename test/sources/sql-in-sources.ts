import { splitStatements } from '../../src/kernel/database/split-statements.ts'
import { sourcesIn } from './read-sources.ts'

/** A statement as it is sent to the database, and where it stands. */
export interface Statement {
  /** `src/kernel/ledger/post.ts:51`, or `… ledger_counts_lines` for what a function of a migration does. */
  where: string
  /** Without comments; what is put in stands as `$`. */
  text: string
  /** What is put in, as the source says it. */
  given: string
}

/** Every statement of the program: of its sources, its migrations and the functions that these make. */
export function everyStatement(): readonly Statement[] {
  return [
    ...sourcesIn(['src'], ['.ts', '.tsx']).flatMap(({ path, text }) => statementsIn(path, text)),
    ...migrationStatements(),
  ]
}

/** The statements in `sql` templates of a source. */
export function statementsIn(path: string, source: string): Statement[] {
  const found: Statement[] = []
  const begins = /\bsql(?:<(?:[^<>`]|<(?:[^<>`]|<[^<>`]*>)*>)*>)?`/g
  for (let at = begins.exec(source); at; at = begins.exec(source)) {
    const { text, given } = template(source, begins.lastIndex)
    const line = source.slice(0, at.index).split('\n').length
    found.push({ where: `${path}:${line}`, text: withoutComments(text), given })
  }
  return found
}

/** A template from behind its opening mark: its words with `$` for what is put in, and what that is. */
function template(source: string, from: number): { text: string; given: string } {
  let text = ''
  let given = ''
  let at = from
  while (at < source.length && source[at] !== '`') {
    if (source.startsWith('${', at)) {
      const end = behindBrace(source, at + 2)
      given += `${source.slice(at + 2, end - 1)}\n`
      text += '$'
      at = end
    } else {
      text += source[at]
      at += 1
    }
  }
  return { text, given }
}

/** The place behind the brace that closes what was opened before `from`, templates and all. */
function behindBrace(source: string, from: number): number {
  let depth = 1
  let at = from
  while (depth > 0 && at < source.length) {
    const mark = source[at]
    if (mark === '`') {
      at += 1
      while (at < source.length && source[at] !== '`')
        at = source.startsWith('${', at) ? behindBrace(source, at + 2) : at + 1
    } else if (mark === '{') depth += 1
    else if (mark === '}') depth -= 1
    at += 1
  }
  return at
}

/** The statements of the migrations; of a function that was made anew, its last wording only. */
function migrationStatements(): Statement[] {
  const functions = new Map<string, Statement[]>()
  const plain = sourcesIn(['src'], ['.sql']).flatMap(({ path, text }) =>
    splitStatements(text).flatMap((statement) => {
      const one = { where: path, text: withoutComments(statement), given: '' }
      const name = /^create (?:or replace )?function (\S+?)\(/i.exec(one.text)?.[1]
      if (!name) return [one]
      functions.set(name, bodyOf(path, name, one.text))
      return []
    }),
  )
  return [...plain, ...[...functions.values()].flat()]
}

/** The statements within a function, without what plpgsql itself puts around them. */
export function bodyOf(path: string, name: string, text: string): Statement[] {
  const body = /\$\$([\s\S]*)\$\$/.exec(text)?.[1] ?? ''
  return splitStatements(body).map((one) => ({
    where: `${path} ${name}`,
    text: one.replace(
      /^[\s\S]*?\b(?:begin|then|else|loop|:=)\s+(?=(?:with|select|insert|update|delete|raise|return|\()\b)/i,
      '',
    ),
    given: '',
  }))
}

const withoutComments = (text: string): string => text.replace(/--[^\n]*/g, '').trim()
