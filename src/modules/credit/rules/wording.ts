import { wording } from '../../../kernel/decision/wording.ts'

/** How the rating of credit (信用评定) speaks. */

export const STANDARD_IN_FORCE = wording<[year: number]>('credit.credit-standard', {
  found: ([year]) => `没有查到${year}年施行的信用评价标准`,
  needed: '当年有公布的信用评价标准',
  next: '标准补充后再评',
})

export const INDICATOR = wording<
  [name: string, count: number, points: string, max: string, perEvent: string]
>('credit.credit-indicator', {
  found: ([name, count, points, max]) =>
    count > 0 ? `${name}：${count} 次，扣 ${points} 分（满分 ${max}）` : `${name}：没有，得满分 ${max}`,
  needed: ([, , , max, perEvent]) => `每有 1 次扣 ${perEvent} 分，扣完为止，满分 ${max} 分`,
  next: '对这一项有不同意见，可以在告知后提出异议；已经改正的，可以申请信用修复',
})

export const VETO = wording<[name: string, count: number, grade: string]>('credit.credit-veto', {
  found: ([name, count]) => `${name}：${count} 次`,
  needed: ([name, , grade]) => `有“${name}”的，最高评为 ${grade}`,
  next: '查实的事实有误的，可以在告知后提出异议',
})

export const GRADE = wording<[score: string, grade: string, from: string]>('credit.credit-grade', {
  found: ([score, grade, from]) => `合计 ${score} 分；${grade} 等从 ${from} 分起`,
})
