import { z } from 'zod'
import { may, type VerbContext, verb } from '../../../../kernel/verb/index.ts'
import { countedByPlatform } from '../../platform/credit.ts'
import { joinPlatform, learningOf, leavePlatform } from '../../platform/learners.ts'
import { platformById } from '../../platform/store.ts'
import { refusals } from '../../refusals.ts'

const One = z.strictObject({ id: z.uuid() })

function personOf(ctx: VerbContext): string {
  const { person } = ctx.actor
  if (!person) throw refusals.verifyIdentityFirst()
  return person
}

/** A citizen learns on a platform: the code that the platform needs, and nothing else of the person (登记为平台学员). */
export const joinAsTrainee = verb({
  name: 'online.join-platform',
  title: '登记为平台学员',
  http: 'POST /online/platforms/{id}/learners',
  who: may('online.learn'),
  input: One,
  output: z.object({ code: z.string() }),
  async run(ctx, { id }) {
    const person = personOf(ctx)
    const platform = await platformById(ctx.db, id)
    if (!platform) throw refusals.noSuchPlatform()
    if (platform.standing !== 'selected') throw refusals.notSelected()
    ctx.act.subject('platform', id)
    return { code: await joinPlatform(ctx.db, id, person, ctx.now) }
  },
})

/** A citizen learns there no more; what was counted stays (退出平台). */
export const leaveAsTrainee = verb({
  name: 'online.leave-platform',
  title: '不再在平台学习',
  http: 'POST /online/platforms/{id}/learners/leave',
  who: may('online.learn'),
  input: One,
  output: z.object({ left: z.literal(true) }),
  async run(ctx, { id }) {
    ctx.act.subject('platform', id)
    if (!(await leavePlatform(ctx.db, id, personOf(ctx), ctx.now))) throw refusals.notJoined()
    return { left: true as const }
  },
})

/** Where one learns, under which code, and what was counted (我的平台学习). */
export const myPlatforms = verb({
  name: 'online.my-platforms',
  title: '查看我的平台学习',
  http: 'GET /online/platforms/learning',
  who: may('online.learn'),
  input: z.strictObject({}),
  output: z.object({
    items: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        site: z.string(),
        code: z.string(),
        left: z.boolean(),
        ended: z.boolean(),
        seconds: z.number().int(),
      }),
    ),
  }),
  async run(ctx) {
    const { person } = ctx.actor
    if (!person) return { items: [] }
    const counted = new Map((await countedByPlatform(ctx.db, person)).map((one) => [one.platform, one.ms]))
    const items = []
    for (const { platform: id, code, left_at } of await learningOf(ctx.db, person)) {
      const platform = await platformById(ctx.db, id)
      if (!platform) continue
      const { name, site, standing } = platform
      const seconds = Math.floor((counted.get(id) ?? 0) / 1000)
      items.push({ id, name, site, code, left: left_at !== null, ended: standing === 'ended', seconds })
    }
    return { items }
  },
})
