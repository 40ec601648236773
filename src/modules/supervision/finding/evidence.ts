import type { CaseFile, Evidence } from '../../../kernel/case/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { organisationById } from '../../organisations/index.ts'
import { peopleByIds } from '../../people/index.ts'
import { dayInWords } from '../in-words.ts'
import { MEASURES, measuresOfFinding } from '../measure/store.ts'
import { SUPERVISION_RULES } from '../rules/in-words.ts'
import { scoreOf } from '../rules/score.ts'
import type { FindingForm } from './form.ts'
import { findingsOf } from './store.ts'

/** People that one table shows; who needs the rest opens the classes. */
const SHOWN = 100

/** What whoever looks into a finding sees: the evidence in its order of time, who is concerned, and what else was found. */
export async function findingEvidence(ctx: VerbContext, file: CaseFile<FindingForm>): Promise<Evidence> {
  const { form } = file
  const people = await peopleByIds(ctx, form.people.slice(0, SHOWN))
  const organisation = form.organisation ? await organisationById(ctx.db, form.organisation) : null
  const found = form.organisation ? await findingsOf(ctx.db, form.organisation) : []
  const { score, reasons } = scoreOf(found)
  const measures = await measuresOfFinding(ctx.db, file.number)
  const own = ctx.actor.kind !== 'official' && ctx.actor.kind !== 'system'
  return {
    comparisons: [],
    tabs: [
      {
        key: 'timeline',
        title: `证据时间线 ${form.timeline.length} 条`,
        kind: 'table',
        columns: ['时间', '发生了什么', '来源'],
        rows: form.timeline.map(({ at, text, source }) => [dayInWords(at), text, source]),
      },
      {
        key: 'people',
        title: `涉及 ${form.people.length} 人`,
        kind: 'table',
        columns: ['姓名'],
        rows: form.people.slice(0, SHOWN).map((id) => [people.get(id)?.maskedName ?? '*']),
      },
      ...(organisation && !own
        ? [
            {
              key: 'score',
              title: `${organisation.name} 疑点分 ${score}`,
              kind: 'table' as const,
              columns: ['疑点', '次数', '计分'],
              rows: reasons.map(({ rule, times, points }) => [
                SUPERVISION_RULES[rule] ?? rule,
                String(times),
                String(points),
              ]),
            },
          ]
        : []),
      ...(measures.length > 0
        ? [
            {
              key: 'measures',
              title: '处理措施',
              kind: 'table' as const,
              columns: ['措施', '文号', '办件', '日期'],
              rows: measures.map((one) => [
                MEASURES[one.kind],
                one.document,
                one.number,
                dayInWords(one.orderedOn),
              ]),
            },
          ]
        : []),
    ],
    documents: organisation ? [{ title: '这家单位的信用页', href: `/credit/${organisation.id}` }] : [],
  }
}
