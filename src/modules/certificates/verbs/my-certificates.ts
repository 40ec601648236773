import { z } from 'zod'
import { may, verb } from '../../../kernel/verb/index.ts'
import { certificatesOf } from '../certificate.ts'
import { CertificateView, certificateView } from '../certificate-view.ts'
import { verificationAddress } from '../credential.ts'
import { rankOf } from '../earlier/rank.ts'
import { allEarlierOf } from '../earlier/store.ts'
import { sharesOf } from '../share.ts'
import { uploadTextOf } from '../upload/rules.ts'
import { uploadsOf } from '../upload/store.ts'

/** The certificates of the citizen who asks, newest first, with the links that show them to others (我的证书). */
export const myCertificates = verb({
  name: 'my.certificates',
  title: '查看本人证书',
  http: 'GET /my/certificates',
  who: may('my.read'),
  input: z.strictObject({}),
  output: z.object({
    certificates: z.array(CertificateView.extend({ address: z.string(), uploadText: z.string() })),
    /** 以前的证书 as they were entered: shown apart, since nobody here vouches for them. */
    earlier: z.array(
      z.object({
        id: z.uuid(),
        number: z.string(),
        occupation: z.string(),
        levelText: z.string(),
        issuer: z.string(),
        issuedOn: z.string(),
        state: z.enum(['entered', 'accepted', 'refused', 'revoked']),
      }),
    ),
    shares: z.array(
      z.object({
        code: z.string(),
        address: z.string(),
        certificate: z.uuid(),
        endsOn: z.string(),
        state: z.enum(['open', 'ended', 'withdrawn']),
        views: z.array(z.iso.datetime()),
      }),
    ),
  }),
  async run(ctx) {
    const { person } = ctx.actor
    if (!person) return { certificates: [], earlier: [], shares: [] }
    const certificates = await certificatesOf(ctx.db, person)
    const uploads = await uploadsOf(
      ctx.db,
      certificates.map(({ id }) => id),
    )
    const earlier = await allEarlierOf(ctx.db, person)
    const shares = await sharesOf(ctx.db, person)
    return {
      certificates: certificates.toReversed().map((one) => ({
        ...certificateView(one),
        address: verificationAddress(ctx.origin, one.code),
        uploadText: uploadTextOf(uploads.get(one.id)),
      })),
      earlier: earlier.toReversed().flatMap(({ state, ...one }) =>
        state === 'withdrawn'
          ? []
          : [
              {
                id: one.id,
                number: one.certificateNumber,
                occupation: one.occupation.name,
                levelText: rankOf(one),
                issuer: one.issuer,
                issuedOn: one.issuedOn,
                state,
              },
            ],
      ),
      shares: shares.map(({ code, certificate, endsOn, withdrawn, views }) => ({
        code,
        address: `${ctx.origin}/shared/${code}`,
        certificate,
        endsOn,
        state: withdrawn
          ? ('withdrawn' as const)
          : endsOn < ctx.today
            ? ('ended' as const)
            : ('open' as const),
        views: views.map((at) => at.toISOString()),
      })),
    }
  },
})
