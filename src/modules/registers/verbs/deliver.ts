import { z } from 'zod'
import { Day } from '../../../kernel/value/shapes.ts'
import { csvFile } from '../../../kernel/value/text/csv.ts'
import { anybody, Download, may, upload, verb } from '../../../kernel/verb/index.ts'
import { requireSigned, takeDelivery } from '../delivery/deliver.ts'
import { readDelivery } from '../delivery/delivery-sheet.ts'
import { linesOfPush, PushPayload } from '../delivery/push.ts'
import { digestOf } from '../delivery/signing.ts'
import { deliveryById, mistakesOf } from '../delivery/store.ts'
import { refusals } from '../refusals.ts'
import { Register } from './connect.ts'

const Signature = z.string().regex(/^[0-9a-f]{64}$/, '签名应为 64 位十六进制')
const serial = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)

const Result = z.object({
  id: z.uuid(),
  lines: z.number().int(),
  wrong: z.number().int(),
  added: z.number().int(),
  unchanged: z.number().int(),
  corrected: z.number().int(),
  withdrawn: z.number().int(),
  putBy: z.number().int(),
  mistakes: z.array(
    z.object({ line: z.number().int(), field: z.string(), code: z.string(), message: z.string() }),
  ),
})

/** So many mistakes are answered at once; the rest stands in the list of the delivery. */
const SHOWN = 1000

/**
 * A register sends a file (签名文件). Whoever knows the connection's secret is the register: nobody signs in here, and
 * without a right signature nothing is told, not even whether the register is connected.
 */
export const deliverFile = verb({
  name: 'registers.deliver',
  title: '送登记数据文件',
  http: 'POST /registers/{register}/deliveries',
  who: anybody(),
  withoutKey: true,
  input: z.strictObject({
    register: Register,
    serial,
    asOf: Day,
    whole: z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')]),
    file: upload(),
    signature: Signature,
  }),
  output: Result,
  async ahead(ctx, { file, ...sent }) {
    const digest = digestOf(file.bytes)
    const delivery = { ...sent, way: 'drop' as const, name: file.name, digest }
    // A file of which nobody knows who sent it is not even opened.
    await requireSigned(ctx, delivery)
    return { delivery, sheet: await readDelivery(file.bytes) }
  },
  async run(ctx, _input, { delivery, sheet }) {
    const taken = await takeDelivery(ctx, delivery, sheet)
    return { ...taken, mistakes: taken.mistakes.slice(0, SHOWN) }
  },
})

/** A register tells of changes as they happen (主动推送): the payload is signed as it stands. */
export const pushRows = verb({
  name: 'registers.push',
  title: '推送登记数据',
  http: 'POST /registers/{register}/changes',
  who: anybody(),
  withoutKey: true,
  input: z.strictObject({
    register: Register,
    serial,
    asOf: Day,
    /** The text of a JSON object `{people: [{number, name, rows, takenBack}]}`. */
    payload: z.string().min(2).max(2_000_000),
    signature: Signature,
  }),
  output: Result,
  bodyLimit: 6 * 1024 * 1024,
  async ahead(ctx, { payload, ...sent }) {
    const digest = digestOf(payload)
    const delivery = { ...sent, whole: false, way: 'push' as const, name: '推送', digest }
    await requireSigned(ctx, delivery)
    const parsed = PushPayload.safeParse(jsonOf(payload))
    if (!parsed.success) throw refusals.badPush()
    return { delivery, sheet: linesOfPush(parsed.data) }
  },
  async run(ctx, _input, { delivery, sheet }) {
    const taken = await takeDelivery(ctx, delivery, sheet)
    return { ...taken, mistakes: taken.mistakes.slice(0, SHOWN) }
  },
})

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** What was wrong in a delivery, line by line, to be given back to its sender (错误清单). */
export const readMistakes = verb({
  name: 'registers.mistakes',
  title: '下载登记数据错误清单',
  http: 'GET /registers/deliveries/{id}/mistakes',
  who: may('registers.read'),
  input: z.strictObject({ id: z.uuid() }),
  output: Download,
  async run(ctx, { id }) {
    const delivery = await deliveryById(ctx.db, id)
    if (!delivery) throw refusals.noSuchDelivery()
    const rows = await mistakesOf(ctx.db, id, 100_000)
    const text = csvFile([
      ['行', '栏目', '错误代码', '说明'],
      ...rows.map(({ line, field, code, message }) => [line, field, code, message]),
    ])
    return {
      name: `${delivery.register}-第${delivery.serial}批-错误清单.csv`,
      type: 'text/csv; charset=utf-8',
      bytes: new TextEncoder().encode(text),
    }
  },
})
