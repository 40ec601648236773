import { z } from 'zod'
import { KeptDay } from '../../value/shapes.ts'
import { anybody, count, leftOf, requireLeft, type VerbContext, verb } from '../../verb/index.ts'

import { countedTotal, pageAsked, pageNeighbours } from '../../verb/paging.ts'
import type { ObjectionForm } from '../objection.ts'

import type { Procedure } from '../procedure.ts'
import { refusals } from '../refusals.ts'
import { listNotices, readNotice } from '../step/notice.ts'
import { readFile } from '../store/case-store.ts'
import { openCase } from '../store/open-case.ts'
import { Notice } from './shapes.ts'
import { noticeView } from './views.ts'

const PAGE = 20

/** 公示公告: what stands in public notice and what has. */
export const listPublicNotices = verb({
  name: 'notices.list',
  title: '查看公示',
  http: 'GET /notices',
  who: anybody(),
  input: z.strictObject(pageAsked),
  output: z.object({ items: z.array(Notice), ...countedTotal, ...pageNeighbours }),
  async run(ctx, asked) {
    const { items, ...found } = await listNotices(ctx.db, asked, PAGE)
    return { ...found, items: items.map(noticeView) }
  },
})

/** One notice with its masked lines. */
export const readPublicNotice = verb({
  name: 'notices.read',
  title: '查看一则公示',
  http: 'GET /notices/{id}',
  who: anybody(),
  input: z.strictObject({ id: z.uuid() }),
  output: Notice,
  async run(ctx, { id }) {
    const notice = await readNotice(ctx.db, id)
    if (!notice) throw refusals.noSuchNotice()
    return noticeView(notice)
  },
})

/** Objects to a notice while it is open; the objector's contact is sealed and only the reviewer's to read. */
export const objectToNotice = (objections: Procedure<ObjectionForm>) =>
  verb({
    name: 'notices.object',
    title: '提出异议',
    http: 'POST /notices/{id}/objections',
    who: anybody(),
    input: z.strictObject({
      id: z.uuid(),
      text: z.string().trim().min(10, '请写明异议的事实和理由，至少 10 个字').max(2000),
      contact: z
        .string()
        .trim()
        .max(100)
        .refine(isReachable, '请留手机、固定电话、电子邮箱或通信地址，以便答复您'),
    }),
    /** `due`: until when it is looked into. */
    output: z.object({ number: z.string(), due: KeptDay.nullable() }),
    async run(ctx, { id, text, contact }) {
      const notice = await readNotice(ctx.db, id)
      if (!notice) throw refusals.noSuchNotice()
      if (notice.closedOn || notice.endsOn < ctx.today) {
        throw refusals.noticeOver({
          detail: `如发现问题，请通过“补贴资金举报”反映，或拨打 ${ctx.city.site.hotline}。`,
        })
      }
      await requireObjector(ctx, id, contact)
      const against = await readFile(ctx.db, notice.number)
      if (!against) throw new Error(`${notice.number}: a notice without its case`)
      const file = await openCase(ctx, objections, {
        district: against.district,
        title: `对 ${notice.number} 的公示异议`,
        form: {
          against: notice.number,
          notice: id,
          text,
          contact: ctx.sealer.seal(contact, `objection.contact:${id}`),
        },
      })
      return { number: file.number, due: file.dueOn }
    },
  })

/** Whether somebody can be answered there: a telephone, an e-mail address, or an address in words. */
function isReachable(contact: string): boolean {
  const digits = contact.replaceAll(/[\s()（）-]/g, '')
  if (/(\d)\1{8}/.test(digits)) return false
  if (/(?<!\d)1[3-9]\d{9}(?!\d)/.test(digits) || /(?<!\d)0\d{9,11}(?!\d)/.test(digits)) return true
  if (/(?<!\d)[2-8]\d{7}(?!\d)/.test(digits)) return true
  if (/^[^\s@]{1,64}@[^\s@]+\.[^\s@]{2,}$/.test(contact)) return true
  const words = contact.match(/\p{Script=Han}/gu) ?? []
  return words.length >= 8 && new Set(words).size >= 6 && PLACE.test(contact)
}

/** An address names a place: 区、路、号 and the like. */
const PLACE = /[省市区县乡镇村路街道巷里号楼栋室院]|信箱|小区/

const DAY = 86_400
/** Longer than any notice is open. */
const NOTICE = 60 * DAY

/**
 * One objector has one objection to one notice, whoever they say they are the second time: an account one, a contact one,
 * an address a few, since an office shares one. Who signs in is not counted by the address.
 */
async function requireObjector(ctx: VerbContext, notice: string, contact: string): Promise<void> {
  const { account } = ctx.actor
  const counted = account
    ? [{ name: ['objection', notice, 'account', account], limit: { times: 1, seconds: NOTICE } }]
    : [
        ...(ctx.address === null
          ? []
          : [
              { name: ['objection', notice, 'address', ctx.address], limit: { times: 2, seconds: NOTICE } },
              { name: ['objection', 'address', ctx.address], limit: { times: 5, seconds: DAY } },
            ]),
        { name: ['objection', notice, 'unnamed'], limit: { times: 20, seconds: NOTICE } },
      ]
  const all = [
    ...counted,
    { name: ['objection', notice, 'contact', contact], limit: { times: 1, seconds: NOTICE } },
  ]
  for (const { name, limit } of all) {
    const left = await count(ctx, name, limit)
    requireLeft(
      ctx,
      { left: left + 1, ends: (await leftOf(ctx, name, limit)).ends },
      '您对这则公示已经提出过异议',
      account
        ? '已提出的异议正在核查，会按您留的联系方式答复。'
        : '已提出的正在核查。确是另一位的，请登录后提出。',
    )
  }
}
