import type { Db } from '../../kernel/database/index.ts'
import { certificatesOf, enterEarlier, proposeCorrection } from '../../modules/certificates/index.ts'
import { CASE_VERBS } from '../modules.ts'
import type { MadePerson } from './residents.ts'
import type { Walk } from './road.ts'

/** Leaves the desks of certificates with work: a correction to decide, earlier certificates to check and checked. */
export async function certificateDesk(walk: Walk, db: Db, people: readonly MadePerson[]): Promise<void> {
  for (const { id } of people) {
    const [certificate] = await certificatesOf(db, id)
    if (!certificate) continue
    await walk.does({ login: 'pingjia' }, proposeCorrection, {
      id: certificate.id,
      workType: '手工焊条电弧焊',
      basis: '演示：报名表写明工种，制证时漏印，附报名表。',
    })
    break
  }
  for (const [index, one] of people.slice(-2).entries()) {
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
    if (index > 0) await walk.does({ login: 'qufuhe' }, CASE_VERBS.stepCase, { number, step: 'accept' })
  }
}
