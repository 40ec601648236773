import type { Db } from '../../../../kernel/database/index.ts'
import {
  certificatesOf,
  enterEarlier,
  listReturned,
  listUploads,
  makeUpload,
  proposeCorrection,
  standInReceipt,
  takeReceipt,
  uploadAgain,
  uploadBatchFile,
} from '../../../../modules/certificates/index.ts'
import { CASE_VERBS } from '../../../modules.ts'
import type { MadePerson } from '../../people/residents.ts'
import type { Walk } from '../../story/road.ts'

type End = (walk: Walk, number: string) => Promise<unknown>

const waits: End = async () => {}

const step =
  (login: string, step: string, more: { reason?: string } = {}): End =>
  (walk, number) =>
    walk.does({ login }, CASE_VERBS.stepCase, { number, step, ...more })

const ENDS: readonly End[] = [
  waits,
  step('shifuhe', 'approve'),
  step('shifuhe', 'refuse', { reason: 'basis' }),
  step('pingjia', 'withdraw'),
]
const EARLIER_ENDS: readonly End[] = [
  waits,
  step('qufuhe', 'accept'),
  step('qufuhe', 'refuse', { reason: 'not-found' }),
  step('qushouli', 'withdraw'),
]

/** Leaves the desks of certificates with work and with what was done: corrections and earlier certificates, of each end one and one that waits. */
export async function certificateDesk(walk: Walk, db: Db, people: readonly MadePerson[]): Promise<void> {
  let end = 0
  for (const { id } of people) {
    const [certificate] = await certificatesOf(db, id)
    if (!certificate) continue
    const { number } = await walk.does({ login: 'pingjia' }, proposeCorrection, {
      id: certificate.id,
      workType: '手工焊条电弧焊',
      basis: '演示：报名表写明工种，制证时漏印，附报名表。',
    })
    await ENDS[end]?.(walk, number)
    end += 1
    if (end === ENDS.length) break
  }
  for (const [index, one] of people.slice(-4).entries()) {
    const { number } = await walk.does({ login: 'qushouli' }, enterEarlier, {
      name: one.name,
      idNumber: one.idNumber,
      scheme: 'qualification',
      certificateNumber: `160200300150000${index + 1}`,
      occupation: '焊工',
      level: '5',
      issuedOn: '2016-05-10',
      issuer: '演示·外地职业技能鉴定中心',
      evidence: '演示：看过原件，全国联网查询一致。',
    })
    await EARLIER_ENDS[index]?.(walk, number)
  }
  if (people[0]) await distinguished(walk, people[0])
  const own = new Set<string>()
  for (const { id } of people.slice(0, LOOKED_AT))
    for (const { number } of await certificatesOf(db, id)) own.add(number)
  await uploadDesk(walk, own)
}

/** Somebody has a place in a competition and an honour in the passport (技能护照). */
async function distinguished(walk: Walk, { name, idNumber }: MadePerson): Promise<void> {
  for (const [scheme, distinction] of [
    ['competition', '演示·海河工匠杯焊工项目第 2 名'],
    ['honour', '演示·天津市技术能手'],
  ] as const) {
    const { number } = await walk.does({ login: 'qushouli' }, enterEarlier, {
      name,
      idNumber,
      scheme,
      certificateNumber: '演示〔2025〕7 号',
      occupation: '焊工',
      distinction,
      issuedOn: '2025-09-30',
      issuer: '演示·市人力资源和社会保障局',
      evidence: '演示：看过表彰文件和证书原件。',
    })
    await step('qufuhe', 'accept')(walk, number)
  }
}

/** Of so many the certificates are looked up, so that what comes back is the demo's own organisation's. */
const LOOKED_AT = 12

/** Leaves the upload with a batch that was answered, of which two rows came back; one of them was sent again and waits for its receipt in the next batch. */
async function uploadDesk(walk: Walk, own: ReadonlySet<string>): Promise<void> {
  const officer = { login: 'shiju' }
  const made = await walk.does(officer, makeUpload, {})
  const { items } = await walk.does(officer, listUploads, {})
  const batch = items.find(({ number }) => number === made.number)
  if (!batch) return
  const { bytes } = await walk.does(officer, uploadBatchFile, { id: batch.id })
  const whys = ['演示：姓名与公安登记的不一致', '演示：证件号码在公安登记里查不到']
  const content = standInReceipt(bytes, ({ 证书编号: number = '' }) =>
    own.has(number) ? (whys.shift() ?? null) : null,
  )
  await walk.does(officer, takeReceipt, { id: batch.id, file: { name: '回执.csv', content } })
  const [again] = (await walk.does({ login: 'pingjia' }, listReturned, {})).items
  if (again)
    await walk.does({ login: 'pingjia' }, uploadAgain, {
      id: again.id,
      why: '演示：对照身份证原件核对过，都对，请再核',
    })
  const { due } = await walk.does(officer, listUploads, {})
  if (due > 0) await walk.does(officer, makeUpload, {})
}
