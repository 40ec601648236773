import { createHash } from 'node:crypto'

/** The secrets of a city's sign-in, the newest first: new things are signed and encrypted with the first. */
export type Secrets = readonly [string, ...string[]]

/** The secrets as the sign-in library names them: by a number that stays when others come and go. */
export const versioned = (secrets: Secrets): { version: number; value: string }[] =>
  secrets.map((value) => ({
    version: Number.parseInt(createHash('sha256').update(value).digest('hex').slice(0, 8), 16),
    value,
  }))

/** The secrets as the library's encryption takes them. */
export function secretConfig(secrets: Secrets): { keys: Map<number, string>; currentVersion: number } {
  const all = versioned(secrets)
  return {
    keys: new Map(all.map(({ version, value }) => [version, value])),
    currentVersion: (all[0] as { version: number }).version,
  }
}
