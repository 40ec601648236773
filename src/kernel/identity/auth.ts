import { randomUUID } from 'node:crypto'
import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { genericOAuth, twoFactor, username } from 'better-auth/plugins'
import { sql } from 'kysely'
import type { Database } from '../database/database.ts'
import { type Secrets, versioned } from './secret/secrets.ts'
import { LOGIN } from './sign-in/login-name.ts'
import { type OidcSettings, type OnCitizen, oidcProvider, PROVIDER } from './sign-in/oidc/oidc.ts'
import { startSession } from './sign-in/start-session.ts'

export interface AuthOptions {
  database: Database
  origin: string
  secrets: Secrets
  title: string
  sessionHours: number
  oidc: OidcSettings | null
  onCitizen: OnCitizen
}

/** Where the sign-in library believes itself to be; only our own handlers call it, nothing of it is mounted. */
export const CALLBACK_PATH = '/login/oidc/callback'

/**
 * The sign-in library (better-auth) on the city's own tables. It checks passwords and codes, walks the OIDC road
 * and makes sessions; it is called by our handlers and answers no request by itself.
 */
export function makeAuth(options: AuthOptions) {
  return betterAuth({
    appName: options.title,
    baseURL: `${options.origin}/login/oidc`,
    basePath: '/login/oidc',
    secrets: versioned(options.secrets),
    database: { db: options.database.db, type: 'postgres', transaction: true },
    logger: { disabled: true },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, maxPasswordLength: 128 },
    user: {
      modelName: 'identity_account',
      fields: {
        name: 'label',
        emailVerified: 'email_verified',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      additionalFields: {
        kind: { type: 'string', required: true, defaultValue: 'citizen', input: false },
        duty: { type: 'string', required: true, defaultValue: 'business', input: false },
        person: { type: 'string', required: false },
      },
    },
    account: {
      modelName: 'identity_credential',
      fields: {
        userId: 'account',
        accountId: 'subject',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      updateAccountOnSignIn: false,
      accountLinking: { enabled: true, trustedProviders: [PROVIDER] },
    },
    session: {
      modelName: 'identity_session',
      fields: {
        userId: 'account',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      additionalFields: {
        seenAt: {
          type: 'date',
          required: true,
          input: false,
          fieldName: 'seen_at',
          defaultValue: () => new Date(),
        },
      },
      expiresIn: options.sessionHours * 3600,
      disableSessionRefresh: true,
    },
    verification: {
      modelName: 'identity_challenge',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    advanced: {
      database: { generateId: () => randomUUID() },
      // The `__Host-` prefix is part of the names, so the library must not add `__Secure-` before it.
      useSecureCookies: false,
      cookiePrefix: '__Host-haihe',
      cookies: { session_token: { name: '__Host-haihe.session' } },
      defaultCookieAttributes: { secure: true, httpOnly: true, sameSite: 'lax', path: '/' },
      ipAddress: { ipAddressHeaders: ['x-haihe-address'] },
    },
    databaseHooks: {
      account: { create: { before: async (account) => ({ data: withoutTokens(account) }) } },
      session: {
        create: {
          before: async (session) => {
            await refuseDisabled(options.database, session.userId)
          },
        },
      },
    },
    plugins: [
      username({
        minUsernameLength: 3,
        maxUsernameLength: 40,
        usernameValidator: (login) => LOGIN.test(login),
        displayUsername: false,
        schema: { user: { fields: { username: 'login' } } },
      }),
      twoFactor({
        // Tries are counted by login-limits.ts, which an attacker cannot use to lock an official out.
        accountLockout: { enabled: false },
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: 'identity_second_factor',
            fields: {
              userId: 'account',
              backupCodes: 'backup_codes',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
      ...(options.oidc
        ? [
            genericOAuth({
              config: [oidcProvider(options.oidc, options.origin + CALLBACK_PATH, sameCitizen(options))],
            }),
          ]
        : []),
      startSession(),
    ],
  })
}

export type Auth = ReturnType<typeof makeAuth>

function withoutTokens<T extends object>(account: T): T {
  return { ...account, accessToken: null, refreshToken: null, idToken: null }
}

async function refuseDisabled(database: Database, account: string): Promise<void> {
  const { rows } =
    await sql`select 1 from identity_account where id = ${account} and disabled_at is null`.execute(
      database.db,
    )
  if (rows.length === 0)
    throw new APIError('FORBIDDEN', { code: 'ACCOUNT_DISABLED', message: 'account disabled' })
}

/** A provider's subject never becomes another person: that would hand over an account. */
function sameCitizen({ database, onCitizen }: AuthOptions): OnCitizen {
  return async (claims) => {
    const found = await onCitizen(claims)
    const { rows } = await sql<{ person: string }>`select a.person from identity_credential c
      join identity_account a on a.id = c.account
      where c.provider_id = ${PROVIDER} and c.subject = ${claims.subject}`.execute(database.db)
    if (rows[0] && rows[0].person !== found.person) throw new SubjectChanged()
    return found
  }
}

/** The provider names another person under a subject that is already known. */
export class SubjectChanged extends Error {
  override name = 'SubjectChanged'
}
