import type { ModulePortal } from '../../../portal/module-portal.ts'
import { batchPage, batchTemplatePage } from './batch-page.tsx'
import { badgePage, credentialPage, issuerPage, keysPage, pdfPage, statusListPage } from './files.ts'
import { myCertificatePage } from './my-certificate-page.tsx'
import { myCertificatesPage } from './my-certificates-page.tsx'
import { carryPage } from './offline/carry-page.tsx'
import { endedPage, offlinePage, workerPage } from './offline/offline-page.tsx'
import { myPaperPage } from './paper/my-paper-page.tsx'
import { services } from './services.ts'
import { sharedPage } from './sharing/shared-page.tsx'
import { credentialTypePage, jwtIssuerPage, statusTokenPage } from './showing/files.ts'
import { readerPage } from './showing/reader-page.tsx'
import { showPage } from './showing/show-page.tsx'
import { shownPage } from './showing/shown-page.tsx'
import { verificationPage } from './verification-page.tsx'
import { verifyPage } from './verify-page.tsx'
import { walletPage } from './wallet/wallet-page.tsx'

/** What certificates show to the public. */
export const certificatesPortal: ModulePortal = {
  pages: [
    verifyPage,
    batchPage,
    batchTemplatePage,
    offlinePage,
    workerPage,
    endedPage,
    carryPage,
    verificationPage,
    sharedPage,
    myCertificatesPage,
    myCertificatePage,
    myPaperPage,
    showPage,
    walletPage,
    shownPage,
    readerPage,
    credentialTypePage,
    jwtIssuerPage,
    statusTokenPage,
    pdfPage,
    credentialPage,
    badgePage,
    keysPage,
    issuerPage,
    statusListPage,
  ],
  scripts: ['offline', 'guomi', 'linked'],
  styles: [new URL('./certificates.css', import.meta.url)],
  services,
}
