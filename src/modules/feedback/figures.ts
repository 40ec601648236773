import { sql } from 'kysely'
import { type CountedFigure, type Figure, figure, ratio, type Tally } from '../../kernel/figure/index.ts'

const IN_TIME = '按期'

/**
 * Letters that were answered, by how (按期、超期); looked at again by case. Nothing is counted when it comes in: whoever watched
 * the number would see whose letter or rating it was.
 */
const letters: Tally = {
  key: 'feedback-letters',
  grain: ['cohort'],
  called: { cohort: { title: '答复期限' } },
  rows: (
    within,
  ) => sql`select l.number as subject, l.number as item, l.answered_in as district, l.answered_on as day,
      null::text as occupation, null::text as level,
      case when l.answer_due is null or l.answered_on <= l.answer_due then ${IN_TIME} else '超期' end as cohort,
      null::uuid as person, l.number as reference, null::bigint as amount
    from feedback_letter l where l.answered_on is not null and ${within('l.number', 'text')}`,
}

/** Bad ratings that were looked into and answered; looked at again by case. */
const complaints: Tally = {
  key: 'feedback-complaints',
  grain: ['cohort'],
  called: { cohort: { title: '核实结果' } },
  rows: (within) => sql`select r.complaint as subject, r.complaint as item, r.district, r.answered_on as day,
      null::text as occupation, null::text as level,
      case when r.discounted_at is null then '采纳' else '不予采纳' end as cohort,
      null::uuid as person, r.complaint as reference, null::bigint as amount
    from feedback_rating r where r.answered_on is not null and ${within('r.complaint', 'text')}`,
}

const answered: CountedFigure = figure({
  key: 'feedback-answered',
  title: '留言答复件数',
  unit: '件',
  kind: 'flow',
  definition: '咨询、建议、网站找错中已经答复的，按答复日统计；不予答复、本人撤回的不计。',
  clause: null,
  counts: 'rows',
  of: letters,
})

/** What 互动 contributes to the city's figures. */
export const feedbackFigures: readonly Figure[] = [
  answered,
  ratio({
    key: 'feedback-in-time',
    title: '留言按期答复率',
    unit: '%',
    definition: '留言答复件数中，答复日不晚于应答复日的所占比例。',
    clause: null,
    part: figure({
      key: 'feedback-answered-in-time',
      title: '按期答复的留言',
      unit: '件',
      kind: 'flow',
      definition: '答复日不晚于应答复日的留言，按答复日统计。',
      clause: null,
      counts: 'rows',
      of: letters,
      only: { dimension: 'cohort', values: [IN_TIME] },
    }),
    whole: answered,
  }),
  figure({
    key: 'feedback-complaints',
    title: '差评核实答复件数',
    unit: '件',
    kind: 'flow',
    definition: '差评中已经核实并答复评价人的，按答复日统计；评价人撤回的不计。',
    clause: null,
    counts: 'rows',
    of: complaints,
  }),
]
