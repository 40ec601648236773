import { sql } from 'kysely'
import { levelName } from '../../../kernel/value/level.ts'
import { addDays, formatDay } from '../../../kernel/value/time/civil-date.ts'
import { may, type VerbContext } from '../../../kernel/verb/index.ts'
import type { TodoKind } from '../../../kernel/work/index.ts'
import { peopleByIds } from '../../people/index.ts'
import { examsByIds } from '../store.ts'
import { assignedRows, DUTY_WORDS, UNDECLARED, undeclaredIn } from './assigned.ts'
import { myCard } from './my-card.ts'
import { recusalOn } from './policy.ts'

/** 待申报回避: whoever was assigned to examine, watch or supervise says whom they are bound to, or that there is nobody. */
export const declarationsDue: TodoKind = {
  name: 'assessment.declarations',
  title: '待申报回避',
  who: may('assessment.declare'),
  place: ({ actor }) =>
    actor.may.has('assessment.mark') || actor.may.has('assessment.plan') ? '/exams' : '/messages',
  async rows(ctx, cut) {
    const me = (await myCard(ctx))?.person ?? null
    const { daysBefore } = recusalOn(await ctx.standards(), ctx.today)
    const { first, part } = cut({
      key: sql`e.id::text`,
      due: sql`coalesce(e.due, e.held_on - ${daysBefore}::integer)`,
    })
    return sql`select ${first} from (select e.id, e.held_on, min(x.due) as due from (
          select exam, person, due, duty from ${assignedRows()} by_card where person = ${me}::uuid
          union select exam, person, due, duty from ${assignedRows()} by_account where account = ${ctx.actor.account}) x
        join exam e on e.id = x.exam
        where (e.state = 'seated' or x.duty = 'supervise' and e.state in ('notice', 'certified')) and ${UNDECLARED}
        group by e.id, e.held_on) e
      where true ${part}`
  },
  async lines(ctx, ids) {
    const me = (await myCard(ctx))?.person ?? null
    const mine = (await undeclaredIn(ctx.db, ids)).filter(
      ({ person, account }) => person === me || account === ctx.actor.account,
    )
    return new Map(
      (await examsByIds(ctx.db, ids)).map((one) => {
        const duties = mine.flatMap(({ exam, duty }) => (exam === one.id ? [DUTY_WORDS[duty]] : []))
        return [
          one.id,
          {
            title: `${one.occupation.name} ${levelName(one.level)}`,
            detail: `${formatDay(one.heldOn)} 在${one.place}，指派您${[...new Set(duties)].join('、')}`,
            why: '等您申报要回避的考生，或者承诺没有',
            to: `/exams/${one.id}/declaration` as const,
          },
        ]
      }),
    )
  },
}

/** 催申报: examinations near at hand in which somebody assigned has declared nothing, for whoever arranges them: call, enter the paper, or replace. */
export const declarationsLacking: TodoKind = {
  name: 'assessment.undeclared',
  title: '还没有申报回避的',
  who: may('assessment.plan'),
  place: () => '/exams',
  async rows(ctx, cut) {
    const { daysBefore, declareFirst } = recusalOn(await ctx.standards(), ctx.today)
    if (!declareFirst) return null
    const { first, part } = cut({ key: sql`e.id::text`, due: sql`e.held_on` })
    return sql`select ${first} from exam e where e.assessor = ${ctx.actor.organisation}::uuid and e.state = 'seated'
      and e.held_on <= ${addDays(ctx.today, daysBefore)}::date
      and exists (select 1 from ${assignedRows()} x where x.exam = e.id and x.duty <> 'supervise' and ${UNDECLARED}) ${part}`
  },
  async lines(ctx: VerbContext, ids) {
    const open = (await undeclaredIn(ctx.db, ids)).filter(({ duty }) => duty !== 'supervise')
    const names = await peopleByIds(
      ctx,
      open.map(({ person }) => person),
    )
    const who = (id: string) =>
      open.flatMap(({ exam, person, duty }) =>
        exam === id ? [`${names.get(person)?.name ?? ''}（${DUTY_WORDS[duty]}）`] : [],
      )
    return new Map(
      (await examsByIds(ctx.db, ids)).map((one) => [
        one.id,
        {
          title: `${one.occupation.name} ${levelName(one.level)}`,
          detail: [...new Set(who(one.id))].join('、').slice(0, 200),
          why: '没有申报不能评分、监考：请催，或录入签名的纸质申报，或换人',
          to: `/exams/${one.id}/declaration` as const,
        },
      ]),
    )
  },
}
