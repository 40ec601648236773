import { expect } from 'vitest'
import { proposeCorrection } from '../../src/modules/certificates/verbs/propose-correction.ts'
import { proposeRevocation } from '../../src/modules/certificates/verbs/propose-revocation.ts'
import type { Chapter } from './situation.ts'
import { granted, paid } from './standings.ts'
import type { Story } from './story.ts'

/** The city revokes the certificate of a claim for marks that were tampered with. */
async function revoke(story: Story, claim: string): Promise<void> {
  const id = await story.certificateOf(claim)
  const basis = '查实改动成绩，依规撤销'
  const { number } = await story
    .walk()
    .does({ login: 'shiju' }, proposeRevocation, { id, reason: 'fraud', basis })
  await story.step('shifuhe', number, 'approve')
  await story.settle()
}

/** A slip in the holder's name on the certificate is put right. */
async function correct(story: Story, claim: string): Promise<void> {
  const id = await story.certificateOf(claim)
  const basis = '姓名录入有误，凭身份证更正'
  const { number } = await story
    .walk()
    .does({ login: 'shiju' }, proposeCorrection, { id, name: '王小更', basis })
  await story.step('shifuhe', number, 'approve')
  await story.settle()
}

async function claimed(story: Story): Promise<string> {
  const { claims } = await story.certified()
  return claims[0] as string
}

const CORRECTED = '证书更正只换一张证书，申领随着最新的一张走，不受影响。'

/** What becomes of money when its certificate is corrected or revoked. */
export const CERTIFICATES: Chapter = {
  title: '证书更正与撤销',
  situations: [
    {
      title: '批准后更正姓名',
      happened: '公示期满、待拨付时，证书上的姓名更正。',
      owed: '培训机构2,160.00元',
      why: CORRECTED,
      claims: [paid('2,160.00')],
      async play(story) {
        const claim = await claimed(story)
        await story.ready(claim)
        await correct(story, claim)
        await story.pay()
        return [claim]
      },
    },
    {
      title: '到账后更正姓名',
      happened: '补贴到账以后，证书上的姓名更正。',
      owed: '培训机构2,160.00元，不必退',
      why: CORRECTED,
      claims: [paid('2,160.00')],
      async play(story) {
        const claim = await claimed(story)
        await story.paid(claim)
        await correct(story, claim)
        return [claim]
      },
    },
    {
      title: '复核前撤销',
      happened: '申领受理后、复核前，查实改动成绩，证书撤销。',
      owed: '一分不拨',
      why: '撤销的证书不能作为依据，通过不了，只能不予补贴。',
      claims: [granted('培训费', '不予补贴', '2,160.00', '培训机构', [])],
      async play(story) {
        const claim = await claimed(story)
        await story.step('qushouli', claim, 'accept')
        await revoke(story, claim)
        await expect(story.step('qufuhe', claim, 'approve')).rejects.toMatchObject({ status: 409 })
        await story.step('qufuhe', claim, 'refuse', { reason: 'certificate', note: '证书已撤销' })
        return [claim]
      },
    },
  ],
}
