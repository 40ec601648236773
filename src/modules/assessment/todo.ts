import { sql } from 'kysely'
import { CASE_DUES } from '../../kernel/case/index.ts'
import { levelName } from '../../kernel/value/level.ts'
import { formatDay } from '../../kernel/value/time/civil-date.ts'
import { may } from '../../kernel/verb/index.ts'
import type { TodoKind } from '../../kernel/work/index.ts'
import { declarationsDue, declarationsLacking } from './recusal/todo.ts'
import { assessmentKind } from './standard.ts'
import { examsByIds, markedByOthers } from './store.ts'

/**
 * 待录成绩: examinations that have been sat, in which some paper of somebody lacks an entry that this marker may still
 * give. Who has entered a mark once does not enter it a second time, so it is no work of theirs any more.
 */
const marksDue: TodoKind = {
  name: 'assessment.marks',
  title: '待录成绩',
  who: may('assessment.mark'),
  place: () => '/exams',
  async rows(ctx, cut) {
    const { actor, today } = ctx
    const rules = await ctx.standards()
    const edition = rules.inForce(assessmentKind, today) ?? rules.all(assessmentKind)[0]
    const papers = JSON.stringify(edition?.data.papers.byLevel ?? {})
    const { first, part } = cut({
      key: sql`e.id::text`,
      due: sql`coalesce(c.due_on, '9999-12-31'::date)`,
    })
    return sql`select ${first} from exam e left join ${CASE_DUES} c on c.number = e.number
      where e.assessor = ${actor.organisation}::uuid and e.state = 'seated' and e.held_on <= ${today}::date
      and exists (select 1 from exam_candidate k cross join jsonb_array_elements_text(${papers}::jsonb->e.level) need (paper)
        where k.exam = e.id and k.seat is not null
          and not exists (select 1 from jsonb_array_elements(k.carried) old where old->>'paper' = need.paper)
          and (select count(*) + count(*) filter (where m.source <> 'people') from exam_mark m where m.exam = e.id and m.person = k.person and m.paper = need.paper) < 2
          and not exists (select 1 from exam_mark own where own.exam = e.id and own.person = k.person
            and own.paper = need.paper and own.entered_by = ${actor.account}))
      ${part}`
  },
  async lines({ db, actor }, ids) {
    const exams = await examsByIds(db, ids)
    const begun = await markedByOthers(db, ids, actor.account)
    return new Map(
      exams.map((one) => [
        one.id,
        {
          title: `${one.occupation.name} ${levelName(one.level)}`,
          detail: `${formatDay(one.heldOn)} 在${one.place}考过`,
          why: begun.has(one.id) ? '另一位已录过，等您录第二遍' : '等您录第一遍，另一位再录一遍',
          to: `/exams/${one.id}` as const,
        },
      ]),
    )
  },
}

export const assessmentTodo: readonly TodoKind[] = [marksDue, declarationsDue, declarationsLacking]
