import { type Check, invalid, valid } from '../../../kernel/value/check.ts'

const MOST = 500

/** Lines of number and name, as a spreadsheet gives them (tab) or as people type them (blank, comma). */
export function pastedRows(text: string): Check<{ number: string; name: string }[]> {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  if (lines.length === 0) return invalid('请至少粘贴一行。')
  if (lines.length > MOST) return invalid(`一次最多 ${MOST} 行，现在有 ${lines.length} 行。`)
  const rows = lines.map((line) => {
    const [, number = '', name = ''] = /^(\S+?)[\s,，、]+(.+)$/.exec(line) ?? []
    return { number: number.slice(0, 40), name: name.trim().slice(0, 60) }
  })
  const wrong = rows.findIndex(({ name }) => name === '')
  return wrong < 0 ? valid(rows) : invalid(`第 ${wrong + 1} 行缺姓名或编号，应为“编号 姓名”。`)
}
