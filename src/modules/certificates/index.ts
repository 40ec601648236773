export { readAny } from './badge/read-any.ts'
export {
  certificateById,
  certificateByNumber,
  certificateBySource,
  certificatesByIds,
  certificatesOf,
  certificatesOfPeople,
  currentCertificate,
} from './certificate.ts'
export { newCode, readCode } from './code.ts'
export { schemeTitle } from './earlier/names.ts'
export { rankOf } from './earlier/rank.ts'
export { type EarlierCertificate, earlierCertificatesOf } from './earlier/store.ts'
export { certificateTab } from './evidence.ts'
export { failureFigures } from './failures/figures.ts'
export { issuingResumed } from './freeze/events.ts'
export { freezeFigures } from './freeze/figures.ts'
export { freezeIssuing } from './freeze/open.ts'
export { freezeOrganisation } from './freeze/organisation.ts'
export { freezeProcedure } from './freeze/procedure.ts'
export { frozenFor } from './freeze/store.ts'
export {
  type Correction,
  correctCertificate,
  type Issued,
  issueCertificate,
  revokeCertificate,
} from './issue.ts'
export { certificatesSince } from './listing/issued-since.ts'
export { receiveBlankLot, spoilOneBlank } from './orders/blank/stock.ts'
export { paperFigures } from './orders/figures.ts'
export { askPaper } from './orders/mine.ts'
export { makePrint } from './orders/press/print.ts'
export { orderProcedure } from './orders/procedure.ts'
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
export { openShowing, showMyCertificate } from './showing/show.ts'
export { STANDING_CERTIFICATES } from './store.ts'
export { carryUploads, chaseReturned } from './upload/line/carry.ts'
export { httpLine, type UploadLine } from './upload/line/http-line.ts'
export { type StandInLine, startStandInLine } from './upload/line/stand-in-server.ts'
export { openBatches } from './upload/line/store.ts'
export { listReturned, listUploads } from './upload/lists.ts'
export { takeReceipt, uploadAgain } from './upload/receive.ts'
export { makeUpload, uploadBatchFile } from './upload/send.ts'
export { standInReceipt } from './upload/stand-in.ts'
export { enterEarlier } from './verbs/enter-earlier.ts'
export { proposeCorrection } from './verbs/propose-correction.ts'
export { standingOf } from './verification.ts'
export { walletCredential, walletNonce, walletToken } from './wallet/issue.ts'
export { mountWallet } from './wallet/mount.ts'
export { offerToWallet, readWalletOffer } from './wallet/offer.ts'
