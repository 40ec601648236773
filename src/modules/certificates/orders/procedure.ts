import { z } from 'zod'
import { type CaseFile, handlingTerm, procedure, typedStep } from '../../../kernel/case/index.ts'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import { may, type VerbContext } from '../../../kernel/verb/index.ts'
import { certificateById } from '../certificate.ts'
import { refusals } from '../refusals.ts'
import { AddressShape, DeliveryShape, delivered } from './address.ts'
import { spoilBlank, takeBlank } from './blank/blanks.ts'
import { orderEvidence } from './evidence.ts'
import { CHECKS, COLLECTORS, DELIVERIES, RETURNS } from './in-words.ts'
import { insertPaper, voidPaper } from './papers.ts'
import { batchOf } from './press/print-store.ts'
import { endOrder, type OrderStanding, orderOf, setDelivery, setHanded, setPaper } from './store.ts'

const ISSUER = '发证机构'
const HOLDER = '持证人'
const OPEN = ['asked', 'to-send', 'to-collect', 'sent', 'returned'] as const

const choice = <K extends string>(title: string, choices: Readonly<Record<K, string>>) =>
  z.enum(Object.keys(choices) as [K, ...K[]], `请选择${title}`).meta({ title, choices })

/**
 * 纸质证书 ZZ (R4.8, R4.9): the holder, the counter or the organisation asks; the organisation prints on a numbered blank and sends it or hands it over.
 * What comes back is sent again; what nobody collects is void; a correction or revocation in between stops it.
 */
export const orderProcedure = procedure({
  kind: 'ZZ',
  title: '纸质证书',
  starts: 'asked',
  form: z.strictObject({ certificate: z.uuid(), cause: z.enum(['first', 'lost', 'damaged']) }),
  states: {
    asked: { title: '待制证', holder: ISSUER, progress: 1, within: handlingTerm('ZZ', 'asked') },
    'to-send': {
      title: '已制证，待寄出',
      holder: ISSUER,
      progress: 2,
      tells: { text: '证书已经印好，就要寄出。' },
      within: handlingTerm('ZZ', 'to-send'),
    },
    'to-collect': {
      title: '已制证，待领取',
      holder: HOLDER,
      progress: 2,
      tells: { text: '证书已经印好，请带身份证件到发证机构领取。', asks: true },
      within: handlingTerm('ZZ', 'to-collect'),
      overdue: { step: 'unclaimed', says: '到期没有领取的，这一张作废；以后可以再申请。' },
    },
    sent: {
      title: '已寄出',
      holder: '邮政快递',
      progress: 3,
      tells: { text: '证书已经寄出，单号在办件里。' },
      within: handlingTerm('ZZ', 'sent'),
      overdue: { step: 'presume', says: '到期没有退回的，视为已经送达。', unreminded: true },
    },
    returned: {
      title: '被退回，待改地址',
      holder: HOLDER,
      progress: 2,
      tone: 'warn',
      tells: { text: '证书没有寄到，被退回了。请改地址，或者改为领取。', asks: true },
      within: handlingTerm('ZZ', 'returned'),
      overdue: { step: 'unclaimed', says: '到期没有改地址的，这一张作废；以后可以再申请。' },
    },
    delivered: { title: '已领取或送达', holder: '已办结', progress: 4, ends: 'done' },
    stopped: { title: '已停办', holder: '已办结', progress: 4, ends: 'refused' },
    unclaimed: { title: '无人领取，已作废', holder: '已办结', progress: 4, ends: 'withdrawn' },
    withdrawn: { title: '已撤回', holder: '已办结', progress: 4, ends: 'withdrawn' },
  },
  steps: {
    print: typedStep({
      title: '制证',
      from: 'asked',
      to: 'to-send',
      who: may('certificates.print-paper'),
      party: 'issuer',
      tone: 'primary',
      input: z.strictObject({ batch: z.uuid(), blank: z.string().max(10) }),
      page: () => '/certificates/papers',
      run: print,
    }),
    decline: {
      title: '不能制证',
      from: 'asked',
      to: 'stopped',
      who: may('certificates.propose'),
      party: 'issuer',
      asks: 'reason',
      reasons: [
        { code: 'address', text: '地址写得不全，请重新申请' },
        { code: 'twice', text: '已经当面给过纸质证书' },
        { code: 'wrong', text: '证书内容有误，请先办理更正' },
      ],
      tone: 'bad',
      run: (ctx, file) => ended(ctx, file, 'stopped'),
    },
    misprint: typedStep({
      title: '印坏了，重印',
      from: ['to-send', 'to-collect'],
      to: 'asked',
      who: may('certificates.print-paper'),
      party: 'issuer',
      input: z.strictObject({
        why: z.string().trim().min(2, '请写明哪里印坏了').max(100).meta({ title: '哪里印坏了' }),
      }),
      tells: '证书印坏了一张，正在重印。',
      run: misprint,
    }),
    send: typedStep({
      title: '寄出',
      from: 'to-send',
      to: 'sent',
      who: may('certificates.print-paper'),
      party: 'issuer',
      tone: 'primary',
      input: z.strictObject({
        carrier: z.string().trim().min(2, '请写快递公司').max(30).meta({ title: '快递公司' }),
        tracking: z
          .string()
          .trim()
          .regex(/^[A-Za-z0-9-]{6,40}$/, '快递单号是 6 到 40 位字母和数字')
          .meta({ title: '快递单号' }),
      }),
      run: (ctx, file, { input }) => handOn(ctx, file, `${input.carrier} ${input.tracking}`),
    }),
    'hand-over': typedStep({
      title: '当面发给',
      from: 'to-collect',
      to: 'delivered',
      who: may('certificates.print-paper'),
      party: 'issuer',
      tone: 'primary',
      input: z
        .strictObject({
          collector: choice('谁来领的', COLLECTORS),
          proxy: z
            .string()
            .trim()
            .max(30)
            .optional()
            .meta({ title: '受托人姓名', description: '本人领的不填' }),
          check: choice('怎么核验的', CHECKS),
        })
        .refine((one) => one.collector === 'holder' || (one.proxy?.length ?? 0) >= 2, {
          path: ['proxy'],
          message: '请写受托人姓名',
        })
        .refine((one) => one.collector === 'holder' || one.check === 'letter-and-cards', {
          path: ['check'],
          message: '受托人领取，要看委托书和双方身份证件',
        }),
      async run(ctx, file, { input: { collector, proxy, check } }) {
        const who = collector === 'holder' ? COLLECTORS.holder : `${COLLECTORS.proxy} ${proxy}`
        await endOrder(ctx.db, file.number, 'delivered', ctx.today)
        return handOn(ctx, file, `${who}领取，${CHECKS[check]}`)
      },
    }),
    'came-back': typedStep({
      title: '被退回',
      from: 'sent',
      to: 'returned',
      who: may('certificates.print-paper'),
      party: 'issuer',
      input: z.strictObject({ why: choice('为什么退回', RETURNS) }),
      run: async (_ctx, _file, { input }) => ({ note: RETURNS[input.why] }),
    }),
    redirect: typedStep({
      title: '改地址或领取方式',
      from: ['asked', 'to-send', 'to-collect', 'returned'],
      to: 'to-send',
      who: may('certificates.ask-paper'),
      party: 'holder',
      input: z.strictObject({ delivery: DeliveryShape, address: AddressShape.optional() }),
      page: redirectPage,
      run: redirect,
    }),
    'redirect-for': typedStep({
      title: '按持证人说的改地址或领取方式',
      from: ['asked', 'to-send', 'to-collect', 'returned'],
      to: 'to-send',
      who: may('certificates.print-paper'),
      party: 'issuer',
      input: z.strictObject({ delivery: DeliveryShape, address: AddressShape.optional() }),
      run: redirect,
    }),
    arrived: {
      title: '收到了',
      from: 'sent',
      to: 'delivered',
      who: may('certificates.ask-paper'),
      party: 'holder',
      page: (file) => `/my/certificates/${(file as Order).form.certificate}/paper`,
      run: (ctx, file) => ended(ctx, file, 'delivered'),
    },
    presume: {
      title: '到期没有退回，视为送达',
      from: 'sent',
      to: 'delivered',
      by: 'clock',
      run: (ctx, file) => ended(ctx, file, 'delivered'),
    },
    unclaimed: {
      title: '到期没有领取，作废',
      from: ['to-collect', 'returned'],
      to: 'unclaimed',
      by: 'clock',
      run: async (ctx, file) => {
        await voidPaper(ctx.db, file.form.certificate, 'unclaimed', ctx.today)
        await ended(ctx, file, 'unclaimed')
      },
    },
    withdraw: {
      title: '撤回申请',
      from: 'asked',
      to: 'withdrawn',
      who: may('certificates.ask-paper'),
      party: 'holder',
      asks: 'reason',
      reasons: [
        { code: 'electronic', text: '用电子证书就可以了' },
        { code: 'mistake', text: '点错了' },
      ],
      run: (ctx, file) => ended(ctx, file, 'withdrawn'),
    },
    stop: {
      title: '证书已更正或撤销，停办',
      from: OPEN,
      to: 'stopped',
      by: 'system',
      run: (ctx, file) => ended(ctx, file, 'stopped'),
    },
  },
  parties: {
    issuer: {
      title: ISSUER,
      is: (actor, file) =>
        actor.organisation !== null &&
        actor.organisation === file.organisation &&
        actor.may.has('certificates.print-paper'),
      sees: ['form', 'evidence', 'attention'],
      otherwise: () => '这一步由颁发这张证书的机构办。',
    },
    holder: {
      title: HOLDER,
      is: (actor, file) => actor.person !== null && actor.person === file.person,
      sees: ['form', 'attention'],
      otherwise: () => '这一步由持证人本人办。',
    },
  },
  evidence: orderEvidence,
})

type Order = CaseFile<{ certificate: string; cause: 'first' | 'lost' | 'damaged' }>

function redirectPage({ form }: Order): string {
  return `/my/certificates/${form.certificate}/paper`
}

async function ended(
  ctx: VerbContext,
  { number }: Order,
  standing: Exclude<OrderStanding, 'open'>,
): Promise<undefined> {
  await endOrder(ctx.db, number, standing, ctx.today)
}

/** One blank, one certificate: refused where either no longer stands, so that a revoked certificate is never printed. */
async function print(
  ctx: VerbContext,
  { number, form }: Order,
  { input: { batch, blank } }: { input: { batch: string; blank: string } },
) {
  const { organisation, delivery } = await orderOf(ctx.db, number)
  const certificate = await certificateById(ctx.db, form.certificate)
  if (certificate?.state === 'revoked') throw refusals.certificateRevoked()
  if (certificate?.state !== 'valid') throw refusals.certificateCorrected()
  const made = await batchOf(ctx.db, batch)
  if (made?.organisation !== organisation) throw refusals.noSuchPrint()
  if (!(await takeBlank(ctx.db, organisation, blank))) throw refusals.blankGone(blank)
  const paper = await insertPaper(ctx.db, {
    certificate: form.certificate,
    blank,
    batch,
    order: number,
    on: ctx.today,
  })
  await setPaper(ctx.db, number, paper)
  return {
    to: delivery === 'post' ? 'to-send' : 'to-collect',
    note: `证芯编号 ${blank}，批次 ${made.number}`,
  }
}

async function misprint(
  ctx: VerbContext,
  { number, form }: Order,
  { input: { why } }: { input: { why: string } },
) {
  const { organisation } = await orderOf(ctx.db, number)
  const blank = await voidPaper(ctx.db, form.certificate, 'misprinted', ctx.today)
  if (blank) await spoilBlank(ctx.db, organisation, blank, { was: 'used', on: ctx.today, why })
  await setPaper(ctx.db, number, null)
  return { note: `证芯 ${blank} 印坏：${why}` }
}

async function handOn(ctx: VerbContext, { number }: Pick<Order, 'number'>, how: string) {
  await setHanded(ctx.db, number, how)
  return { note: how }
}

async function redirect(
  ctx: VerbContext,
  { number, form, state }: Order,
  { input }: { input: { delivery: 'collect' | 'post'; address?: string | undefined } },
) {
  const to = delivered(ctx, form.certificate, input)
  await setDelivery(ctx.db, number, to)
  const next = state === 'asked' ? 'asked' : to.delivery === 'post' ? 'to-send' : 'to-collect'
  return { to: next, note: `改为${DELIVERIES[to.delivery]}，${formatDay(ctx.today)}` }
}
