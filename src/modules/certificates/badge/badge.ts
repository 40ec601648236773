import type { Linked } from '../../../kernel/sealing/index.ts'
import type { City } from '../../../kernel/standard/index.ts'
import { levelName } from '../../../kernel/value/level.ts'
import { verificationAddress } from '../credential.ts'
import type { Printed } from '../paper/printed.ts'
import { certificateTitle } from '../schema.ts'
import type { StatusPlace } from './status-store.ts'
import { badgeContexts, ISSUER_PATH, STATUS_PATH } from './written.ts'

/** The certificate as an Open Badge 3.0 (开放徽章), unsigned: for wallets of any maker, with every printed line in it. */
export function badgeOf(
  office: { origin: string; city: City },
  code: string,
  printed: Printed,
  place: StatusPlace,
): Linked {
  const { origin, city } = office
  const address = verificationAddress(origin, code)
  const title = `${printed.occupation} ${levelName(printed.level)}`
  const list = `${origin}${STATUS_PATH}${place.list}`
  return {
    '@context': badgeContexts(origin),
    id: address,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: `${certificateTitle(printed.level)}：${title}`,
    issuer: {
      id: origin + ISSUER_PATH,
      type: ['Profile'],
      name: `${city.site.authority}（${city.site.name}）`,
      url: origin,
    },
    validFrom: `${printed.issuedOn}T00:00:00+08:00`,
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [
        { type: 'IdentityObject', hashed: false, identityHash: printed.name, identityType: 'name' },
      ],
      achievement: {
        id: `${address}#achievement`,
        type: ['Achievement'],
        achievementType: 'Certificate',
        name: title,
        description: `${printed.organisation}颁发的${certificateTitle(printed.level)}`,
        criteria: { narrative: '经职业技能等级认定，考核合格' },
      },
      printed,
    },
    credentialStatus: {
      id: `${list}#${place.position}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: String(place.position),
      statusListCredential: list,
    },
  }
}
