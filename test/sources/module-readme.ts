import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { CaseEvent, CaseFile, Procedure } from '../../src/kernel/case/index.ts'
import { type Figure, isRatio } from '../../src/kernel/figure/index.ts'
import { tellingOf } from '../../src/kernel/message/words.ts'
import type { Module } from '../../src/kernel/module/index.ts'
import type { AnyVerb } from '../../src/kernel/verb/index.ts'
import { table } from './markdown-table.ts'
import { ROOT } from './read-sources.ts'

/** What every module's README says, in this order. */
export const HEADINGS = [
  '## 法规 · Law',
  '## 各室 · Rooms',
  '## 办件 · Cases',
  '## 事项 · Verbs',
  '## 数据表 · Tables',
  '## 指标 · Figures',
  '## 消息 · Messages',
]

const DRAWN = ['verbs', 'tables', 'figures', 'messages'] as const
type Part = (typeof DRAWN)[number]

const begin = (part: Part) => `<!-- drawn: ${part} -->`
const END = '<!-- drawn so far -->'

/** A module's README with its tables as the code has them. */
export function drawnReadme(readme: string, module: Module): string {
  return DRAWN.reduce((text, part) => {
    const at = text.indexOf(begin(part))
    const end = text.indexOf(END, at)
    if (at < 0 || end < 0) throw new Error(`${module.name}/README.md: no place for ${part}`)
    return `${text.slice(0, at)}${begin(part)}\n\n${DRAW[part](module)}\n\n${text.slice(end)}`
  }, readme)
}

const DRAW: Record<Part, (module: Module) => string> = {
  verbs: ({ verbs }) =>
    listed(
      ['事项', '做什么', '接口', '谁能办'],
      verbs.map((verb) => [`\`${verb.name}\``, verb.title, `\`${verb.http}\``, whoOf(verb)]),
    ),
  tables: ({ name }) =>
    listed(
      ['表', '记什么', '什么不能重复'],
      tablesOf(name).map((one) => [`\`${one.name}\``, one.holds, one.unique]),
    ),
  figures: ({ figures }) =>
    listed(
      ['指标', '单位', '口径', '依据'],
      figures.map((one) => [one.title, one.unit, countOf(one), one.clause ?? '推定']),
    ),
  messages: ({ procedures }) =>
    listed(
      ['办件', '到了', '有当事人时告诉他'],
      procedures.flatMap((one) => tellingsOf(one).map(({ state, text }) => [one.title, state, text])),
    ),
}

const listed = (head: string[], rows: string[][]): string =>
  rows.length === 0 ? '没有。' : table([head, ...rows.map((row) => row.map(oneCell))]).join('\n')

const oneCell = (text: string): string => text.replaceAll('|', '\\|').replaceAll(/\s+/g, ' ')

function whoOf({ who }: AnyVerb): string {
  if (who.kind === 'may') return `\`${who.permission}\``
  return who.kind === 'anybody' ? '任何人' : '登录的人'
}

const countOf = (one: Figure): string =>
  isRatio(one) ? `${one.counts.part.title} ÷ ${one.counts.whole.title}。${one.definition}` : one.definition

/** What the people of a case are told, state by state, by whoever did not do it themselves. */
function tellingsOf(procedure: Procedure): { state: string; text: string }[] {
  const steps = Object.entries(procedure.steps)
  return Object.keys(procedure.states).flatMap((to) => {
    const opening = to === procedure.starts
    const [step, { from }] = steps.find(([, one]) => one.to === to && !one.reasons) ?? ['open', { from: '' }]
    const event = { seq: 1, step: opening ? 'open' : step, from: opening ? null : [from].flat()[0], to }
    const told = tellingOf(
      procedure,
      { revision: 0, held: null, dueOn: null } as CaseFile,
      { ...event, actorKind: 'official', reason: null, payload: null } as unknown as CaseEvent,
    )
    const title = procedure.states[to]?.title ?? to
    return told ? [{ state: title, text: told.text }] : []
  })
}

interface Table {
  name: string
  /** The first sentence of the comment above it. */
  holds: string
  unique: string
}

/** The tables of a module as its migrations leave them. */
function tablesOf(module: string): Table[] {
  const folder = join(ROOT, 'src/modules', module, 'migrations')
  const tables = new Map<string, Table>()
  for (const file of foldersFiles(folder)) {
    const sql = readFileSync(join(folder, file), 'utf8')
    for (const [, name = '', body = ''] of sql.matchAll(
      /^create table (\w+) \(\n([\s\S]*?)^\)(?:;|\s*(?![\s\S]))/gm,
    )) {
      tables.set(name, { name, holds: commentAbove(sql, `create table ${name} (`), unique: uniquesOf(body) })
    }
    for (const [, name = '', columns = ''] of sql.matchAll(
      /^create unique index \w+\s+on (\w+)\s*\(((?:[^()]|\([^()]*\))*)\)/gm,
    )) {
      const one = tables.get(name)
      if (one) one.unique = [one.unique, columns.replaceAll(/\s+/g, ' ').trim()].filter(Boolean).join('；')
    }
    for (const [, name = ''] of sql.matchAll(/^drop table (?:if exists )?(\w+)/gm)) tables.delete(name)
  }
  return [...tables.values()]
}

function foldersFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.sql'))
      .sort()
  } catch {
    return []
  }
}

/** The first sentence of the nearest comment before a statement. */
function commentAbove(sql: string, statement: string): string {
  const lines = sql.slice(0, sql.indexOf(statement)).split('\n')
  const last = lines.findLastIndex((line) => line.startsWith('-- '))
  const first = lines.slice(0, last + 1).findLastIndex((line) => !line.startsWith('--')) + 1
  const text = lines
    .slice(first, last + 1)
    .map((line) => line.replace(/^--\s?/, ''))
    .join(' ')
  return /^(.*?\.)(?:\s|$)/.exec(text)?.[1] ?? text
}

/** What a table keeps from standing twice: its key where that says more than an id, and what is unique. */
function uniquesOf(body: string): string {
  const found: string[] = []
  for (const line of body.split('\n')) {
    const column = /^\s+(\w+) .*\b(primary key|unique)\b/.exec(line)
    const several = /^\s+(?:constraint \w+ )?(?:primary key|unique)\s*\(([^)]*)\)/.exec(line)
    if (several?.[1]) found.push(several[1])
    else if (column?.[1] && column[1] !== 'id' && column[1] !== 'constraint') found.push(column[1])
  }
  return found.join('；')
}
