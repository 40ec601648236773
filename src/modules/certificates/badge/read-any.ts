import type { PublicKeyDocument } from '../../../kernel/sealing/index.ts'
import { type CredentialReading, readCredential } from '../credential.ts'
import { type BadgeReading, isBadge, readBadge } from './read-badge.ts'

/** Reads a certificate's credential in either form that was ever handed out: the token, or the badge. */
export const readAny = (
  text: string,
  keys: PublicKeyDocument,
  at: Date,
): Promise<CredentialReading | BadgeReading> =>
  isBadge(text) ? readBadge(text, keys, at) : readCredential(text, keys, at)
