import { type FormEvent, useState } from 'react'
import { type Level, levelName, levelOf } from '../../../../kernel/value/level.ts'
import { useVerb } from '../../../../workbench/api/verb.ts'
import { announce } from '../../../../workbench/kit/announce.tsx'
import { FailureNote } from '../../../../workbench/kit/failure-note.tsx'
import { pointsIn, pointsText } from '../../rules/points.ts'
import type { SheetList } from '../words.ts'

interface Line {
  words: string
  most: string
  step: string
}

interface Draft {
  occupation: string
  level: Level
  paper: string
  items: Line[]
}

const EMPTY: Line = { words: '', most: '', step: '0.5' }
/** What is said of each item. */
const CELLS = [
  { key: 'words', title: '评什么', more: { maxLength: 200 } },
  { key: 'most', title: '满分', more: { inputMode: 'decimal' } },
  { key: 'step', title: '步长', more: { inputMode: 'decimal' } },
] as const
const LEVELS = ['5', '4', '3', '2', '1', 'special']

/** 编评分表: a new version, begun from an earlier sheet where there is one. */
export function DraftForm({ sheets }: { sheets: SheetList['items'] }) {
  const act = useVerb<Draft, { version: number }>('POST /practical/sheets')
  const [head, setHead] = useState({ occupation: '', level: '4', paper: 'skill' })
  const [lines, setLines] = useState<readonly Line[]>([EMPTY])
  const sum = lines.reduce((total, { most }) => total + (pointsIn(most) ?? 0), 0)
  const setLine = (at: number, key: keyof Line) => (event: { target: { value: string } }) =>
    setLines(lines.map((line, n) => (n === at ? { ...line, [key]: event.target.value } : line)))
  function copy(id: string) {
    const from = sheets.find((one) => one.id === id)
    if (!from) return
    setHead({ occupation: from.occupation, level: String(from.level), paper: from.paper })
    setLines(from.items.map(({ words, most, step }) => ({ words, most, step })))
  }
  async function send(event: FormEvent) {
    event.preventDefault()
    const { occupation, level, paper } = head
    const got = await act.run({ occupation, level: levelOf(level), paper, items: [...lines] })
    if (got) announce(`已编第 ${got.version} 版，等另一个人确认。`)
  }
  return (
    <section>
      <h2>编评分表</h2>
      {act.failure && <FailureNote failure={act.failure} />}
      <form className="form" aria-label="编评分表" onSubmit={(event) => void send(event)}>
        <p className="buttons">
          {sheets.length > 0 && (
            <label>
              照以前的编{' '}
              <select className="text" defaultValue="" onChange={(event) => copy(event.target.value)}>
                <option value="">不照</option>
                {sheets.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.occupation} {levelName(one.level)} {one.paperTitle} 第 {one.version} 版
                  </option>
                ))}
              </select>
            </label>
          )}
          <label>
            职业{' '}
            <input
              className="text"
              required
              maxLength={60}
              value={head.occupation}
              onChange={(event) => setHead({ ...head, occupation: event.target.value })}
            />
          </label>
          <label>
            等级{' '}
            <select
              className="text"
              value={head.level}
              onChange={(event) => setHead({ ...head, level: event.target.value })}
            >
              {LEVELS.map((one) => (
                <option key={one} value={one}>
                  {levelName(levelOf(one))}
                </option>
              ))}
            </select>
          </label>
          <label>
            科目{' '}
            <select
              className="text"
              value={head.paper}
              onChange={(event) => setHead({ ...head, paper: event.target.value })}
            >
              <option value="skill">操作技能</option>
              <option value="review">综合评审</option>
            </select>
          </label>
        </p>
        {lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name of its own while it is typed
          <fieldset key={at} className="field">
            <legend className="label">第 {at + 1} 项</legend>
            <p className="buttons">
              {CELLS.map(({ key, title, more }) => (
                <label key={key}>
                  {title}{' '}
                  <input className="text" required {...more} value={line[key]} onChange={setLine(at, key)} />
                </label>
              ))}
              {lines.length > 1 && (
                <button
                  type="button"
                  className="btn ghost"
                  onClick={() => setLines(lines.filter((_, n) => n !== at))}
                >
                  去掉第 {at + 1} 项
                </button>
              )}
            </p>
          </fieldset>
        ))}
        <p role="status">各项满分合计 {pointsText(sum)} 分，要等于 100 分。</p>
        <p className="buttons">
          <button type="button" className="btn ghost" onClick={() => setLines([...lines, EMPTY])}>
            加一项
          </button>
          <button type="submit" className="btn" disabled={act.busy}>
            交给另一个人确认
          </button>
        </p>
      </form>
    </section>
  )
}
