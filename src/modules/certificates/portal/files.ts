import { downloaded, notFound, page } from '../../../portal/page.ts'
import { LIST_KEPT_SECONDS } from '../badge/status-list.ts'
import { ISSUER_PATH, STATUS_PATH } from '../badge/written.ts'
import { KEYS_PATH } from '../credential.ts'
import { myBadge, myCertificatePdf, myCredential } from '../verbs/my-certificate-files.ts'
import { publicKeys } from '../verbs/public-keys.ts'
import { readIssuer, readStatusList } from '../verbs/status-list.ts'

const nothing = () => null

/** The visitor's certificate as a PDF file. */
export const pdfPage = page<null>({
  path: '/my/certificates/{id}/certificate.pdf',
  title: '证书 PDF',
  who: 'my.read',
  personal: true,
  load: async ({ perform, params }) => downloaded(await perform(myCertificatePdf, { id: params.id ?? '' })),
  view: nothing,
})

/** The visitor's certificate as a credential file. */
export const credentialPage = page<null>({
  path: '/my/certificates/{id}/credential.jwt',
  title: '可验证凭证',
  who: 'my.read',
  personal: true,
  load: async ({ perform, params }) => downloaded(await perform(myCredential, { id: params.id ?? '' })),
  view: nothing,
})

/** The public keys for offline verification, where credentials say that they are. */
export const keysPage = page<null>({
  path: KEYS_PATH,
  title: '验签公钥',
  async load({ perform }) {
    const text = `${JSON.stringify(await perform(publicKeys, {}), null, 2)}\n`
    const bytes = new TextEncoder().encode(text)
    return downloaded({ name: 'haihe-keys.json', type: 'application/jwk-set+json', bytes }, true)
  },
  view: nothing,
})

/** The visitor's certificate as an Open Badge file. */
export const badgePage = page<null>({
  path: '/my/certificates/{id}/badge.json',
  title: '开放徽章',
  who: 'my.read',
  personal: true,
  load: async ({ perform, params }) => downloaded(await perform(myBadge, { id: params.id ?? '' })),
  view: nothing,
})

/** Who signs badges, where badges say that it is. */
export const issuerPage = page<null>({
  path: ISSUER_PATH,
  title: '签发者文件',
  load: async ({ perform }) => downloaded(await perform(readIssuer, {}), true, LIST_KEPT_SECONDS),
  view: nothing,
})

/** A status list, where badges say that it is: the same for everybody, kept for minutes by whoever passes it on. */
export const statusListPage = page<null>({
  path: `${STATUS_PATH}{list}`,
  title: '凭证状态表',
  async load({ perform, params }) {
    const list = /^\d{1,6}$/.test(params.list ?? '') ? Number(params.list) : null
    if (list === null) return notFound('没有这张状态表')
    return downloaded(await perform(readStatusList, { list }), true, LIST_KEPT_SECONDS)
  },
  view: nothing,
})
