import { CASE_VERBS } from '../../src/main/modules.ts'
import { proposeCorrection } from '../../src/modules/certificates/verbs/propose-correction.ts'
import { proposeRevocation } from '../../src/modules/certificates/verbs/propose-revocation.ts'
import { listRecoveries } from '../../src/modules/payments/verbs/recoveries.ts'
import { liftViolation, recordViolation } from '../../src/modules/training/verbs/violations.ts'
import type { RoadClass, Story } from './story.ts'

const CITY = { login: 'shiju' } as const

/** The city revokes the certificate of a claim for marks that were tampered with: one proposes, another decides. */
export async function revoke(story: Story, claim: string): Promise<void> {
  const id = await story.certificateOf(claim)
  const basis = '查实改动成绩，依规撤销'
  const { number } = await story.walk().does(CITY, proposeRevocation, { id, reason: 'fraud', basis })
  await story.step('shifuhe', number, 'approve')
  await story.settle()
}

/** A slip on the certificate of a claim is put right: the holder's name, or the identity number. */
export async function correct(
  story: Story,
  claim: string,
  right: { name: string } | { idNumber: string } = { name: '王小更' },
): Promise<void> {
  const id = await story.certificateOf(claim)
  const basis = '证书录入有误，凭身份证更正'
  const { number } = await story.walk().does(CITY, proposeCorrection, { id, ...right, basis })
  await story.step('shifuhe', number, 'approve')
  await story.settle()
}

/** The district records that a class, or one person of it, was found in violation; the finding. */
export async function violation(
  story: Story,
  one: RoadClass,
  finding: string,
  person?: string,
): Promise<string> {
  const { id } = await story.walk(one.wish.district).does({ login: 'qushouli' }, recordViolation, {
    id: one.id,
    foundOn: story.today,
    document: `处理决定${one.number}`,
    finding,
    ...(person ? { person } : {}),
  })
  await story.settle()
  return id
}

/** The finding is set aside by a colleague of who recorded it. */
export async function lift(story: Story, finding: string): Promise<void> {
  await story.walk().does({ login: 'qufuhe' }, liftViolation, { id: finding, why: '复核原始记录，认定有误' })
  await story.settle()
}

/** The re-examination of a claim is decided by two people of the district. */
export async function reexamined(story: Story, claim: string, end: 'keep' | 'overturn'): Promise<void> {
  const number = await story.reexaminationOf(claim)
  if (number === null) throw new Error(`nobody examines ${claim} again`)
  await story.step('qushouli', number, `propose-${end}`, { note: '核对了处理决定和原始记录' })
  await story.step('qufuhe', number, end)
  await story.settle()
}

/** The recovery that stands of a claim. */
export async function recoveryOf(story: Story, claim: string): Promise<string> {
  const { items } = await story.walk().does({ login: 'qushouli' }, listRecoveries, {})
  const found = items.find((one) => one.case === claim && one.state === 'open')
  if (!found) throw new Error(`nothing of ${claim} is recovered`)
  return found.number
}

/** The certificate of a paid claim is revoked, and the re-examination decides that the money comes back; the recovery. */
export async function recover(story: Story, claim: string): Promise<string> {
  await revoke(story, claim)
  await reexamined(story, claim, 'overturn')
  return recoveryOf(story, claim)
}

/** Part of what is owed back has come in. */
export const repay = (story: Story, recovery: string, yuan: number, reference: string) =>
  story.walk().does({ login: 'caizheng' }, CASE_VERBS.stepCase, {
    number: recovery,
    step: 'repay',
    input: { amount: yuan * 100, reference, receivedOn: story.today },
  })
