import type { Procedure } from '../../kernel/case/index.ts'
import type { AnyVerb } from '../../kernel/verb/index.ts'
import { changeProcedure } from './change/procedure.ts'
import { earlierProcedure } from './earlier/procedure.ts'
import { checkFile } from './verbs/check-file.ts'
import { checkMany } from './verbs/check-many.ts'
import { enterEarlier } from './verbs/enter-earlier.ts'
import { listIssued } from './verbs/list-issued.ts'
import { myCertificatePdf, myCredential } from './verbs/my-certificate-files.ts'
import { myCertificates } from './verbs/my-certificates.ts'
import { openSharedCertificate } from './verbs/open-share.ts'
import { printCertificate } from './verbs/print-certificate.ts'
import { proposeCorrection } from './verbs/propose-correction.ts'
import { proposeRevocation } from './verbs/propose-revocation.ts'
import { publicKeys } from './verbs/public-keys.ts'
import { queryCertificate } from './verbs/query-certificate.ts'
import { readCertificate } from './verbs/read-certificate.ts'
import { shareMyCertificate } from './verbs/share-certificate.ts'
import { verifyCertificate } from './verbs/verify-certificate.ts'
import { withdrawMyShare } from './verbs/withdraw-share.ts'

export {
  certificateById,
  certificateByNumber,
  certificateBySource,
  certificatesByIds,
  certificatesOf,
  certificatesOfPeople,
  currentCertificate,
} from './certificate.ts'
export { readCredential } from './credential.ts'
export { type EarlierCertificate, earlierCertificatesOf } from './earlier/store.ts'
export { certificateTab } from './evidence.ts'
export {
  type Correction,
  correctCertificate,
  type Issued,
  issueCertificate,
  revokeCertificate,
} from './issue.ts'
export { type PrintedField, printedFields } from './paper/printed.ts'
export { isPdf, readSealedPdf } from './paper/sealed-pdf.ts'
export {
  type Certificate,
  type CertificateState,
  type Issue,
  REVOCATIONS,
  type Revocation,
  STATE_TITLES,
} from './schema.ts'

export { enterEarlier, proposeCorrection }

/** The verbs of the certificates module. */
export const certificatesVerbs: readonly AnyVerb[] = [
  verifyCertificate,
  queryCertificate,
  checkFile,
  checkMany,
  publicKeys,
  openSharedCertificate,
  myCertificates,
  myCertificatePdf,
  myCredential,
  shareMyCertificate,
  withdrawMyShare,
  listIssued,
  printCertificate,
  readCertificate,
  proposeCorrection,
  proposeRevocation,
  enterEarlier,
]

export const certificatesProcedures: readonly Procedure[] = [changeProcedure, earlierProcedure]
