import type { Question } from './course.ts'

const MOST = 50

/**
 * A quiz as an author types it: questions apart by an empty line, the question first, then its choices, the right one after
 * `* `, the others after `- `. Gives the questions, or in words which one is not yet one.
 */
export function questionsIn(text: string): { questions: Question[] } | { wrong: string } {
  const questions: Question[] = []
  for (const block of text.split(/\n\s*\n/).filter((one) => one.trim() !== '')) {
    const [asked = '', ...lines] = block
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
    const where = `第${questions.length + 1}题`
    if (!lines.every((line) => /^[*-] /.test(line))) return { wrong: `${where}的选项要以“* ”或“- ”开头` }
    if (lines.length < 2 || lines.length > 6) return { wrong: `${where}要有2到6个选项` }
    const marked = lines.filter((line) => line.startsWith('* '))
    if (marked.length !== 1)
      return { wrong: `${where}要有一个以“* ”开头的正确答案，现在有${marked.length}个` }
    const choices = lines.map((line) => line.slice(2).trim())
    questions.push({ text: asked, choices, right: lines.findIndex((line) => line.startsWith('* ')) })
  }
  if (questions.length === 0) return { wrong: '请至少出一道题' }
  if (questions.length > MOST) return { wrong: `一次测验最多${MOST}题` }
  return { questions }
}
