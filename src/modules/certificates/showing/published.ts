import { z } from 'zod'
import { statusToken } from '../../../kernel/sealing/index.ts'
import { anybody, verb } from '../../../kernel/verb/index.ts'
import { LIST_KEPT_SECONDS } from '../badge/status-list.ts'
import { endedIn } from '../badge/status-store.ts'
import { refusals } from '../refusals.ts'
import { TOKEN_PATH, TYPE_PATH } from './addresses.ts'
import { CLAIMS } from './claims.ts'

const DAY_SECONDS = 86_400

/** The status list in the form that selective credentials point to (statuslist+jwt), drawn from the register when it is read. */
export const readStatusToken = verb({
  name: 'certificates.status-token',
  title: '下载选择性凭证的状态表',
  http: 'GET /certificates/status-token/{list}',
  who: anybody(),
  input: z.strictObject({ list: z.coerce.number().int().min(0).max(999_999) }),
  output: z.object({ token: z.string() }),
  async run(ctx, { list }) {
    const ended = await endedIn(ctx.db, list)
    if (!ended) throw refusals.noSuchStatusList()
    const token = statusToken(ctx.signer, {
      list: `${ctx.origin}${TOKEN_PATH}${list}`,
      ended,
      at: ctx.now,
      keptSeconds: LIST_KEPT_SECONDS,
      lastsSeconds: DAY_SECONDS,
    })
    if (token === null) throw refusals.noBadgeKey()
    return { token }
  },
})

/** What the kind of credential is, and what each of its claims is called (凭证类型说明). */
export const readCredentialType = verb({
  name: 'certificates.credential-type',
  title: '查看凭证类型说明',
  http: 'GET /certificates/credential-type',
  who: anybody(),
  input: z.strictObject({}),
  output: z.record(z.string(), z.unknown()),
  async run(ctx) {
    return {
      vct: ctx.origin + TYPE_PATH,
      name: 'Skill level certificate',
      display: [{ locale: 'zh-CN', name: '职业技能等级证书' }],
      claims: Object.entries(CLAIMS).map(([name, label]) => ({
        path: [name],
        display: [{ locale: 'zh-CN', label }],
        sd: 'always',
      })),
    }
  },
})

/** The keys by which such credentials are verified, where their issuer's address says (jwt-vc-issuer). */
export const readJwtIssuer = verb({
  name: 'certificates.jwt-issuer',
  title: '下载选择性凭证的验签公钥',
  http: 'GET /certificates/jwt-issuer',
  who: anybody(),
  input: z.strictObject({}),
  output: z.object({
    issuer: z.string(),
    jwks: z.object({ keys: z.array(z.record(z.string(), z.unknown())) }),
  }),
  async run(ctx) {
    const keys = ctx.signer.publicKeys().keys.filter(({ alg }) => alg === 'EdDSA')
    return { issuer: ctx.origin, jwks: { keys } }
  },
})
