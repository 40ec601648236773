import { sql } from 'kysely'
import { levelName } from '../../../kernel/value/level.ts'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import { may } from '../../../kernel/verb/index.ts'
import type { TodoKind } from '../../../kernel/work/index.ts'
import { examsByIds } from '../store.ts'
import { myCard } from './my-card.ts'
import { recusalOn } from './policy.ts'

/** 待申报回避: whoever was assigned to examine says whom they are bound to, or that there is nobody. */
export const declarationsDue: TodoKind = {
  name: 'assessment.declarations',
  title: '待申报回避',
  who: may('assessment.declare'),
  place: () => '/exams',
  async rows(ctx, cut) {
    const me = await myCard(ctx)
    const { daysBefore } = recusalOn(await ctx.standards(), ctx.today)
    const { first, part } = cut({
      key: sql`e.id::text`,
      due: sql`e.held_on - ${daysBefore}::integer`,
    })
    return sql`select ${first} from exam_examiner x join exam e on e.id = x.exam
      where x.person = ${me?.person ?? null}::uuid and e.state = 'seated'
        and not exists (select 1 from exam_declaration d where d.exam = e.id and d.person = x.person)
      ${part}`
  },
  async lines({ db }, ids) {
    return new Map(
      (await examsByIds(db, ids)).map((one) => [
        one.id,
        {
          title: `${one.occupation.name} ${levelName(one.level)}`,
          detail: `${formatDay(one.heldOn)} 在${one.place}，指派您考评`,
          why: '等您申报要回避的考生，或者承诺没有',
          to: `/exams/${one.id}/declaration` as const,
        },
      ]),
    )
  },
}
