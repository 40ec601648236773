import { z } from 'zod'
import { requireCase } from '../../../kernel/case/index.ts'
import { signedIn, verb } from '../../../kernel/verb/index.ts'
import { peopleByIds } from '../../people/index.ts'
import { certificateById, certificateByNumber } from '../certificate.ts'
import { CertificateView, certificateView } from '../certificate-view.ts'
import { openChangeOf } from '../change/store.ts'
import { SCHEMES } from '../earlier/names.ts'
import { rankOf } from '../earlier/rank.ts'
import { acceptedWithNumber } from '../earlier/store.ts'
import { refusals } from '../refusals.ts'
import { sameNumber } from '../same.ts'

/**
 * Finds a certificate by its number, with what corrected it or was corrected by it and the change that is open: an
 * officer of the whole city every one, and earlier ones that were entered; an assessment body those that it issued.
 */
export const readCertificate = verb({
  name: 'certificates.read',
  title: '按编号调阅证书',
  http: 'GET /certificates/by-number/{number}',
  who: signedIn(),
  input: z.strictObject({ number: z.string().max(40) }),
  output: z.object({
    certificate: CertificateView.nullable(),
    replaces: z.string().nullable(),
    replacedBy: z.string().nullable(),
    /** The case number of the correction or revocation that is open. */
    changing: z.string().nullable(),
    /** 以前的证书 with this number. */
    earlier: z.array(
      z.object({
        id: z.uuid(),
        /** Whose it is: one document honours many. */
        holder: z.string(),
        scheme: z.string(),
        number: z.string(),
        occupation: z.string(),
        levelText: z.string(),
        issuer: z.string(),
        issuedOn: z.string(),
        changing: z.string().nullable(),
      }),
    ),
  }),
  async run(ctx, { number }) {
    const found = await certificateByNumber(ctx.db, sameNumber(number))
    const { kind, organisation } = ctx.actor
    // Whether a number is another body's is not told.
    if (kind === 'organisation' && found?.organisation.id !== organisation) throw refusals.noSuchCertificate()
    requireCase(ctx, kind === 'organisation' ? { organisation } : {})
    const earlier = kind === 'organisation' ? [] : await acceptedWithNumber(ctx.db, sameNumber(number))
    if (!found && earlier.length === 0) throw refusals.noSuchCertificate()
    const numberOf = async (id: string | null) =>
      id ? ((await certificateById(ctx.db, id))?.number ?? null) : null
    const holders = await peopleByIds(
      ctx,
      earlier.map(({ person }) => person),
    )
    return {
      certificate: found && certificateView(found),
      replaces: await numberOf(found?.replaces ?? null),
      replacedBy: await numberOf(found?.replacedBy ?? null),
      changing: found ? await openChangeOf(ctx.db, found.id) : null,
      earlier: await Promise.all(
        earlier.map(async (one) => ({
          id: one.id,
          holder: holders.get(one.person)?.maskedName ?? '',
          scheme: SCHEMES[one.scheme],
          number: one.certificateNumber,
          occupation: one.occupation.name,
          levelText: rankOf(one),
          issuer: one.issuer,
          issuedOn: one.issuedOn,
          changing: await openChangeOf(ctx.db, one.id),
        })),
      ),
    }
  },
})
