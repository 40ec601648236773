import type { AnyPage } from '../../../portal/page.ts'
import { credentialPage, keysPage, pdfPage } from './files.ts'
import { myCertificatePage } from './my-certificate-page.tsx'
import { myCertificatesPage } from './my-certificates-page.tsx'
import { sharedPage } from './shared-page.tsx'
import { verificationPage } from './verification-page.tsx'
import { verifyPage } from './verify-page.tsx'

/** The pages of the certificates module. */
export const certificatesPages: readonly AnyPage[] = [
  verifyPage,
  verificationPage,
  sharedPage,
  myCertificatesPage,
  myCertificatePage,
  pdfPage,
  credentialPage,
  keysPage,
]

/** Their own rules beside the kit's. */
export const certificatesStyles: readonly URL[] = [new URL('./certificates.css', import.meta.url)]
