import type { FieldProblem } from '../../kernel/verb/index.ts'
import { Question } from './version.ts'

type Asked = { question: string; answer: string }

/** Questions and answers as an editor types them: 问：… on one line, 答：… on the next ones. */
export function questionsText(questions: readonly Asked[]): string {
  return questions.map(({ question, answer }) => `问：${question}\n答：${answer}`).join('\n\n')
}

/** Reads what questionsText writes; what is wrong is told by its line. */
export function questionsOf(text: string): { questions: Asked[]; problems: FieldProblem[] } {
  const questions: Asked[] = []
  const problems: FieldProblem[] = []
  const wrong = (line: number, message: string) =>
    problems.push({ path: 'questions', message: `第 ${line} 行：${message}` })
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    const [, kind, words = ''] = /^\s*(问|答)\s*[:：]\s*(.*)$/.exec(line) ?? []
    const last = questions.at(-1)
    if (kind === '问') questions.push({ question: words.trim(), answer: '' })
    else if (line.trim() === '') continue
    else if (!last) wrong(index + 1, '请从“问：”开始写')
    else if (kind === '答' && last.answer === '') last.answer = words.trim()
    else if (last.answer === '') wrong(index + 1, '“问：”的下一行请写“答：”')
    else last.answer += `\n${line.trim()}`
  }
  questions.forEach((one, index) => {
    if (!Question.safeParse(one).success)
      problems.push({
        path: 'questions',
        message: `第 ${index + 1} 个问题：问题写 2 到 200 字，答复写 2 到 2000 字`,
      })
  })
  if (questions.length > 50) problems.push({ path: 'questions', message: '问题不超过 50 个' })
  return { questions, problems: problems.slice(0, 20) }
}
