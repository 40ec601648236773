import { downloaded, page } from '../../../portal/page.ts'
import { KEYS_PATH } from '../credential.ts'
import { myCertificatePdf, myCredential } from '../verbs/my-certificate-files.ts'
import { publicKeys } from '../verbs/public-keys.ts'

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
