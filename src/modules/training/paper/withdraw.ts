import { sql } from 'kysely'
import { z } from 'zod'
import { readRows } from '../../../kernel/database/index.ts'
import { tellOf } from '../../../kernel/message/index.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import { violationsOf } from '../oversight/store.ts'
import { readTrainees } from '../roster/store.ts'
import type { TrainingClass } from '../store.ts'

const Row = z.object({ id: z.string(), person: z.string(), serial: z.string(), holds: z.boolean() })

/**
 * Brings the certificates of a class to what stands now (撤回、恢复): one holds while its trainee completed and no finding stands
 * against the class or the trainee. Each change is kept, and its holder told.
 */
export async function settleCertificates(
  ctx: VerbContext,
  one: Pick<TrainingClass, 'id' | 'district'>,
  why: string,
): Promise<void> {
  const issued = await readRows(
    Row,
    sql`select id, person, serial, withdrawn_on is null as holds from training_certificate
      where class = ${one.id}::uuid order by serial for update`,
    ctx.db,
  )
  if (issued.length === 0) return
  const found = (await violationsOf(ctx.db, one.id)).filter(({ liftedOn }) => liftedOn === null)
  const completed = new Set(
    (await readTrainees(ctx.db, one.id)).filter((each) => each.completed).map(({ person }) => person),
  )
  for (const certificate of issued) {
    const struck = found.some(({ person }) => person === null || person === certificate.person)
    const holds = completed.has(certificate.person) && !struck
    if (holds !== certificate.holds) await change(ctx, one, certificate, { holds, why })
  }
}

async function change(
  ctx: VerbContext,
  one: Pick<TrainingClass, 'district'>,
  { id, person, serial }: z.output<typeof Row>,
  { holds, why }: { holds: boolean; why: string },
): Promise<void> {
  await sql`update training_certificate set withdrawn_on = ${holds ? null : ctx.today}::date,
      withdrawn_why = ${holds ? null : why} where id = ${id}::uuid`.execute(ctx.db)
  await sql`insert into training_certificate_change (certificate, holds, why, by, at)
    values (${id}::uuid, ${holds}, ${why}, ${ctx.actor.label}, ${ctx.now})`.execute(ctx.db)
  const [kept] = await readRows(
    z.object({ times: z.number() }),
    sql`select count(*)::int as times from training_certificate_change where certificate = ${id}::uuid`,
    ctx.db,
  )
  await tellOf(
    ctx,
    { number: serial, seq: kept?.times ?? 1, district: one.district, href: '/my/training' },
    { kind: 'person', id: person },
    holds
      ? `您的培训合格证书（${serial}）重新有效：${why}。`
      : `您的培训合格证书（${serial}）已撤回：${why}。有不同意见的，请联系班次所在区人社局。`,
  )
}
