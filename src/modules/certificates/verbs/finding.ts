import type { Finding, Found } from '../../../kernel/module/index.ts'
import { levelName } from '../../../kernel/value/level.ts'
import { maskName } from '../../../kernel/value/person/mask.ts'
import { formatDay } from '../../../kernel/value/time/civil-date.ts'
import { allows, may, reaches, type VerbContext } from '../../../kernel/verb/index.ts'
import { certificateByNumber, certificatesOf } from '../certificate.ts'
import { sameNumber } from '../same.ts'
import { type Certificate, STATE_TITLES } from '../schema.ts'

/**
 * 证书, by the whole number: for who reads the register, who issued it and who holds it. Everybody else is led to 查证书,
 * which asks for the name, too; whether there is one is not told.
 */
export const certificateFinding: Finding = {
  title: '证书',
  async find(ctx, sought) {
    const number = sameNumber(sought)
    if (!/^[A-Z]\d{6,21}$/.test(number)) return []
    const found = number.length === 22 ? await certificateByNumber(ctx.db, number) : null
    if (found && sees(ctx, found)) return [shown(ctx, found)]
    return [
      {
        title: `查验证书 ${number}`,
        more: '填持证人姓名，查是真是假',
        site: `/verify?number=${number}` as const,
      },
    ]
  },
  async ofPerson(ctx, person) {
    return (await certificatesOf(ctx.db, person))
      .filter((one) => sees(ctx, one))
      .map((one) => shown(ctx, one))
  },
}

/** Who reads the whole register, issued it or holds it. */
function sees({ actor }: VerbContext, one: Certificate): boolean {
  if (actor.kind === 'official') return actor.districts === 'all' && allows(may('cases.read'), actor)
  return reaches(actor, { organisation: one.organisation.id, person: one.person })
}

function shown(ctx: VerbContext, one: Certificate): Found {
  const { actor } = ctx
  return {
    title: `${maskName(one.name)} ${one.workType ?? one.occupation.name} ${levelName(one.level)}`,
    more: [STATE_TITLES[one.state], `${formatDay(one.issuedOn)}发证`, one.organisation.name, one.number].join(
      '，',
    ),
    ...(allows(may('certificates.propose'), actor)
      ? { work: `/certificates?number=${one.number}` as const }
      : {}),
    site: actor.kind === 'citizen' ? `/my/certificates/${one.id}` : `/v/${one.code}`,
  }
}
