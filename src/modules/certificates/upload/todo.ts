import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { readRows } from '../../../kernel/database/index.ts'
import { may } from '../../../kernel/verb/index.ts'
import type { TodoKind } from '../../../kernel/work/index.ts'
import { uploadRules } from './policy.ts'

const dueDay = (since: RawBuilder<unknown>, hours: number) =>
  sql`((${since} + make_interval(hours => ${hours}::int)) at time zone 'Asia/Shanghai')::date`

/** 待核对: certificates that came back, for whoever issued them. */
const returnedDue: TodoKind = {
  name: 'certificates.returned',
  title: '退回的证书',
  who: may('certificates.propose'),
  place: () => '/certificates/returned',
  async rows(ctx, cut) {
    const { organisation } = ctx.actor
    if (ctx.actor.kind !== 'organisation' || !organisation) return null
    const { chaseHours } = await uploadRules(ctx)
    const { first, part } = cut({ key: sql`u.certificate::text`, due: dueDay(sql`u.since`, chaseHours) })
    return sql`select ${first} from certificate_upload u
      where u.organisation = ${organisation}::uuid and u.state in ('faulty', 'rejected') ${part}`
  },
  async lines({ db }, ids) {
    const rows = await readRows(
      z.object({ id: z.string(), number: z.string(), name: z.string(), reason: z.string() }),
      sql`select c.id, c.number, c.name, u.reason from certificate_upload u join certificate c on c.id = u.certificate
        where u.certificate = any(${[...ids]}::uuid[]) and u.reason is not null`,
      db,
    )
    return new Map(
      rows.map((one) => [
        one.id,
        {
          title: `${one.name} ${one.number}`,
          detail: one.reason,
          why: '没有传上全国联网查询，请更正，或者核对无误后重新上送',
          to: '/certificates/returned' as const,
        },
      ]),
    )
  },
}

/** 待回执: batches that the national query has not answered whole; after the hours that the city gives they are overdue. */
const receiptsDue: TodoKind = {
  name: 'certificates.receipts',
  title: '等回执的上传批次',
  who: may('certificates.upload'),
  place: () => '/certificates/uploads',
  async rows(ctx, cut) {
    const { chaseHours } = await uploadRules(ctx)
    const { first, part } = cut({ key: sql`b.id::text`, due: dueDay(sql`b.made_at`, chaseHours) })
    return sql`select ${first} from certificate_batch b where b.answered_at is null ${part}`
  },
  async lines({ db }, ids) {
    const rows = await readRows(
      z.object({ id: z.string(), number: z.string(), waiting: z.number() }),
      sql`select b.id, b.number, b.pieces - b.accepted - b.rejected as waiting
        from certificate_batch b where b.id = any(${[...ids]}::uuid[])`,
      db,
    )
    return new Map(
      rows.map((one) => [
        one.id,
        {
          title: one.number,
          detail: `还有 ${one.waiting} 张没有回执`,
          why: '等您催全国平台，收到回执后登记',
          to: '/certificates/uploads' as const,
        },
      ]),
    )
  },
}

/** 待上传: certificates that wait to be told, in one line a certificate's day; the oldest is the first to be overdue. */
const uploadsDue: TodoKind = {
  name: 'certificates.to-upload',
  title: '待上传的证书',
  who: may('certificates.upload'),
  place: () => '/certificates/uploads',
  async rows(ctx, cut) {
    const { chaseHours } = await uploadRules(ctx)
    const { first, part } = cut({ key: sql`w.certificate::text`, due: dueDay(sql`w.since`, chaseHours) })
    // The oldest stands for all of them: one act uploads as many as a batch holds.
    return sql`select ${first} from (select certificate, since from certificate_upload where state = 'assigned'
      order by since, certificate limit 1) w where true ${part}`
  },
  async lines({ db }, ids) {
    const rows = await readRows(
      z.object({ id: z.string(), number: z.string() }),
      sql`select id, number from certificate where id = any(${[...ids]}::uuid[])`,
      db,
    )
    return new Map(
      rows.map((one) => [
        one.id,
        {
          title: '有证书要上传全国联网查询',
          detail: `等得最久的是 ${one.number}`,
          why: '等您生成一批，送全国平台',
          to: '/certificates/uploads' as const,
        },
      ]),
    )
  },
}

export const uploadTodo: readonly TodoKind[] = [returnedDue, receiptsDue, uploadsDue]
