import { z } from 'zod'
import { CaseNumber, District } from '../../../kernel/value/shapes.ts'
import type { CivilDate } from '../../../kernel/value/time/civil-date.ts'
import { anybody, Download, may, verb } from '../../../kernel/verb/index.ts'
import { pageAsked, pageNeighbours } from '../../../kernel/verb/paging.ts'
import { drawLots } from '../../credit/index.ts'
import { organisationsByIds } from '../../organisations/index.ts'
import { type DrawFile, METHOD, METHOD_DIGEST } from '../draw/draw.ts'
import { openDraw } from '../draw/open.ts'
import { commitmentsOf, DRAW_STANDINGS, type Draw, drawByNumber, publishedDraws } from '../draw/store.ts'
import { refusals } from '../refusals.ts'

/** Begins a draw of whom to inspect (准备双随机抽查): every rated school of the district, with the lots of its grade. */
export const prepareDraw = verb({
  name: 'supervision.prepare-draw',
  title: '准备双随机抽查',
  http: 'POST /supervision/draws',
  who: may('supervision.check'),
  input: z.strictObject({
    title: z.string().trim().min(4, '请写明抽查什么').max(60),
    /** Left out by whoever has one. */
    district: District.optional(),
    count: z.number().int().min(1, '至少抽一家').max(500),
    inspectors: z.string().trim().min(3, '请写检查员的姓名，一行一位，至少两位').max(4000),
  }),
  output: z.object({ number: z.string() }),
  async run(ctx, { title, district: named, count, inspectors }) {
    const { districts } = ctx.actor
    const district = named ?? (districts === 'all' || districts.length > 1 ? null : districts[0])
    if (!district) throw refusals.whichDistrict({ fields: [{ path: 'district', message: '请填区划代码' }] })
    ctx.within({ district })
    const names = [...new Set(inspectors.split(/[\n,，、]/).map((name) => name.trim()))].filter(Boolean)
    const lots = await drawLots(ctx.db, district)
    const found = await organisationsByIds(
      ctx.db,
      lots.map(({ organisation }) => organisation),
    )
    const number = await openDraw(ctx, {
      district,
      title,
      count,
      unit: '家',
      list: lots.map(({ organisation: id, weight }) => ({ id, name: found.get(id)?.name ?? id, weight })),
      inspectors: names.map((name, at) => ({ id: `检查员${String(at + 1).padStart(3, '0')}`, name })),
      recusals: [],
    })
    return { number }
  },
})

const PAGE = 20

/** The draws that were published, those that came to nothing among them (抽查公示). */
export const listDraws = verb({
  name: 'supervision.draws',
  title: '查看抽查公示',
  http: 'GET /supervision/draws',
  who: anybody(),
  input: z.strictObject({ ...pageAsked }),
  output: z.object({
    items: z.array(
      z.object({
        number: z.string(),
        title: z.string(),
        publishedOn: z.string().nullable(),
        standing: z.string(),
        organisations: z.number().int(),
        count: z.number().int(),
      }),
    ),
    ...pageNeighbours,
  }),
  async run(ctx, asked) {
    const page = await publishedDraws(ctx.db, asked, PAGE)
    return {
      ...page,
      items: page.items.map(({ number, list, publishedOn, standing }) => ({
        number,
        title: list.title,
        publishedOn,
        standing: DRAW_STANDINGS[standing],
        organisations: list.list.length,
        count: list.count,
      })),
    }
  },
})

/** One draw as everybody sees it: what was published before, who committed and opened, and what came of it. */
export const readDraw = verb({
  name: 'supervision.draw',
  title: '查看一次抽查',
  http: 'GET /supervision/draws/{number}',
  who: anybody(),
  input: z.strictObject({ number: CaseNumber }),
  output: z.object({
    number: z.string(),
    title: z.string(),
    standing: z.enum(['preparing', 'published', 'drawn', 'void']),
    standingTitle: z.string(),
    publishedOn: z.string().nullable(),
    digest: z.string().nullable(),
    count: z.number().int(),
    method: z.string(),
    voidWhy: z.string().nullable(),
    /** From when on the outcome is shown, where that is not at once. */
    shownFrom: z.string().nullable(),
    list: z.array(z.object({ name: z.string(), weight: z.number().int() })),
    commitments: z.array(z.object({ by: z.string(), digest: z.string(), opened: z.boolean() })),
    drawn: z.array(z.object({ organisation: z.string(), inspectors: z.array(z.string()) })),
  }),
  async run(ctx, { number }) {
    const one = shown(await drawByNumber(ctx.db, number))
    const named = new Map([...one.list.list, ...one.list.inspectors].map(({ id, name }) => [id, name]))
    const name = (id: string) => named.get(id) ?? id
    const commitments = await commitmentsOf(ctx.db, number)
    return {
      number,
      title: one.list.title,
      standing: one.standing,
      standingTitle: DRAW_STANDINGS[one.standing],
      publishedOn: one.publishedOn,
      digest: one.digest,
      count: one.list.count,
      method: METHOD,
      voidWhy: one.voidWhy,
      shownFrom: one.shownFrom,
      list: one.list.list.map(({ name: own, weight }) => ({ name: own, weight })),
      commitments: commitments.map(({ label: by, digest, secret }) => ({
        by,
        digest,
        opened: secret !== null,
      })),
      drawn: (isShown(one, ctx.today) ? (one.drawn ?? []) : []).map(({ organisation, inspectors }) => ({
        organisation: name(organisation),
        inspectors: inspectors.map(name),
      })),
    }
  },
})

/** The file with which anybody computes a draw again, offline (抽查公示文件). */
export const drawFile = verb({
  name: 'supervision.draw-file',
  title: '下载抽查公示文件',
  http: 'GET /supervision/draws/{number}/file',
  who: anybody(),
  input: z.strictObject({ number: CaseNumber }),
  output: Download,
  async run(ctx, { number }) {
    const one = shown(await drawByNumber(ctx.db, number))
    if (!one.drawn || !one.digest) throw refusals.notDrawn()
    if (!isShown(one, ctx.today)) throw refusals.notShown()
    const commitments = await commitmentsOf(ctx.db, number)
    const file: DrawFile = {
      version: 1,
      ...one.list,
      method: METHOD_DIGEST,
      digest: one.digest,
      commitments: commitments.map(({ label: by, digest, secret }) => ({ by, digest, secret: secret ?? '' })),
      drawn: one.drawn,
    }
    return {
      name: `${number}.json`,
      type: 'application/json',
      bytes: new TextEncoder().encode(`${JSON.stringify(file, null, 2)}\n`),
    }
  },
})

/** Whether the outcome may be known: of what is visited unannounced only from its day on. */
const isShown = ({ shownFrom }: Draw, today: CivilDate): boolean => shownFrom === null || shownFrom <= today

/** What nobody may see before it is published is not there. */
function shown(one: Draw | null): Draw {
  if (!one || one.publishedOn === null) throw refusals.noSuchDraw()
  return one
}
