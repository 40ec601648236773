import { type RawBuilder, sql } from 'kysely'
import { formatDay } from '../../kernel/value/time/civil-date.ts'
import { may } from '../../kernel/verb/index.ts'
import { NO_DAY, type TodoKind } from '../../kernel/work/index.ts'
import { toDeclareIn } from './recusal/declare.ts'
import type { Visit } from './store/visits.ts'
import { visitsByNumbers } from './store/visits.ts'

const lines =
  (say: (one: Visit) => { why: string; to: `/${string}` }): TodoKind['lines'] =>
  async ({ db }, numbers) =>
    new Map(
      (await visitsByNumbers(db, numbers)).map((one) => [
        one.number,
        { title: `质量督导：${one.title}`, detail: `${formatDay(one.day)}，${one.place}`, ...say(one) },
      ]),
    )

const onTeam = (account: string | null): RawBuilder<unknown> =>
  sql`exists (select 1 from visit_supervisor s where s.visit = v.number and s.account = ${account} and s.until is null)`

/** 去现场督导: visits of whoever asks, until the lead ends the checklist. */
const toWalk: TodoKind = {
  name: 'visits.to-walk',
  title: '去现场督导',
  who: may('visits.walk'),
  place: () => '/visits',
  rows({ actor }, cut) {
    const { first, part } = cut({ key: sql`v.number`, due: sql`v.day` })
    return sql`select ${first} from visit v where v.standing = 'open' and ${onTeam(actor.account)} ${part}`
  },
  async lines(ctx, numbers) {
    const declares = await toDeclareIn(ctx, numbers)
    return lines(({ number, exam }) =>
      declares.has(number)
        ? { why: '先申报回避，再去现场', to: `/exams/${exam}/declaration` }
        : { why: '到现场填检查表，没有网络也能填', to: `/visits/${number}/walk` },
    )(ctx, numbers)
  },
}

/** 签督导报告: reports that whoever asks has not signed yet. */
const toSign: TodoKind = {
  name: 'visits.to-sign',
  title: '签督导报告',
  who: may('visits.walk'),
  place: () => '/visits',
  rows({ actor }, cut) {
    const { first, part } = cut({ key: sql`v.number`, due: sql`v.day` })
    return sql`select ${first} from visit v where v.standing = 'signing' and ${onTeam(actor.account)}
      and not exists (select 1 from visit_signature g where g.visit = v.number and g.account = ${actor.account}
        and g.digest = v.digest) ${part}`
  },
  lines: lines(({ number }) => ({ why: '检查已经结束，等您看过报告签名', to: `/visits/${number}` })),
}

/** 换督导员: somebody stood back and nobody goes instead yet. */
const toReplace: TodoKind = {
  name: 'visits.to-replace',
  title: '换督导员',
  who: may('visits.plan'),
  place: () => '/visits',
  rows(_ctx, cut) {
    const { first, part } = cut({ key: sql`v.number`, due: sql`v.day` })
    return sql`select ${first} from visit v where v.standing = 'open'
      and exists (select 1 from visit_supervisor s where s.visit = v.number and s.owed) ${part}`
  },
  lines: lines(({ number }) => ({ why: '有督导员回避，等您换人', to: `/visits/${number}` })),
}

/** 红线问题: somebody on the spot says that a red line is crossed, and nothing was stopped yet. */
const redLines: TodoKind = {
  name: 'visits.red-lines',
  title: '督导红线问题',
  who: may('certificates.freeze'),
  place: () => '/visits',
  rows(_ctx, cut) {
    const { first, part } = cut({ key: sql`v.number`, due: sql`${NO_DAY}::date` })
    return sql`select ${first} from visit v where v.red_lines > 0 and v.ended_on is null
      and not exists (select 1 from visit_freeze f where f.visit = v.number) ${part}`
  },
  lines: lines(({ number }) => ({
    why: '现场查出红线问题，请看要不要暂停发证',
    to: `/visits/${number}`,
  })),
}

export const visitsTodo: readonly TodoKind[] = [toWalk, toSign, toReplace, redLines]
