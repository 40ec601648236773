import { sql } from 'kysely'
import { levelName } from '../../../kernel/value/level.ts'
import { civilDateOf } from '../../../kernel/value/time/civil-date.ts'
import { formatMoment } from '../../../kernel/value/time/moment.ts'
import { may } from '../../../kernel/verb/index.ts'
import type { TodoKind, TodoLine } from '../../../kernel/work/index.ts'
import { type KeptPaper, papersByIds } from './store.ts'

const dayOf = sql`(p.starts_at at time zone 'Asia/Shanghai')::date`

/** What an examination whose day has passed needs of its papers, nobody has to do any more. */
const comes = (now: Date) => sql`p.starts_at > ${now}::timestamptz - interval '1 day'`

const line = (why: string, of: KeptPaper): [string, TodoLine] => [
  of.id,
  {
    title: `${of.occupation} ${levelName(of.level)}理论试卷`,
    detail: `${formatMoment(of.startsAt)} 开考，${of.forms} 份平行卷`,
    why,
    to: `/bank/papers/${of.id}`,
  },
]

/** 待组卷: papers that an assessor has planned and nobody has drawn. */
const toDraw: TodoKind = {
  name: 'bank.to-draw',
  title: '待组卷',
  who: may('bank.draw-paper'),
  place: () => '/bank/papers',
  rows({ now }, cut) {
    const { first, part } = cut({ key: sql`p.id::text`, due: dayOf })
    return sql`select ${first} from bank_paper p where p.state = 'planned' and ${comes(now)} ${part}`
  },
  lines: async ({ db }, ids) =>
    new Map((await papersByIds(db, ids)).map((one) => line('评价机构已经安排，等您组卷、封卷', one))),
}

/** 待领分片、待开卷: a holder fetches the share before the day, and gives it on the day. */
const toHold: TodoKind = {
  name: 'bank.to-hold',
  title: '分片保管、开卷',
  who: may('bank.hold-share'),
  place: () => '/bank/papers',
  rows({ now, actor }, cut) {
    const { first, part } = cut({ key: sql`p.id::text`, due: dayOf })
    return sql`select ${first} from bank_paper p join bank_share s on s.paper = p.id and s.holder = ${actor.account}
      where p.state = 'sealed' and s.given_at is null and ${comes(now)} ${part}`
  },
  async lines({ db, today }, ids) {
    const papers = await papersByIds(db, ids)
    return new Map(
      papers.map((one) =>
        line(
          civilDateOf(one.startsAt) <= today
            ? '今天开考，请交分片开卷'
            : '请先领取您的分片，开考那天凭它开卷',
          one,
        ),
      ),
    )
  },
}

export const paperTodo: readonly TodoKind[] = [toDraw, toHold]
