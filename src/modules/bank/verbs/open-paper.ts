import { z } from 'zod'
import { levelName } from '../../../kernel/value/level.ts'
import { formatMoment } from '../../../kernel/value/time/moment.ts'
import { Download, may, type VerbContext, verb } from '../../../kernel/verb/index.ts'
import { bankRulesOn } from '../bank-rules.ts'
import { opensAt, unlocked } from '../paper/open.ts'
import { fetchShare, forgetShares, givenShares, keepGiven, ownShare } from '../paper/share-store.ts'
import { HOLDERS, inGroups, OPENERS, plainShare } from '../paper/shares.ts'
import { type KeptPaper, lockPaper, openPaperRow, voidPaper } from '../paper/store.ts'
import { refusals } from '../refusals.ts'

const Id = z.strictObject({ id: z.uuid() })

/** 领取分片: once, as a file; the server has it no longer. */
export const takeShare = verb({
  name: 'bank.take-share',
  title: '领取试卷分片',
  http: 'POST /bank/papers/{id}/share',
  who: may('bank.hold-share'),
  input: Id,
  output: Download,
  async run(ctx, { id }) {
    const paper = await paperFor(ctx, id)
    if (paper.state !== 'sealed') throw refusals.notSealed()
    const share = await fetchShare(ctx, id, ctx.actor.account ?? '')
    if (share === null) throw refusals.shareTaken()
    const text = [
      `${paper.occupation} ${levelName(paper.level)}理论试卷分片`,
      `考试：${paper.examNumber}，${formatMoment(paper.startsAt)} 开考`,
      `保管人：${ctx.actor.label}`,
      `分片：${inGroups(share)}`,
      `这份分片只发一次，请自己保管，不交给别人。开卷时 ${HOLDERS} 位保管人里有 ${OPENERS} 位各自交出分片即可。`,
      '',
    ].join('\r\n')
    return {
      name: `试卷分片-${paper.examNumber}.txt`,
      type: 'text/plain; charset=utf-8',
      bytes: new TextEncoder().encode(`\ufeff${text}`),
    }
  },
})

/** 交分片开卷: each holder with their own share, from the hour on; the second one opens the papers. */
export const openPaper = verb({
  name: 'bank.open-paper',
  title: '交分片开卷',
  http: 'POST /bank/papers/{id}/open',
  who: may('bank.hold-share'),
  input: Id.extend({ share: z.string().trim().min(1, '请输入分片').max(200) }),
  output: z.object({ opened: z.boolean(), given: z.number().int() }),
  async run(ctx, { id, share: typed }) {
    const paper = await paperFor(ctx, id)
    const holder = ctx.actor.account ?? ''
    const share = plainShare(typed)
    if (paper.state !== 'sealed') throw refusals.notSealed()
    const from = opensAt(paper, bankRulesOn(await ctx.standards(), ctx.today))
    if (ctx.now < from) throw refusals.beforeTheHour(formatMoment(from))
    if (!(await ownShare(ctx, id, holder, share)))
      throw refusals.notYourShare({ fields: [{ path: 'share', message: '与发给您的分片不符' }] })
    if ((await givenShares(ctx, id)).some((one) => one.holder === holder)) throw refusals.shareGiven()
    await keepGiven(ctx, id, holder, share)
    const given = await givenShares(ctx, id)
    if (given.length < OPENERS) return { opened: false, given: given.length }
    await openPaperRow(ctx.db, id, await unlocked(ctx, paper, given), ctx.now)
    await forgetShares(ctx.db, id, ctx.now)
    ctx.act.after({ state: 'opened', by: given.map((one) => one.holder) })
    return { opened: true, given: given.length }
  },
})

/** 作废试卷: before they are opened, when the examination is called off or shares are lost; another set can be planned then. */
export const setPaperAside = verb({
  name: 'bank.set-paper-aside',
  title: '作废试卷',
  http: 'POST /bank/papers/{id}/void',
  who: may('bank.draw-paper'),
  input: Id.extend({ why: z.string().trim().min(2, '请写明原因').max(200) }),
  output: z.object({}),
  async run(ctx, { id, why }) {
    const paper = await paperFor(ctx, id)
    if (paper.state === 'opened') throw refusals.openAlready()
    if (paper.state === 'void') throw refusals.noPaper()
    await forgetShares(ctx.db, id, ctx.now)
    await voidPaper(ctx.db, id, why)
    return {}
  },
})

async function paperFor(ctx: VerbContext, id: string): Promise<KeptPaper> {
  const paper = await lockPaper(ctx.db, id)
  if (!paper) throw refusals.noPaper()
  ctx.act.subject('paper', id)
  ctx.act.district(paper.district)
  ctx.within({ district: paper.district })
  return paper
}
