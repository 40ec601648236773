import { z } from 'zod'
import { type CaseFile, handlingTerm, procedure, typedStep } from '../../../kernel/case/index.ts'
import { may, type VerbContext } from '../../../kernel/verb/index.ts'
import { drawMade } from '../events.ts'
import { refusals } from '../refusals.ts'
import { commitmentTo, digestOfList, draw, understaffed } from './draw.ts'
import { commitmentsOf, drawByNumber, insertCommitment, lockDraw, openCommitment, saveDraw } from './store.ts'

const DrawForm = z.strictObject({
  title: z.string(),
  organisations: z.number().int(),
  inspectors: z.number().int(),
})
type DrawForm = z.output<typeof DrawForm>

const Recusal = z.strictObject({
  inspector: z.string().trim().min(1).max(100).meta({ title: '回避的检查员' }),
  organisation: z.string().trim().min(1).max(100).meta({ title: '回避哪家单位（全称）' }),
  why: z.string().trim().min(2, '请写明为什么回避').max(200).meta({ title: '为什么回避' }),
})

const Commit = z.strictObject({
  digest: z
    .string()
    .regex(/^[0-9a-f]{64}$/, '应是64位的摘要')
    .meta({ title: '承诺（摘要）' }),
})
const Opened = z.strictObject({
  secret: z.string().min(16, '秘密至少16个字符').max(200).meta({ title: '当初承诺的秘密' }),
})

const page = ({ number }: CaseFile<DrawForm>) => `/supervision/draws/${number}`

/** 双随机抽查: recusals, list published, two commit, two open; whoever refuses voids the draw, which everybody reads. */
export const drawProcedure = procedure({
  kind: 'SJ',
  title: '双随机抽查',
  starts: 'preparing',
  form: DrawForm,
  states: {
    preparing: {
      title: '准备名单，登记回避',
      holder: '区人社局监督岗',
      progress: 1,
      within: handlingTerm('SJ', 'preparing'),
    },
    published: {
      title: '名单已公布，等两人承诺',
      holder: '两位承诺人',
      progress: 2,
      within: handlingTerm('SJ', 'published'),
      overdue: { step: 'lapse', says: '到期没有两人承诺的，这次抽查作废并公布。' },
    },
    committed: {
      title: '已承诺，等两人开启',
      holder: '两位承诺人',
      progress: 3,
      within: handlingTerm('SJ', 'committed'),
      overdue: { step: 'lapse', says: '到期没有开启的，这次抽查作废并公布。' },
    },
    drawn: { title: '已抽取', holder: '已办结', progress: 4, ends: 'done' },
    void: { title: '已作废', holder: '已办结', progress: 4, ends: 'refused' },
  },
  steps: {
    recuse: typedStep({
      title: '登记回避',
      from: 'preparing',
      to: 'preparing',
      who: may('supervision.check'),
      input: Recusal,
      run: recuse,
    }),
    publish: {
      title: '公布名单和摘要',
      from: 'preparing',
      to: 'published',
      who: may('supervision.check'),
      tone: 'primary',
      run: publish,
    },
    commit: typedStep({
      title: '承诺一个秘密',
      from: 'published',
      to: 'committed',
      who: may('supervision.draw'),
      input: Commit,
      page,
      run: commit,
    }),
    open: typedStep({
      title: '开启秘密',
      from: 'committed',
      to: 'drawn',
      who: may('supervision.draw'),
      input: Opened,
      page,
      run: open,
    }),
    refuse: {
      title: '拒绝承诺或开启，作废',
      from: ['preparing', 'published', 'committed'],
      to: 'void',
      who: may('supervision.draw'),
      asks: 'note',
      tone: 'bad',
      run: (ctx, file, { note }) => voided(ctx, file, `${ctx.actor.label}拒绝：${note ?? ''}`),
    },
    lapse: {
      title: '到期作废',
      from: ['published', 'committed'],
      to: 'void',
      by: 'clock',
      run: (ctx, file) => voided(ctx, file, '到期没有承诺或开启'),
    },
  },
  async evidence(ctx, file) {
    const one = await drawByNumber(ctx.db, file.number)
    if (!one) throw new Error(`${file.number} is no draw`)
    const { list, digest } = one
    const named = new Map([...list.list, ...list.inspectors].map(({ id, name }) => [id, name]))
    return {
      comparisons: [],
      tabs: [
        {
          key: 'list',
          title: `名单 ${list.list.length} 家`,
          kind: 'table',
          columns: ['单位', '签数'],
          rows: list.list.map(({ name, weight }) => [name, String(weight)]),
        },
        {
          key: 'inspectors',
          title: `检查员 ${list.inspectors.length} 人`,
          kind: 'table',
          columns: ['检查员', '回避'],
          rows: list.inspectors.map(({ id, name }) => [
            name,
            list.recusals
              .filter(({ inspector }) => inspector === id)
              .map(({ organisation }) => named.get(organisation) ?? '')
              .join('、'),
          ]),
        },
      ],
      documents: digest ? [{ title: '公示页', href: `/draws/${file.number}` }] : [],
    }
  },
})

async function recuse(
  ctx: VerbContext,
  { number }: CaseFile<DrawForm>,
  { input }: { input: z.output<typeof Recusal> },
) {
  const one = await lockDraw(ctx.db, number)
  const inspector = one.list.inspectors.find(({ name }) => name === input.inspector)
  if (!inspector) throw refusals.noSuchInspector()
  const organisation = one.list.list.find(({ name }) => name === input.organisation)
  if (!organisation) throw refusals.notListed()
  const recusals = [...one.list.recusals, { inspector: inspector.id, organisation: organisation.id }]
  await saveDraw(ctx.db, { ...one, list: { ...one.list, recusals } })
  return { note: `${inspector.name}回避${organisation.name}：${input.why}` }
}

async function publish(ctx: VerbContext, { number }: CaseFile<DrawForm>) {
  const one = await lockDraw(ctx.db, number)
  const short = understaffed(one.list)
  if (short.length > 0)
    throw refusals.tooFewInspectors({ detail: `请增加检查员：${short.slice(0, 3).join('、')}的检查员不够。` })
  const digest = digestOfList(one.list)
  await saveDraw(ctx.db, { ...one, digest, standing: 'published', publishedOn: ctx.today })
  return { note: `名单摘要 ${digest}` }
}

async function commit(
  ctx: VerbContext,
  { number }: CaseFile<DrawForm>,
  { input }: { input: { digest: string } },
) {
  await lockDraw(ctx.db, number)
  const before = await commitmentsOf(ctx.db, number)
  const account = ctx.actor.account ?? ''
  if (before.some((one) => one.account === account)) throw refusals.committedAlready()
  const { label } = ctx.actor
  await insertCommitment(ctx.db, number, { place: before.length + 1, account, label, digest: input.digest })
  return { to: before.length === 1 ? 'committed' : 'published', note: `承诺 ${input.digest}` }
}

async function open(
  ctx: VerbContext,
  { number }: CaseFile<DrawForm>,
  { input }: { input: { secret: string } },
) {
  const one = await lockDraw(ctx.db, number)
  const commitments = await commitmentsOf(ctx.db, number)
  const own = commitments.find(({ account }) => account === ctx.actor.account)
  if (!own || !one.digest) throw refusals.notCommitted()
  if (commitmentTo(one.digest, input.secret) !== own.digest) throw refusals.otherSecret()
  await openCommitment(ctx.db, number, own.place, input.secret)
  const secrets = commitments.map((each) => (each.place === own.place ? input.secret : each.secret))
  const [first, second] = secrets
  if (!first || !second) return { to: 'committed', note: '已开启自己的秘密，等另一位' }
  await saveDraw(ctx.db, { ...one, standing: 'drawn', drawn: draw(one.list, [first, second]) })
  await ctx.emit(drawMade, { draw: number })
  return { note: `两位都已开启，抽取 ${one.list.count} 家` }
}

async function voided(ctx: VerbContext, { number }: CaseFile<DrawForm>, why: string): Promise<undefined> {
  const one = await lockDraw(ctx.db, number)
  await saveDraw(ctx.db, {
    ...one,
    standing: 'void',
    publishedOn: one.publishedOn ?? ctx.today,
    voidWhy: why,
  })
  return undefined
}
