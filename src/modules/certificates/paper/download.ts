import type { Download, VerbContext } from '../../../kernel/verb/index.ts'
import { badgeOf } from '../badge/badge.ts'
import { signLinked } from '../badge/issuer.ts'
import { placeOf } from '../badge/status-store.ts'
import { printedAddress, readCredential, verificationAddress } from '../credential.ts'
import { certificatesKind } from '../offline/standard.ts'
import { type Certificate, certificateTitle } from '../schema.ts'
import { readByCode } from '../store.ts'
import { sealPdf } from './sealed-pdf.ts'

/** The certificate as a sealed PDF file. */
export async function pdfFile(ctx: VerbContext, certificate: Certificate): Promise<Download> {
  const { credential, printed } = await signed(ctx, certificate)
  const { certificatePdf } = await import('./certificate-pdf.tsx')
  const bytes = await certificatePdf({
    printed,
    address: printedAddress(ctx.origin, certificate.code, credential),
    typed: verificationAddress(ctx.origin, certificate.code),
  })
  return {
    name: `${certificateTitle(certificate.level)}-${certificate.number}.pdf`,
    type: 'application/pdf',
    bytes: await sealPdf(ctx.signer, certificate.code, bytes),
  }
}

/** The sheets of many certificates, each on its numbered blank (制证); the code on each tells which blank it is. */
export async function paperSheets(
  ctx: VerbContext,
  sheets: readonly { certificate: Certificate; blank: string }[],
): Promise<Uint8Array<ArrayBuffer>> {
  const { certificatesPdf } = await import('./certificate-pdf.tsx')
  const ones = []
  for (const { certificate, blank } of sheets) {
    const { credential, printed } = await signed(ctx, certificate)
    ones.push({
      printed,
      blank,
      address: `${printedAddress(ctx.origin, certificate.code, credential)}&p=${blank}`,
      typed: verificationAddress(ctx.origin, certificate.code),
    })
  }
  return new Uint8Array(await certificatesPdf(ones))
}

/** The signed credential as a file: the same bytes as on the day of issue. */
export async function credentialFile(ctx: VerbContext, certificate: Certificate): Promise<Download> {
  const { credential } = await signed(ctx, certificate)
  return {
    name: `${certificateTitle(certificate.level)}-${certificate.number}.jwt`,
    type: 'application/vc+jwt',
    bytes: new TextEncoder().encode(`${credential}\n`),
  }
}

/** The certificate as an Open Badge: signed as it is asked for, from what was signed on the day of issue. */
export async function badgeFile(ctx: VerbContext, certificate: Certificate): Promise<Download> {
  const { printed } = await signed(ctx, certificate)
  const place = await placeOf(ctx.db, certificate.id)
  if (!place) throw new Error('a certificate in the register has no place in the status lists')
  const suite = (await ctx.standards()).inForce(certificatesKind, ctx.today)?.data.badgeSuite
  const badge = await signLinked(ctx, badgeOf(ctx, certificate.code, printed, place), ctx.now, suite)
  return {
    name: `${certificateTitle(certificate.level)}-${certificate.number}.json`,
    type: 'application/vc',
    bytes: new TextEncoder().encode(`${JSON.stringify(badge, null, 2)}\n`),
  }
}

async function signed(ctx: VerbContext, { code }: Certificate) {
  const found = await readByCode(ctx.db, code)
  const read = found ? await readCredential(found.credential, ctx.signer.publicKeys(), ctx.now) : null
  if (!found || !read?.valid) throw new Error('a certificate in the register does not fit its signature')
  return { credential: found.credential, printed: read.printed }
}
