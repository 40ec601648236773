import { z } from 'zod'
import { type CaseFile, handlingTerm, procedure } from '../../../kernel/case/index.ts'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import { may, type VerbContext } from '../../../kernel/verb/index.ts'
import { personById } from '../../people/index.ts'
import { DISTINCTIONS, SCHEMES, type Scheme } from './names.ts'
import { rankOf } from './rank.ts'
import { decideEarlier, earlierOfCase } from './store.ts'

/** 以前的证书登记: entered by the body or the counter that saw the paper, checked by a second person. */
export const earlierProcedure = procedure({
  kind: 'JZ',
  title: '以前的证书登记',
  starts: 'entered',
  form: z.strictObject({ scheme: z.string(), number: z.string() }),
  states: {
    entered: {
      title: '待核验',
      holder: '区人社局复核岗',
      progress: 2,
      within: handlingTerm('JZ', 'entered'),
    },
    accepted: { title: '已登记', holder: '已办结', progress: 4, ends: 'done' },
    refused: { title: '不予登记', holder: '已办结', progress: 4, ends: 'refused' },
    withdrawn: { title: '已撤回', holder: '已办结', progress: 4, ends: 'withdrawn' },
  },
  steps: {
    accept: {
      title: '核验无误，登记',
      from: 'entered',
      to: 'accepted',
      who: may('certificates.check-earlier'),
      decides: true,
      tone: 'primary',
      run: (ctx, file) => decided(ctx, file, 'accepted'),
    },
    refuse: {
      title: '不予登记',
      from: 'entered',
      to: 'refused',
      who: may('certificates.check-earlier'),
      decides: true,
      asks: 'reason',
      reasons: [
        { code: 'not-found', text: '发证机构或联网查询查不到这张证书' },
        { code: 'differs', text: '证书内容与填写的不一致' },
        { code: 'not-own', text: '证书不是本人的' },
        { code: 'unreadable', text: '材料看不清或不齐，请补齐后重新登记' },
      ],
      tone: 'bad',
      run: (ctx, file) => decided(ctx, file, 'refused'),
    },
    withdraw: {
      title: '撤回，重新填写',
      from: 'entered',
      to: 'withdrawn',
      who: may('certificates.enter-earlier'),
      // Giving up is no work that waits: without a tone it stands in nobody's 待办.
      run: (ctx, file) => decided(ctx, file, 'withdrawn'),
    },
  },
  async evidence(ctx, file) {
    const one = await earlierOfCase(ctx.db, file.number)
    const person = await personById(ctx, one.person)
    return {
      comparisons: [],
      tabs: [
        {
          key: 'certificate',
          title: '要登记的证书',
          kind: 'facts',
          facts: [
            { label: '持证人', text: `${person?.name ?? ''} ${person?.maskedIdNumber ?? ''}` },
            { label: '类别', text: SCHEMES[one.scheme] },
            { label: '编号', text: one.certificateNumber },
            { label: '职业（工种）', text: one.occupation.name },
            { label: rankLabel(one.scheme), text: rankOf(one) },
            { label: '发证机构', text: one.issuer },
            { label: '发证日期', text: formatDay(one.issuedOn) },
            { label: '查看过的材料', text: one.evidence },
          ],
        },
      ],
      documents: [],
    }
  },
})

const rankLabel = (scheme: Scheme): string =>
  DISTINCTIONS.includes(scheme) ? '名次或荣誉称号' : scheme === 'title' ? '职称级别' : '等级'

async function decided(
  ctx: VerbContext,
  file: CaseFile,
  state: 'accepted' | 'refused' | 'withdrawn',
): Promise<undefined> {
  await decideEarlier(ctx.db, file.number, state, ctx.today)
}
