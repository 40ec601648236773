import { budget } from '../../../kernel/ledger/index.ts'
import { fen } from '../../../kernel/value/money.ts'
import { checkCreditCode } from '../../../kernel/value/number/credit-code.ts'
import { addDays, type CivilDate, yearOf } from '../../../kernel/value/time/civil-date.ts'
import type { VerbContext } from '../../../kernel/verb/index.ts'
import {
  giveAgreement,
  giveScope,
  registerOrganisation,
  setPayAccount,
} from '../../../modules/organisations/index.ts'
import { fundOf } from '../../../modules/payments/index.ts'

/** A district with the organisations that its demo life needs, by their ids. */
export interface Place {
  district: string
  provider: string
  assessor: string
  employer: string
  employerCode: string
}

export const TRADES = ['焊工', '装配钳工', '数控车工', '铆工'] as const

/** Registers four organisations in each district, with scopes, agreements, accounts and the district's budget. */
export async function organisations(
  ctx: VerbContext,
  districts: readonly string[],
  today: CivilDate,
): Promise<Map<string, Place>> {
  const places = new Map<string, Place>()
  for (const [index, district] of districts.entries()) {
    const short = ctx.city.districts.find((one) => one.code === district)?.short ?? ''
    const made: string[] = []
    const codes: string[] = []
    for (const [kind, at] of [
      ['民办职业培训机构', 0],
      ['社会评价', 1],
      ['企业', 2],
      ['企业培训中心', 3],
    ] as const) {
      const creditCode = inventCreditCode(district, index * 4 + at)
      codes.push(creditCode)
      const { id } = await registerOrganisation(ctx, {
        name: `${short}${NAMES[kind]}（演示）`,
        creditCode,
        kinds: [KIND_OF[kind]],
        district,
        address: `${short}海河工匠路 ${index + 1} 号（演示）`,
        phone: '022-00000000',
        ...(kind === '社会评价' ? { siteCode: String(index + 1).padStart(6, '0'), bodyCode: '0000' } : {}),
      })
      made.push(id)
      if (kind !== '社会评价')
        await setPayAccount(ctx, id, {
          account: `1200${district}${String(at)}0000${String(index).padStart(2, '0')}`,
          bank: '演示银行',
        })
      for (const occupation of TRADES) {
        if (kind === '企业') continue
        await giveScope(ctx, id, {
          purpose: kind === '社会评价' ? 'assessment' : 'training',
          occupation,
          levels: kind === '社会评价' ? [5, 4, 3, 2, 1] : [5, 4, 3],
          from: addDays(today, -1000),
          source: '演示数据',
        })
      }
      if (kind === '民办职业培训机构')
        for (const occupation of Object.values(COURSES))
          await giveScope(ctx, id, {
            purpose: 'training',
            occupation,
            levels: ['special'],
            from: addDays(today, -1000),
            source: '演示数据',
          })
      if (kind === '民办职业培训机构' || kind === '企业培训中心') {
        await giveAgreement(ctx, id, {
          number: `演示协议-${district}-${at}`,
          from: addDays(today, -500),
          to: addDays(today, 900),
          source: '演示数据',
        })
      }
    }
    // The year before, too: early in a year the demo's past, and a tour's, lie in it.
    for (const year of [yearOf(ctx.today) - 1, yearOf(ctx.today), yearOf(ctx.today) + 1]) {
      await budget(ctx.db, {
        fund: await fundOf(ctx, district, year),
        amount: fen(300_000_000),
        key: `demo budget ${district} ${year}`,
        actor: 'system',
        at: ctx.now,
      })
    }
    places.set(district, {
      district,
      provider: made[0] as string,
      assessor: made[1] as string,
      employer: made[2] as string,
      employerCode: codes[2] as string,
    })
  }
  return places
}

/** The courses beside the catalogue that the schools of the demo teach. */
export const COURSES = { safety: '焊接与热切割作业安全', startup: '创办你的企业（SYB）' } as const

const NAMES = {
  民办职业培训机构: '津沽职业培训学校',
  社会评价: '渤海技能评价中心',
  企业: '海河重工制造有限公司',
  企业培训中心: '新港机电企业培训中心',
}
const KIND_OF = {
  民办职业培训机构: 'private-school',
  社会评价: 'assessor',
  企业: 'employer',
  企业培训中心: 'enterprise-centre',
} as const

/** A credit code whose check character fits and whose body is an invented one. */
export function inventCreditCode(district: string, serial: number): string {
  const body = `91${district}MA9${String(serial).padStart(6, '0')}`
  for (const last of '0123456789ABCDEFGHJKLMNPQRTUWXY') {
    if (checkCreditCode(body + last).valid) return body + last
  }
  throw new Error('no check character fits')
}
