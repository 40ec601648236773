import { createHash } from 'node:crypto'
import { z } from 'zod'
import { lotsFrom } from '../../../kernel/sealing/lots.ts'

/** How a draw is made, in words that suffice to make it again; its digest is published with the list, before anybody commits. */
export const METHOD = `haihe-draw-1
1. 名单按编号的字节序排列；规范文本是 JSON：{"number","title","count","each","list":[{"id","name","weight"}],"inspectors":[{"id","name"}],"recusals":[{"inspector","organisation"}],"method"}，键按此顺序，无空白；inspectors 按编号、recusals 按检查员再按单位的字节序排列；method 是本说明的 SHA-256（十六进制小写）。
2. 名单摘要 D 是规范文本（UTF-8）的 SHA-256（十六进制小写）。
3. 两位承诺人各提交 SHA-256(D + ":" + 秘密)；开启时公布秘密。
4. 种子 S 是 SHA-256(D + ":" + 秘密1 + ":" + 秘密2)，次序按承诺的先后。
5. 第 n 个数（n 从 0 起）是 SHA-256(S + ":" + n)，读作大端整数。
6. 依次抽 count 家：把未抽中的按名单次序排开，各占 weight 签，取下一个数除以总签数的余数所落的一家。
7. 每抽中一家，从不回避它的检查员里依次抽 each 人，各占一签，取下一个数除以人数的余数；已抽给这一家的不再抽。
`

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex')

/** The digest of the method. */
export const METHOD_DIGEST = sha256(METHOD)

const name = z.string().min(1).max(100)
export const DrawList = z.strictObject({
  number: z.string(),
  title: z.string(),
  count: z.number().int().min(1).max(500),
  /** Inspectors for each organisation: never fewer than two. */
  each: z.number().int().min(2).max(5),
  list: z
    .array(z.strictObject({ id: z.string(), name, weight: z.number().int().min(1).max(100) }))
    .min(1)
    .max(5000),
  inspectors: z
    .array(z.strictObject({ id: z.string(), name }))
    .min(2)
    .max(200),
  recusals: z.array(z.strictObject({ inspector: z.string(), organisation: z.string() })).max(2000),
})
export type DrawList = z.output<typeof DrawList>

export const DrawFile = z.strictObject({
  version: z.literal(1),
  ...DrawList.shape,
  method: z.string(),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  commitments: z.array(z.strictObject({ by: name, digest: z.string(), secret: z.string() })).length(2),
  drawn: z.array(z.strictObject({ organisation: z.string(), inspectors: z.array(z.string()) })),
})
export type DrawFile = z.output<typeof DrawFile>

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

/** What is published before the draw, always as the same bytes. */
export function canonical({ number, title, count, each, list, inspectors, recusals }: DrawList): string {
  const pairs = recusals.map(({ inspector, organisation }) => ({ inspector, organisation }))
  pairs.sort((a, b) => (`${a.inspector} ${a.organisation}` < `${b.inspector} ${b.organisation}` ? -1 : 1))
  return JSON.stringify({
    number,
    title,
    count,
    each,
    list: [...list].sort(byId).map(({ id, name, weight }) => ({ id, name, weight })),
    inspectors: [...inspectors].sort(byId).map(({ id, name }) => ({ id, name })),
    recusals: pairs,
    method: METHOD_DIGEST,
  })
}

export const digestOfList = (list: DrawList): string => sha256(canonical(list))

/** What somebody commits to: nobody can change the secret afterwards, nobody can guess it before. */
export const commitmentTo = (digest: string, secret: string): string => sha256(`${digest}:${secret}`)

/** Who is inspected and by whom, from the list and the two secrets: the same for everybody who computes it. */
export function draw(list: DrawList, secrets: readonly [string, string]): DrawFile['drawn'] {
  const seed = sha256(`${digestOfList(list)}:${secrets[0]}:${secrets[1]}`)
  const next = lotsFrom(seed)
  const left = [...list.list].sort(byId)
  const drawn: DrawFile['drawn'] = []
  while (drawn.length < list.count && left.length > 0) {
    const organisation = take(
      left,
      next(left.reduce((sum, { weight }) => sum + weight, 0)),
      ({ weight }) => weight,
    )
    const may = [...list.inspectors]
      .sort(byId)
      .filter(
        ({ id }) =>
          !list.recusals.some((one) => one.inspector === id && one.organisation === organisation.id),
      )
    const inspectors: string[] = []
    while (inspectors.length < list.each && may.length > 0)
      inspectors.push(take(may, next(may.length), () => 1).id)
    drawn.push({ organisation: organisation.id, inspectors })
  }
  return drawn
}

/** Takes out of the rows the one in whose lots the number falls. */
function take<T>(rows: T[], number: number, lots: (row: T) => number): T {
  let at = 0
  for (let rest = number; rest >= lots(rows[at] as T); at += 1) rest -= lots(rows[at] as T)
  return rows.splice(at, 1)[0] as T
}

/** What is wrong with a published draw; empty where everything can be computed again. */
export function wrongWith(file: DrawFile): string[] {
  const { commitments, drawn, digest, method } = file
  const wrong: string[] = []
  if (method !== METHOD_DIGEST) wrong.push('抽取方法与 haihe-draw-1 的说明不一致')
  if (digestOfList(file) !== digest) wrong.push('名单、签数、回避与公布的摘要不一致')
  for (const one of commitments)
    if (commitmentTo(digest, one.secret) !== one.digest) wrong.push(`${one.by} 公布的秘密与承诺不一致`)
  const again = draw(file, [commitments[0]?.secret ?? '', commitments[1]?.secret ?? ''])
  if (JSON.stringify(again) !== JSON.stringify(drawn)) wrong.push('重算的结果与公布的结果不一致')
  if (drawn.some(({ inspectors }) => inspectors.length < 2)) wrong.push('有一家的检查员少于两人')
  return wrong
}

/** Organisations for which fewer than enough inspectors are left by their recusals. */
export const understaffed = ({ list, inspectors, recusals, each }: DrawList): string[] =>
  list
    .filter(
      ({ id }) =>
        inspectors.filter(
          (one) =>
            !recusals.some(({ inspector, organisation }) => inspector === one.id && organisation === id),
        ).length < each,
    )
    .map(({ name }) => name)
