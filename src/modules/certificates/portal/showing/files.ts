import { downloaded, notFound, page } from '../../../../portal/page.ts'
import { LIST_KEPT_SECONDS } from '../../badge/status-list.ts'
import { JWT_ISSUER_PATH, TOKEN_PATH, TYPE_PATH } from '../../showing/addresses.ts'
import { readCredentialType, readJwtIssuer, readStatusToken } from '../../showing/published.ts'

const nothing = () => null
const json = (name: string, value: unknown) => ({
  name,
  type: 'application/json',
  bytes: new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`),
})

/** What kind of credential it is, where credentials say so. */
export const credentialTypePage = page<null>({
  path: TYPE_PATH,
  title: '凭证类型说明',
  load: async ({ perform }) =>
    downloaded(json('skill-level.json', await perform(readCredentialType, {})), true, LIST_KEPT_SECONDS),
  view: nothing,
})

/** The keys of the issuer of selective credentials. */
export const jwtIssuerPage = page<null>({
  path: JWT_ISSUER_PATH,
  title: '选择性凭证的验签公钥',
  load: async ({ perform }) =>
    downloaded(json('jwt-vc-issuer.json', await perform(readJwtIssuer, {})), true, LIST_KEPT_SECONDS),
  view: nothing,
})

/** A status list as a token, where selective credentials say that it is. */
export const statusTokenPage = page<null>({
  path: `${TOKEN_PATH}{list}`,
  title: '选择性凭证的状态表',
  async load({ perform, params }) {
    if (!/^\d{1,6}$/.test(params.list ?? '')) return notFound('没有这张状态表')
    const { token } = await perform(readStatusToken, { list: Number(params.list) })
    const bytes = new TextEncoder().encode(token)
    return downloaded(
      { name: 'status.jwt', type: 'application/statuslist+jwt', bytes },
      true,
      LIST_KEPT_SECONDS,
    )
  },
  view: nothing,
})
