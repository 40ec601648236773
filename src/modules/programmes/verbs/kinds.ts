import { z } from 'zod'
import type { Standards } from '../../../kernel/standard/index.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { anybody, verb } from '../../../kernel/verb/index.ts'
import { KINDS } from '../../organisations/index.ts'
import { coursesOn } from '../../training/index.ts'
import { COURSES, courseOfKind, KIND_KEYS, KindShape, PROGRAMME_KINDS, type ProgrammeKind } from '../kinds.ts'
import { GROUP_WORDS } from '../living/groups.ts'
import { livingOn } from '../living/standard.ts'
import { type ProgrammeData, programmeOn } from '../standard.ts'

const ClauseView = z.object({ document: z.string(), article: z.string().nullable(), text: z.string() })
const clauseOf = ({ document, article, text }: z.output<typeof ClauseView>) => ({ document, article, text })

/** What the city pays for beside catalogue classes, kind by kind, as its standards say today (还有哪些培训). */
export const listProgrammeKinds = verb({
  name: 'programmes.kinds',
  title: '查看培训项目的种类和标准',
  http: 'GET /programmes/kinds',
  who: anybody(),
  input: z.strictObject({}),
  output: z.object({
    /** What is paid beside the costs of a training; null where nothing is published. */
    living: z
      .object({
        assumed: z.boolean(),
        persons: z.string(),
        yuan: z.number(),
        perYear: z.number(),
        clause: ClauseView,
      })
      .nullable(),
    items: z.array(
      z.object({
        kind: KindShape,
        title: z.string(),
        assumed: z.boolean(),
        source: z.string(),
        applicants: z.array(z.string()),
        facts: z.array(z.object({ label: z.string(), text: z.string() })),
        clauses: z.array(ClauseView),
      }),
    ),
  }),
  async run(ctx) {
    const standards = await ctx.standards()
    const living = livingOn(standards, ctx.today)
    return {
      living: living && {
        assumed: living.status === 'assumed',
        persons: living.data.persons.kinds.map((one) => GROUP_WORDS[one]).join('、'),
        yuan: living.data.amount.yuan,
        perYear: living.data.often.perYear,
        clause: clauseOf(standards.cite(living.data.persons.clause)),
      },
      items: KIND_KEYS.flatMap((kind) => {
        const edition = programmeOn(standards, kind, ctx.today)
        if (!edition) return []
        const { data, status, source } = edition
        const clauses = [data.applicants, data.hours, data.amount, data.persons].map(({ clause }) =>
          standards.cite(clause),
        )
        return [
          {
            kind,
            title: PROGRAMME_KINDS[kind],
            assumed: status === 'assumed',
            source,
            applicants: data.applicants.kinds.map((one) => KINDS[one]),
            facts: [...coursesFact(standards, kind, ctx.today), ...factsOf(data)],
            clauses: [...new Map(clauses.map((one) => [one.text, one])).values()].map(clauseOf),
          },
        ]
      }),
    }
  },
})

const PROOFS = { completion: '班里结业', certificate: '取得本职业本等级证书' } as const
const STANDS = { 'employed-here': '在申报单位就业', 'not-employed': '没有就业', any: '不限' } as const

/** What may be taught, where it is a course of the city's list. */
function coursesFact(standards: Standards, kind: ProgrammeKind, day: CivilDate) {
  const course = courseOfKind(kind)
  return course ? [{ label: COURSES, text: coursesOn(standards, day, course).join('、') }] : []
}

/** What a standard says, in the order in which one asks. */
function factsOf(data: ProgrammeData) {
  const { heads, hours, amount, term, persons, proof, payee, hired, documents, advance, partner, often } =
    data
  const fact = (label: string, text: string | null) => (text === null ? [] : [{ label, text }])
  return [
    ...fact('人数', `${heads.least} 至 ${heads.most} 人`),
    ...fact('期限', `不超过 ${term.mostMonths} 个月`),
    ...fact('集中授课', `不少于 ${hours.least} 课时`),
    ...fact('线上', hours.onlineMostPercent === null ? null : `不超过集中授课的 ${hours.onlineMostPercent}%`),
    ...fact('录像', hours.videoLeastPercent === null ? null : `不少于集中授课的 ${hours.videoLeastPercent}%`),
    ...fact('合作机构', partner === 'required' ? '要有' : partner === 'optional' ? '可以有' : null),
    ...fact(
      '谁参加',
      `开始时${STANDS[persons.at]}${persons.still === 'employed-here' ? '，结算时仍在' : ''}`,
    ),
    ...fact('劳动合同', persons.contractMonths === null ? null : `不少于 ${persons.contractMonths} 个月`),
    ...fact('凭什么结算', PROOFS[proof.by]),
    ...fact(
      '限期就业',
      hired &&
        `结束后 ${hired.months} 个月以内在本市就业，由就业登记证明${hired.registerDays > 0 ? `，登记再等 ${hired.registerDays} 天` : ''}`,
    ),
    ...fact('每人最多', `${amount.mostYuan} 元`),
    ...fact('付给谁', payee.to === 'applicant' ? '申报单位' : '上课的机构'),
    ...fact('预拨', advance === null ? null : `不超过 ${advance.mostPercent}%，没有完成的按人追回`),
    ...fact('每人次数', often && `${often.within === 'year' ? '一年' : '一共'}最多 ${often.most} 次`),
    ...fact('材料', [...documents.plan, ...documents.settlement].join('、')),
  ]
}
