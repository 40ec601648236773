import { module } from '../../kernel/module/index.ts'
import { checkList, listTemplateFile } from './batch/check-list.ts'
import { changeProcedure } from './change/procedure.ts'
import { earlierProcedure } from './earlier/procedure.ts'
import { failureFigures } from './failures/figures.ts'
import { issuingResumed } from './freeze/events.ts'
import { freezeFigures } from './freeze/figures.ts'
import { freezeOrganisation } from './freeze/organisation.ts'
import { freezeProcedure } from './freeze/procedure.ts'
import { readEnded } from './offline/ended.ts'
import { certificatesKind } from './offline/standard.ts'
import { receiveBlankLot, spoilOneBlank } from './orders/blank/stock.ts'
import { paperFigures } from './orders/figures.ts'
import { askPaper, askPaperFor, myPaper } from './orders/mine.ts'
import { orderForExam } from './orders/press/exams.ts'
import { listPrints, makePrint, printFile } from './orders/press/print.ts'
import { orderProcedure } from './orders/procedure.ts'
import { CERTIFICATES_PERMISSIONS } from './permissions.ts'
import { readCredentialType, readJwtIssuer, readStatusToken } from './showing/published.ts'
import { readerNumber } from './showing/reader.ts'
import { myShowings, openShowing, showMyCertificate, withdrawMyShowing } from './showing/show.ts'
import { listReturned, listUploads } from './upload/lists.ts'
import { takeReceipt, uploadAgain } from './upload/receive.ts'
import { makeUpload, uploadBatchFile } from './upload/send.ts'
import { uploadKind } from './upload/standard.ts'
import { uploadTodo } from './upload/todo.ts'
import { checkFile } from './verbs/check-file.ts'
import { checkMany } from './verbs/check-many.ts'
import { enterEarlier } from './verbs/enter-earlier.ts'
import { certificateFinding } from './verbs/finding.ts'
import { listIssued } from './verbs/list-issued.ts'
import { myBadge, myCertificatePdf, myCredential } from './verbs/my-certificate-files.ts'
import { myCertificates } from './verbs/my-certificates.ts'
import { printCertificate } from './verbs/print-certificate.ts'
import { proposeCorrection } from './verbs/propose-correction.ts'
import { proposeRevocation } from './verbs/propose-revocation.ts'
import { publicKeys } from './verbs/public-keys.ts'
import { queryCertificate } from './verbs/query-certificate.ts'
import { readCertificate } from './verbs/read-certificate.ts'
import { openSharedCertificate } from './verbs/share/open-share.ts'
import { shareMyCertificate } from './verbs/share/share-certificate.ts'
import { withdrawMyShare } from './verbs/share/withdraw-share.ts'
import { readIssuer, readStatusList } from './verbs/status-list.ts'
import { verifyCertificate } from './verbs/verify-certificate.ts'

import { walletCredential, walletNonce, walletToken } from './wallet/issue.ts'
import { offerToWallet, readWalletOffer } from './wallet/offer.ts'

/** Who has been certified for what (证书). */
export const certificates = module({
  name: 'certificates',
  title: '证书',
  kinds: [certificatesKind, uploadKind],
  permissions: CERTIFICATES_PERMISSIONS,
  verbs: [
    verifyCertificate,
    queryCertificate,
    checkFile,
    checkMany,
    checkList,
    listTemplateFile,
    publicKeys,
    readIssuer,
    readStatusList,
    readEnded,
    openSharedCertificate,
    myCertificates,
    myCertificatePdf,
    myCredential,
    myBadge,
    shareMyCertificate,
    withdrawMyShare,
    listIssued,
    printCertificate,
    readCertificate,
    proposeCorrection,
    proposeRevocation,
    enterEarlier,
    freezeOrganisation,
    listUploads,
    makeUpload,
    uploadBatchFile,
    takeReceipt,
    listReturned,
    uploadAgain,
    offerToWallet,
    readWalletOffer,
    walletToken,
    walletNonce,
    walletCredential,
    showMyCertificate,
    myShowings,
    withdrawMyShowing,
    openShowing,
    readerNumber,
    readStatusToken,
    readCredentialType,
    readJwtIssuer,
    myPaper,
    askPaper,
    askPaperFor,
    listPrints,
    makePrint,
    printFile,
    orderForExam,
    receiveBlankLot,
    spoilOneBlank,
  ],
  todo: uploadTodo,
  procedures: [changeProcedure, earlierProcedure, freezeProcedure, orderProcedure],
  figures: [...paperFigures, ...freezeFigures, ...failureFigures],
  events: [issuingResumed],
  works: {
    'certificates.carry-uploads': '送证书批次、取回执',
    'certificates.chase-returned': '催退回的证书',
  },
  finds: [certificateFinding],
  portal: async () => (await import('./portal/index.ts')).certificatesPortal,
  workbench: () => import('./workbench/index.ts'),
})
