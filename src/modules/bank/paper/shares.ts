import { combine, split } from 'shamir-secret-sharing'

/** So many officials hold a share of a paper's key, and so many of them open it. */
export const HOLDERS = 3
export const OPENERS = 2

/** The shares of a key, in hexadecimal. */
export async function sharesOf(key: Uint8Array): Promise<string[]> {
  const shares = await split(new Uint8Array(key), HOLDERS, OPENERS)
  return shares.map((share) => Buffer.from(share).toString('hex').toUpperCase())
}

/** The key that two shares give; another one where they do not belong together, which the seal then refuses. */
export async function keyFrom(shares: readonly string[]): Promise<Uint8Array> {
  return combine(shares.map((share) => new Uint8Array(Buffer.from(share, 'hex'))))
}

/** A share without what its holder added: blanks, hyphens, small letters. */
export const plainShare = (typed: string): string => typed.toUpperCase().replace(/[^0-9A-F]/g, '')

/** A share as its holder reads it: in groups of six. */
export const inGroups = (text: string): string => text.match(/.{1,6}/g)?.join('-') ?? ''
