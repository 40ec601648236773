import { z } from 'zod'
import { anybody, may, verb } from '../../../kernel/verb/index.ts'
import { Entries, entriesOf } from '../entries.ts'
import { makeLink, openLink, withdrawLink } from '../link.ts'
import { personOf } from './my-passport.ts'

/** Makes a link that shows the own passport for some days (分享技能护照). */
export const sharePassport = verb({
  name: 'passport.share',
  title: '分享本人技能护照',
  http: 'POST /my/passport/links',
  who: may('passport.share'),
  input: z.strictObject({
    days: z.number().int().min(1, '至少 1 天').max(365, '最多 365 天'),
    /** Whether trainings and distinctions are shown besides the certificates. */
    trainings: z.boolean(),
  }),
  output: z.object({ code: z.string(), endsOn: z.string() }),
  run: (ctx, asked) => makeLink(ctx, personOf(ctx), asked),
})

/** Takes a link to the own passport back (收回分享). */
export const withdrawPassport = verb({
  name: 'passport.withdraw',
  title: '收回技能护照链接',
  http: 'DELETE /my/passport/links/{code}',
  who: may('passport.share'),
  input: z.strictObject({ code: z.string().max(40) }),
  output: z.object({}),
  async run(ctx, { code }) {
    await withdrawLink(ctx, code, personOf(ctx))
    return {}
  },
})

/** What a link shows at this moment, while it lasts; each opening is noted for the person. */
export const openPassport = verb({
  name: 'passport.open',
  title: '打开他人分享的技能护照',
  http: 'GET /passport/{code}',
  who: anybody(),
  recorded: true,
  input: z.strictObject({ code: z.string().max(40) }),
  output: Entries.extend({ endsOn: z.string(), showsTrainings: z.boolean() }),
  async run(ctx, { code }) {
    const link = await openLink(ctx, code)
    return {
      ...(await entriesOf(ctx, link.person, link)),
      endsOn: link.ends_on,
      showsTrainings: link.trainings,
    }
  },
})
